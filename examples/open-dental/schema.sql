-- The tables and columns of Open Dental that the queries read, as its database documentation describes them. It has many more of both.
-- No date is 0001-01-01, no link is 0.

CREATE TABLE patient (
  PatNum bigint(20) NOT NULL AUTO_INCREMENT PRIMARY KEY,
  LName varchar(100) NOT NULL DEFAULT '',
  FName varchar(100) NOT NULL DEFAULT '',
  PatStatus tinyint(3) unsigned NOT NULL DEFAULT 0, -- Patient 0, NonPatient 1, Inactive 2, Archived 3, Deleted 4, Deceased 5, Prospective 6
  Birthdate date NOT NULL DEFAULT '0001-01-01',
  HmPhone varchar(30) NOT NULL DEFAULT '',
  WkPhone varchar(30) NOT NULL DEFAULT '',
  WirelessPhone varchar(30) NOT NULL DEFAULT '',
  Email varchar(100) NOT NULL DEFAULT '',
  PriProv bigint(20) NOT NULL DEFAULT 0,
  -- None 0, DoNotCall 1, HmPhone 2, WkPhone 3, WirelessPh 4, Email 5, SeeNotes 6, Mail 7, TextMessage 8
  PreferConfirmMethod tinyint(3) unsigned NOT NULL DEFAULT 0,
  PreferContactMethod tinyint(3) unsigned NOT NULL DEFAULT 0,
  PreferRecallMethod tinyint(3) unsigned NOT NULL DEFAULT 0,
  Language varchar(100) NOT NULL DEFAULT '',
  TxtMsgOk tinyint(4) NOT NULL DEFAULT 0, -- Unknown 0, Yes 1, No 2
  DateTimeDeceased datetime NOT NULL DEFAULT '0001-01-01 00:00:00'
);

CREATE TABLE guardian (
  GuardianNum bigint(20) NOT NULL AUTO_INCREMENT PRIMARY KEY,
  PatNumChild bigint(20) NOT NULL DEFAULT 0,
  PatNumGuardian bigint(20) NOT NULL DEFAULT 0,
  Relationship tinyint(4) NOT NULL DEFAULT 0, -- Father 0, Mother 1, Stepfather 2, ..., Sitter 6, ...
  IsGuardian tinyint(4) NOT NULL DEFAULT 0
);

CREATE TABLE commoptout (
  CommOptOutNum bigint(20) NOT NULL AUTO_INCREMENT PRIMARY KEY,
  PatNum bigint(20) NOT NULL DEFAULT 0,
  OptOutSms int(11) NOT NULL DEFAULT 0, -- flags: All 1, eConfirm 2, eReminder 4, eThankYou 8, WebSchedRecall 16, ..., Birthdays 1024
  OptOutEmail int(11) NOT NULL DEFAULT 0
);

CREATE TABLE patfield (
  PatFieldNum bigint(20) NOT NULL AUTO_INCREMENT PRIMARY KEY,
  PatNum bigint(20) NOT NULL DEFAULT 0,
  FieldName varchar(255) NOT NULL DEFAULT '',
  FieldValue text NOT NULL
);

CREATE TABLE provider (
  ProvNum bigint(20) NOT NULL AUTO_INCREMENT PRIMARY KEY,
  Abbr varchar(255) NOT NULL DEFAULT '',
  LName varchar(100) NOT NULL DEFAULT '',
  FName varchar(100) NOT NULL DEFAULT '',
  Suffix varchar(100) NOT NULL DEFAULT '',
  Specialty bigint(20) NOT NULL DEFAULT 0,
  IsNotPerson tinyint(4) NOT NULL DEFAULT 0
);

CREATE TABLE definition (
  DefNum bigint(20) NOT NULL AUTO_INCREMENT PRIMARY KEY,
  Category tinyint(3) unsigned NOT NULL DEFAULT 0, -- ApptConfirmed 2, RecallUnschedStatus 13, TxPriorities 20, CommLogTypes 27, ProviderSpecialties 35
  ItemName varchar(255) NOT NULL DEFAULT ''
);

CREATE TABLE procedurecode (
  CodeNum bigint(20) NOT NULL AUTO_INCREMENT PRIMARY KEY,
  ProcCode varchar(15) NOT NULL DEFAULT '',
  Descript varchar(255) NOT NULL DEFAULT '',
  LaymanTerm varchar(255) NOT NULL DEFAULT ''
);

CREATE TABLE procedurelog (
  ProcNum bigint(20) NOT NULL AUTO_INCREMENT PRIMARY KEY,
  PatNum bigint(20) NOT NULL DEFAULT 0,
  AptNum bigint(20) NOT NULL DEFAULT 0,
  ProcDate date NOT NULL DEFAULT '0001-01-01',
  ToothNum varchar(2) NOT NULL DEFAULT '', -- 1-32 or A-T, whatever the screen shows; 51-82 and AS-TS for supernumerary teeth
  Priority bigint(20) NOT NULL DEFAULT 0,
  ProcStatus tinyint(3) unsigned NOT NULL DEFAULT 0, -- TP 1, C 2, EC 3, EO 4, R 5, D 6, Cn 7, TPi 8
  ProvNum bigint(20) NOT NULL DEFAULT 0,
  CodeNum bigint(20) NOT NULL DEFAULT 0,
  DateTP date NOT NULL DEFAULT '0001-01-01',
  KEY (AptNum),
  KEY (PatNum)
);

CREATE TABLE treatplan (
  TreatPlanNum bigint(20) NOT NULL AUTO_INCREMENT PRIMARY KEY,
  PatNum bigint(20) NOT NULL DEFAULT 0,
  DateTP date NOT NULL DEFAULT '0001-01-01',
  Heading varchar(255) NOT NULL DEFAULT '',
  Signature text NOT NULL,
  TPStatus tinyint(4) NOT NULL DEFAULT 0, -- Saved 0, Active 1, Inactive 2
  DateTSigned datetime NOT NULL DEFAULT '0001-01-01 00:00:00',
  KEY (PatNum)
);

CREATE TABLE proctp (
  ProcTPNum bigint(20) NOT NULL AUTO_INCREMENT PRIMARY KEY,
  TreatPlanNum bigint(20) NOT NULL DEFAULT 0,
  PatNum bigint(20) NOT NULL DEFAULT 0,
  ProcNumOrig bigint(20) NOT NULL DEFAULT 0,
  ItemOrder smallint(5) unsigned NOT NULL DEFAULT 0,
  Priority bigint(20) NOT NULL DEFAULT 0,
  ProcCode varchar(255) NOT NULL DEFAULT '',
  Descript varchar(255) NOT NULL DEFAULT '',
  KEY (TreatPlanNum),
  KEY (PatNum)
);

CREATE TABLE appointment (
  AptNum bigint(20) NOT NULL AUTO_INCREMENT PRIMARY KEY,
  PatNum bigint(20) NOT NULL DEFAULT 0,
  AptStatus tinyint(3) unsigned NOT NULL DEFAULT 0, -- None 0, Scheduled 1, Complete 2, UnschedList 3, ASAP 4, Broken 5, Planned 6, PtNote 7, PtNoteCompleted 8
  Confirmed bigint(20) NOT NULL DEFAULT 0,
  ProvNum bigint(20) NOT NULL DEFAULT 0,
  ProvHyg bigint(20) NOT NULL DEFAULT 0,
  AptDateTime datetime NOT NULL DEFAULT '0001-01-01 00:00:00',
  IsHygiene tinyint(3) unsigned NOT NULL DEFAULT 0,
  SecDateTEntry datetime NOT NULL DEFAULT '0001-01-01 00:00:00'
);

CREATE TABLE histappointment (
  HistApptNum bigint(20) NOT NULL AUTO_INCREMENT PRIMARY KEY,
  HistDateTStamp datetime NOT NULL DEFAULT '0001-01-01 00:00:00',
  HistApptAction tinyint(4) NOT NULL DEFAULT 0, -- Created 0, Changed 1, Missed 2, Cancelled 3, Deleted 4
  AptNum bigint(20) NOT NULL DEFAULT 0,
  KEY (AptNum)
);

CREATE TABLE recalltype (
  RecallTypeNum bigint(20) NOT NULL AUTO_INCREMENT PRIMARY KEY,
  Description varchar(255) NOT NULL DEFAULT ''
);

CREATE TABLE recall (
  RecallNum bigint(20) NOT NULL AUTO_INCREMENT PRIMARY KEY,
  PatNum bigint(20) NOT NULL DEFAULT 0,
  DateDue date NOT NULL DEFAULT '0001-01-01',
  RecallStatus bigint(20) NOT NULL DEFAULT 0,
  Note text NOT NULL,
  IsDisabled tinyint(3) unsigned NOT NULL DEFAULT 0,
  RecallTypeNum bigint(20) NOT NULL DEFAULT 0,
  DisableUntilBalance double NOT NULL DEFAULT 0,
  DisableUntilDate date NOT NULL DEFAULT '0001-01-01'
);

CREATE TABLE commlog (
  CommlogNum bigint(20) NOT NULL AUTO_INCREMENT PRIMARY KEY,
  PatNum bigint(20) NOT NULL DEFAULT 0,
  CommDateTime datetime NOT NULL DEFAULT '0001-01-01 00:00:00',
  CommType bigint(20) NOT NULL DEFAULT 0,
  Note text NOT NULL,
  Mode_ tinyint(3) unsigned NOT NULL DEFAULT 0, -- None 0, Email 1, Mail 2, Phone 3, In person 4, Text 5, Email and text 6
  SentOrReceived tinyint(3) unsigned NOT NULL DEFAULT 0, -- neither 0, sent 1, received 2
  CommSource tinyint(4) NOT NULL DEFAULT 0 -- User 0, WebSched 1, ProgramLink 2, ApptReminder 3, ...
);
