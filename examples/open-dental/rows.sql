-- An invented clinic. People, numbers and events are made up; the numbers are of the kind that is given to nobody.

INSERT INTO definition (DefNum, Category, ItemName) VALUES
  (1, 2, 'Unconfirmed'), (2, 2, 'Appointment Confirmed'),
  (11, 13, 'E-mailed'), (12, 13, 'Agreed with patient'),
  (21, 20, '1'), (22, 20, 'Urgent'), (23, 20, 'Urgent 1 week'), (24, 20, 'Urgent 2 weeks'), (25, 20, 'Declined'),
  (31, 27, 'Appt Related'), (32, 27, 'Insurance'), (33, 27, 'No answer'), (34, 27, 'Well-being call agreed'), (35, 27, 'Complaint'),
  (36, 27, 'Financial'),
  (41, 35, 'General'), (42, 35, 'Hygienist'), (43, 35, 'Oral surgeon');

INSERT INTO provider (ProvNum, Abbr, LName, FName, Suffix, Specialty, IsNotPerson) VALUES
  (1, 'FINCH', 'Finch', 'Anna', 'DMD', 41, 0),
  (2, 'OKAFOR', 'Okafor', 'Samuel', 'DDS', 43, 0),
  (3, 'LIND', 'Lind', 'Rosa', '', 42, 0),
  (4, 'OFFICE', 'Lime Dental', '', '', 41, 1);

INSERT INTO procedurecode (CodeNum, ProcCode, Descript, LaymanTerm) VALUES
  (1, 'D0120', 'periodic oral evaluation - established patient', 'Exam'),
  (2, 'D0150', 'comprehensive oral evaluation', 'First exam'),
  (3, 'D0274', 'bitewings - four radiographic images', 'X-rays'),
  (4, 'D1110', 'prophylaxis - adult', 'Cleaning'),
  (5, 'D1120', 'prophylaxis - child', 'Cleaning'),
  (6, 'D2392', 'resin-based composite - two surfaces, posterior', 'Filling'),
  (7, 'D2740', 'crown - porcelain/ceramic', 'Crown'),
  (8, 'D3330', 'endodontic therapy, molar tooth', 'Root canal'),
  (9, 'D6010', 'surgical placement of implant body', 'Implant'),
  (10, 'D6058', 'abutment supported porcelain/ceramic crown', ''),
  (11, 'D7140', 'extraction, erupted tooth', 'Extraction'),
  (12, 'D0140', 'limited oral evaluation - problem focused', 'Exam'),
  (13, 'D0170', 're-evaluation - limited, problem focused', 'Control exam'),
  (14, 'D2930', 'prefabricated stainless steel crown - primary tooth', 'Crown on a baby tooth'),
  (15, 'TALK', 'a code of the clinic', ''),
  (16, 'D9986', 'missed appointment', ''),
  (17, 'D9987', 'cancelled appointment', '');

INSERT INTO patient (PatNum, LName, FName, PatStatus, Birthdate, HmPhone, WkPhone, WirelessPhone, Email, PriProv,
    PreferConfirmMethod, PreferContactMethod, PreferRecallMethod, Language, TxtMsgOk, DateTimeDeceased) VALUES
  (1, 'Harper', 'June', 0, '1984-05-11', '(503)555-0101', '', '(503)555-0102', '', 1, 8, 8, 8, 'eng', 1, DEFAULT),
  (2, 'Alvarez', 'Tomas', 0, '1971-09-30', '(503)555-0103', '(503)555-0104', '(503)555-0105', '', 1, 8, 2, 0, 'spa', 1, DEFAULT),
  (3, 'Boone', 'Carla', 0, '1966-01-20', '', '', '(503)555-0106', '', 1, 0, 1, 0, '', 0, DEFAULT),
  (4, 'Chen', 'Wei', 0, '1990-12-02', '', '', '(503)555-0107', '', 1, 0, 6, 0, '', 0, DEFAULT),
  (5, 'Diaz', 'Ana', 0, '1979-03-08', '', '', '(503)555-0108', '', 1, 0, 4, 0, '', 0, DEFAULT),
  (6, 'Ek', 'Lars', 0, '2017-06-14', '', '', '', '', 1, 0, 0, 0, '', 0, DEFAULT),
  (7, 'Ek', 'Maria', 1, '1986-02-27', '', '(503)555-0110', '(503)555-0109', '', 1, 0, 3, 0, '', 0, DEFAULT),
  (8, 'Ek', 'Jonas', 0, '1985-10-05', '', '', '(503)555-0111', '', 1, 1, 0, 0, '', 0, DEFAULT),
  (9, 'Fox', 'Ruth', 0, '1958-08-19', '(503)555-0112', '', '', '', 2, 2, 0, 0, '', 0, DEFAULT),
  (10, 'Gray', 'Paul', 0, '1993-04-23', '', '(503)555-0113', '(503)555-0114', '', 1, 0, 3, 0, '', 0, DEFAULT),
  (11, 'Hill', 'Nora', 0, '1938-11-11', '(503)555-0115', '', '', '', 1, 0, 2, 0, '', 0, '2026-01-30 00:00:00'),
  (12, 'Ito', 'Ken', 0, '1975-07-07', '', '', '(503)555-0116', '', 1, 0, 0, 0, '', 0, DEFAULT),
  (13, 'Jones', 'Bea', 0, '1962-12-24', '(503)555-0117', '', '', '', 1, 0, 0, 0, '', 0, DEFAULT),
  (14, 'Kim', 'Leo', 0, '1999-02-03', '', '', '(503)555-0118', '', 1, 0, 0, 4, '', 0, DEFAULT),
  (15, 'Lopez', 'Eva', 4, '1970-01-01', '', '', '(503)555-0119', '', 1, 0, 0, 0, '', 0, DEFAULT),
  (16, 'Moss', 'Dan', 6, '0001-01-01', '', '', '(503)555-0120', '', 1, 0, 0, 0, '', 1, DEFAULT),
  (17, 'Nash', 'Iris', 0, '1988-06-30', '', '', '(503)555-0121', '', 1, 0, 4, 0, '', 0, DEFAULT),
  (18, 'Owen', 'Kit', 0, '1982-09-12', '', '', '(503)555-0122', 'kit@example.com; office@example.com', 1, 0, 5, 5, '', 0, DEFAULT),
  (19, 'Price', 'Amy', 0, '1995-03-17', '', '', '(503)555-0123', '', 1, 0, 0, 0, '', 0, DEFAULT),
  (20, 'Quinn', 'Sam', 0, '1969-05-05', '', '', '(503)555-0124', '', 1, 0, 0, 0, '', 0, DEFAULT),
  (21, 'Reed', 'Pia', 0, '1991-10-10', '', '', '(503)555-0125', '', 1, 0, 0, 0, '', 1, DEFAULT),
  (22, 'Stone', 'Val', 0, '1980-04-04', '', '', '(503)555-0126', '', 1, 0, 8, 0, '', 1, DEFAULT),
  (23, 'Troy', 'Una', 0, '1977-07-17', '', '', '(503)555-0127', '', 1, 0, 0, 0, '', 0, DEFAULT),
  (24, 'Ueda', 'Rin', 0, '1954-01-09', '(503)555-0128', '', '', '', 1, 0, 7, 7, '', 0, DEFAULT),
  (25, 'Reed', 'Tim', 0, '2018-08-08', '', '', '(503)555-0125', '', 1, 0, 0, 0, '', 0, DEFAULT),
  (26, 'Vance', 'Hugo', 0, '1948-03-03', '', '', '(503)555-0129', 'hugo@example.com', 1, 0, 5, 0, '', 0, DEFAULT),
  (27, 'Webb', 'Lou', 3, '1931-07-01', '(503)555-0130', '', '', '', 1, 0, 7, 7, '', 0, DEFAULT),
  (28, 'Young', 'Zoe', 0, '1996-06-06', '', '', '(503)555-0131', '', 1, 0, 0, 8, '', 0, DEFAULT);

-- The father has asked not to be called, the sister is no guardian.
INSERT INTO guardian (GuardianNum, PatNumChild, PatNumGuardian, Relationship, IsGuardian) VALUES
  (1, 6, 8, 0, 1), (2, 6, 7, 1, 1), (3, 25, 21, 17, 0);

-- Of texts altogether; of birthday greetings by e-mail only; of reminders by e-mail; of texts about recalls.
INSERT INTO commoptout (PatNum, OptOutSms, OptOutEmail) VALUES (22, 1, 0), (18, 0, 1024), (26, 0, 4), (28, 16, 0);

INSERT INTO patfield (PatNum, FieldName, FieldValue) VALUES
  (1, 'Contact consent', 'visits'), (1, 'Contact consent date', '1/15/2026'),
  (2, 'Contact consent', 'yes'), (2, 'Contact consent date', '2/10/2026'), (2, 'Referred by', 'a colleague'),
  (4, 'Contact consent', 'yes'),
  (9, 'Contact consent', 'yes'), (9, 'Contact consent date', '2025-12-10'),
  (10, 'Contact consent', 'yes'), (10, 'Contact consent date', '1/5/2026'), (10, 'Contact days', 'mon-fri'), (10, 'Contact times', '16:00-'),
  (11, 'Contact consent', 'yes'),
  (12, 'Contact consent', 'yes'), (12, 'Contact consent until', '12/31/2026'),
  (13, 'Contact consent', 'yes'), (13, 'Contact consent date', '1/10/2026'),
  (20, 'Contact consent', 'yes'), (20, 'No contact until', '3/16/2026'),
  (21, 'Contact consent', 'yes'), (21, 'Contact by', 'sms, call'),
  (23, 'Contact consent', 'yes'), (23, 'Contact consent', 'no'),
  (15, 'Contact consent', 'yes');

INSERT INTO appointment (AptNum, PatNum, AptStatus, Confirmed, ProvNum, ProvHyg, AptDateTime, IsHygiene, SecDateTEntry) VALUES
  (101, 1, 1, 1, 1, 3, '2026-03-03 10:00:00', 0, '2026-01-15 12:00:00'),
  (102, 2, 5, 1, 1, 0, '2026-02-20 09:00:00', 0, '2026-02-10 11:30:00'),
  (103, 9, 2, 2, 2, 0, '2026-01-15 09:30:00', 0, '2025-12-10 15:00:00'),
  (104, 10, 2, 2, 1, 0, '2026-01-20 17:00:00', 0, '2026-01-05 10:00:00'),
  (105, 17, 2, 2, 2, 0, '2026-02-26 08:30:00', 0, '2026-02-24 09:00:00'),
  (106, 20, 5, 1, 1, 0, '2026-02-18 13:00:00', 0, '2026-02-02 09:00:00'),
  (107, 21, 1, 2, 4, 0, '2026-03-10 14:00:00', 0, '2026-02-11 09:00:00'),
  (108, 21, 5, 1, 1, 0, '2026-02-11 14:00:00', 0, DEFAULT),
  (109, 16, 6, 1, 1, 0, '2026-03-05 09:00:00', 0, DEFAULT),
  (110, 16, 3, 1, 1, 0, DEFAULT, 0, DEFAULT),
  (111, 16, 7, 1, 1, 0, '2026-03-05 09:00:00', 0, DEFAULT),
  (112, 12, 4, 1, 1, 0, '2026-03-20 11:00:00', 0, '2026-02-27 09:00:00'),
  (113, 6, 2, 2, 1, 3, '2025-09-04 15:00:00', 1, '2025-08-01 09:00:00'),
  (114, 18, 2, 2, 1, 0, '2025-12-05 10:00:00', 0, '2025-11-20 09:00:00'),
  (115, 14, 2, 2, 1, 3, '2025-08-20 10:00:00', 1, '2025-08-01 09:00:00'),
  (116, 1, 2, 2, 1, 0, '2026-01-15 11:00:00', 0, '2026-01-08 09:00:00'),
  (117, 5, 2, 2, 1, 0, '2026-02-06 16:00:00', 0, '2026-02-06 08:00:00'),
  (118, 15, 1, 1, 1, 0, '2026-03-04 10:00:00', 0, DEFAULT),
  (119, 19, 2, 2, 1, 0, '2026-02-05 10:00:00', 0, '2026-02-01 09:00:00'),
  (120, 18, 2, 2, 1, 0, '2026-01-09 10:00:00', 0, '2025-12-05 09:00:00');

-- 102 was missed. 106 was called off in time. 108 was missed on another day, then moved, and then broken without a word why.
INSERT INTO histappointment (HistDateTStamp, HistApptAction, AptNum) VALUES
  ('2026-02-10 11:30:00', 0, 102), ('2026-02-20 10:15:00', 2, 102),
  ('2026-02-16 09:00:00', 3, 106),
  ('2026-02-10 15:00:00', 2, 108);

INSERT INTO procedurelog (ProcNum, PatNum, AptNum, ProcDate, ToothNum, Priority, ProcStatus, ProvNum, CodeNum, DateTP) VALUES
  (501, 1, 101, '2026-03-03', '', 0, 1, 3, 4, '2026-01-15'),
  (502, 1, 101, '2026-03-03', '', 0, 1, 1, 1, '2026-01-15'),
  (503, 1, 116, '2026-01-15', '', 0, 2, 1, 2, '2026-01-15'),
  (504, 2, 102, '2026-02-20', '3', 23, 1, 1, 8, '2026-02-10'),
  (505, 2, 0, '2026-02-10', '3', 21, 1, 1, 7, '2026-02-10'),
  (506, 2, 0, '2026-02-20', '', 0, 2, 1, 16, '2026-02-20'),
  (507, 2, 0, '2026-02-10', '', 0, 2, 1, 3, '2026-02-10'),
  (508, 3, 0, '2026-02-10', '31', 23, 1, 1, 8, '2026-02-10'),
  (509, 4, 0, '2026-02-10', '19', 23, 1, 1, 8, '2026-02-10'),
  (510, 5, 117, '2026-02-06', '', 0, 2, 1, 12, '2026-02-06'),
  (511, 5, 117, '2026-02-06', '', 0, 2, 1, 3, '2026-02-06'),
  (512, 5, 0, '2026-02-06', '12', 23, 1, 1, 6, '2026-02-06'),
  (513, 6, 113, '2025-09-04', '', 0, 2, 3, 5, '2025-08-01'),
  (514, 6, 113, '2025-09-04', '', 0, 2, 1, 1, '2025-08-01'),
  (515, 6, 0, '2025-09-04', 'T', 21, 1, 1, 14, '2025-09-04'),
  (516, 9, 103, '2026-01-15', '30', 0, 2, 2, 9, '2025-12-10'),
  (517, 9, 0, '2025-12-10', '30', 0, 1, 1, 10, '2025-12-10'),
  (518, 10, 104, '2026-01-20', '14', 0, 2, 1, 7, '2025-11-01'),
  (519, 10, 0, '2025-11-01', '19', 21, 1, 1, 6, '2025-11-01'),
  (520, 10, 0, '2025-11-01', '20', 0, 6, 1, 6, '2025-11-01'),
  (521, 10, 0, '2025-11-01', '1', 0, 5, 1, 11, '2025-11-01'),
  (522, 10, 0, '2025-11-01', '28', 0, 8, 1, 6, '2025-11-01'),
  (523, 11, 0, '2026-01-12', '8', 23, 1, 1, 8, '2026-01-12'),
  (524, 12, 0, '2026-02-09', '51', 22, 1, 4, 11, '2026-02-09'),
  (525, 13, 0, '2026-01-10', '25', 24, 1, 1, 8, '2026-01-10'),
  (526, 14, 115, '2025-08-20', '', 0, 2, 3, 4, '2025-08-20'),
  (527, 17, 105, '2026-02-26', '16', 0, 2, 2, 11, '2026-02-24'),
  (528, 18, 114, '2025-12-05', '9', 0, 2, 1, 7, '2025-11-20'),
  (529, 18, 120, '2026-01-09', '', 0, 2, 1, 13, '2025-12-05'),
  (530, 19, 119, '2026-02-05', '', 0, 2, 1, 15, '2026-02-05'),
  (531, 19, 0, '2026-02-05', '17', 24, 1, 1, 8, '0001-01-01'),
  (532, 20, 0, '2026-02-02', '24', 25, 1, 1, 7, '2026-02-02'),
  (533, 21, 107, '2026-03-10', '32', 24, 1, 1, 6, '2026-02-09'),
  (534, 23, 0, '2026-02-02', '4', 21, 1, 1, 6, '2026-02-02'),
  (535, 10, 0, '2024-05-05', '15', 0, 3, 1, 6, '2025-11-01');

INSERT INTO treatplan (TreatPlanNum, PatNum, DateTP, Heading, Signature, TPStatus, DateTSigned) VALUES
  (201, 2, '2026-02-10', 'Treatment Plan', 'c2lnbmVk', 0, '2026-02-10 11:40:00'),
  (202, 3, '2026-02-10', 'Treatment Plan', 'c2lnbmVk', 0, '2026-02-10 12:40:00'),
  (203, 4, '2026-02-10', 'Treatment Plan', 'c2lnbmVk', 0, '2026-02-10 13:40:00'),
  (204, 5, '2026-02-06', 'Treatment Plan', '', 0, DEFAULT),
  (205, 5, DEFAULT, 'Active Treatment Plan', '', 1, DEFAULT),
  (206, 6, '2025-09-04', 'Treatment Plan', '', 0, DEFAULT),
  (207, 9, '2025-12-10', 'Treatment Plan', 'c2lnbmVk', 0, '2025-12-10 14:50:00'),
  (208, 10, '2025-11-01', 'Treatment Plan', 'c2lnbmVk', 0, '2025-11-01 10:00:00'),
  (209, 10, '2026-01-05', 'Treatment Plan', 'c2lnbmVk', 0, '2026-01-05 10:00:00'),
  (210, 11, '2026-01-12', 'Treatment Plan', 'c2lnbmVk', 0, '2026-01-12 10:00:00'),
  (211, 12, '2026-02-09', 'Treatment Plan', 'c2lnbmVk', 0, '2026-02-09 10:00:00'),
  (212, 13, '2026-01-10', 'Treatment Plan', 'c2lnbmVk', 0, '2026-01-10 10:00:00'),
  (213, 19, '2026-02-05', 'Treatment Plan', 'c2lnbmVk', 0, '2026-02-05 11:00:00'),
  (214, 20, '2026-02-02', 'Treatment Plan', 'c2lnbmVk', 0, '2026-02-02 10:00:00'),
  (215, 21, '2026-02-09', 'Treatment Plan', 'c2lnbmVk', 0, '2026-02-09 16:00:00'),
  (216, 23, '2026-02-02', 'Treatment Plan', 'c2lnbmVk', 0, DEFAULT);

INSERT INTO proctp (ProcTPNum, TreatPlanNum, PatNum, ProcNumOrig, ItemOrder, Priority, ProcCode, Descript) VALUES
  (601, 201, 2, 504, 0, 23, 'D3330', 'endodontic therapy, molar tooth'),
  (602, 201, 2, 505, 1, 21, 'D2740', 'crown - porcelain/ceramic'),
  (603, 201, 2, 507, 2, 0, 'D0274', 'bitewings - four radiographic images'),
  (604, 202, 3, 508, 0, 23, 'D3330', 'endodontic therapy, molar tooth'),
  (605, 203, 4, 509, 0, 23, 'D3330', 'endodontic therapy, molar tooth'),
  (606, 204, 5, 512, 0, 23, 'D2392', 'resin-based composite - two surfaces, posterior'),
  (607, 206, 6, 515, 0, 21, 'D2930', 'prefabricated stainless steel crown - primary tooth'),
  (608, 207, 9, 516, 0, 0, 'D6010', 'surgical placement of implant body'),
  (609, 207, 9, 517, 1, 0, 'D6058', 'Crown on the implant'),
  (610, 208, 10, 518, 0, 0, 'D2740', 'crown - porcelain/ceramic'),
  (611, 208, 10, 519, 1, 23, 'D2392', 'resin-based composite - two surfaces, posterior'),
  (612, 209, 10, 518, 0, 0, 'D2740', 'crown - porcelain/ceramic'),
  (613, 209, 10, 519, 1, 23, 'D2392', 'resin-based composite - two surfaces, posterior'),
  (614, 209, 10, 520, 2, 0, 'D2392', 'resin-based composite - two surfaces, posterior'),
  (615, 209, 10, 521, 3, 0, 'D7140', 'extraction, erupted tooth'),
  (616, 209, 10, 522, 4, 0, 'D2392', 'resin-based composite - two surfaces, posterior'),
  (617, 209, 10, 0, 5, 0, 'D2392', 'resin-based composite - two surfaces, posterior'),
  (618, 210, 11, 523, 0, 23, 'D3330', 'endodontic therapy'),
  (619, 211, 12, 524, 0, 22, 'D7140', 'extraction, erupted tooth'),
  (620, 212, 13, 525, 0, 24, 'D3330', 'endodontic therapy'),
  (621, 213, 19, 531, 0, 24, 'D3330', 'endodontic therapy, molar tooth'),
  (622, 214, 20, 532, 0, 23, 'D2740', 'crown - porcelain/ceramic'),
  (623, 215, 21, 533, 0, 24, 'D2392', 'resin-based composite - two surfaces, posterior'),
  (624, 216, 23, 534, 0, 0, 'D2392', 'resin-based composite - two surfaces, posterior'),
  (625, 209, 10, 535, 6, 0, 'D2392', 'resin-based composite - two surfaces, posterior');

INSERT INTO recalltype (RecallTypeNum, Description) VALUES
  (1, 'Prophy'), (2, 'Child Prophy'), (3, 'Perio'), (4, '4BW'), (5, 'Free check-up'),
  (6, 'Control exam after complex treatment'), (7, 'Control exam, uncertain result');

INSERT INTO recall (RecallNum, PatNum, DateDue, RecallStatus, Note, IsDisabled, RecallTypeNum, DisableUntilBalance, DisableUntilDate) VALUES
  (301, 6, '2026-03-09', 12, '9/4/2025 the mother asks for a call', 0, 2, 0, DEFAULT),
  (302, 14, '2026-03-05', 12, 'asked to be reminded', 0, 1, 0, DEFAULT),
  (303, 14, DEFAULT, 12, '2025-08-20', 1, 3, 0, '2026-04-01'),
  (304, 16, '2026-02-25', 0, '', 0, 1, 0, DEFAULT),
  (305, 18, '2026-03-06', 12, '2025-12-05 after the crown', 0, 6, 0, DEFAULT),
  (306, 2, '2026-02-25', 11, '', 0, 1, 0, DEFAULT),
  (307, 24, '2026-03-05', 12, '2025-09-05', 0, 1, 0, DEFAULT),
  (308, 21, '2026-03-15', 12, '2025-09-15', 0, 5, 0, '2026-03-20'),
  (309, 10, '2026-03-05', 12, '2025-09-05', 0, 1, 50, DEFAULT),
  (310, 1, '2026-07-15', 12, '1/15/2026', 0, 1, 0, DEFAULT),
  (311, 25, '2026-03-08', 12, '2025-09-10', 0, 2, 0, DEFAULT),
  (312, 17, '2026-05-26', 12, '2026-02-26 socket', 0, 7, 0, DEFAULT),
  (313, 12, '2026-03-05', 12, '2025-09-05', 0, 4, 0, DEFAULT),
  (314, 28, '2026-03-05', 12, '2025-09-05', 0, 1, 0, DEFAULT);

INSERT INTO commlog (CommlogNum, PatNum, CommDateTime, CommType, Note, Mode_, SentOrReceived, CommSource) VALUES
  (401, 13, '2026-02-01 15:10:00', 32, 'Called about the claim. She says: please do not call me any more.', 3, 1, 0),
  (402, 10, '2026-02-27 16:30:00', 33, 'Left a message', 3, 1, 0),
  (403, 17, '2026-02-24 09:05:00', 34, '', 4, 0, 0),
  (404, 21, '2026-03-01 12:00:00', 31, 'Your appointment is on March 10', 5, 1, 3),
  (405, 2, '2026-02-23 10:00:00', 36, 'Statement sent', 2, 1, 0),
  (406, 22, '2026-01-05 18:20:00', 31, 'Text message received: STOP', 5, 2, 0),
  (407, 12, '2026-02-27 09:30:00', 35, 'Waited an hour', 3, 2, 0),
  (408, 16, '2026-02-22 08:00:00', 31, 'Time for a cleaning', 6, 1, 1),
  (409, 15, '2026-02-22 08:00:00', 33, '', 3, 1, 0);
