//! A second opinion on every contact of a list, from the cells of the exports: is there a reason, was it allowed, is it the time, is it
//! the right number. It knows only what the generator writes, and only looks for contacts that should not be.

use crate::Table;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate};
use recall::export::columns::File;
use recall::model::clinic::{Channel, Reason, Windows};
use recall::model::decision::Decision;
use recall::plan::contacts::Contact;
use recall::plan::practice::Practice;

use super::exports::{self, Exports, GARBAGE, columns, date_planned, is_remark};

type Row<'a> = BTreeMap<&'static str, &'a str>;

/// Looks at every contact of the list.
pub fn judge(exports: &Exports) {
    exports.planned(|practice, plan, _| {
        for contact in &plan.contacts {
            Case {
                exports,
                practice,
                contact,
                row: one_row(exports, practice, contact),
            }
            .judge();
        }
    });
}

/// A contact that is looked at.
struct Case<'a> {
    exports: &'a Exports,
    practice: &'a Practice<'a>,
    contact: &'a Contact,
    row: Row<'a>,
}

/// What patients.csv says of whoever is contacted, with the card laid over it.
fn one_row<'a>(exports: &'a Exports, practice: &Practice<'_>, contact: &Contact) -> Row<'a> {
    let id = practice.clinic.patient_id(contact.patient);
    let own = |file| {
        exports
            .rows(file)
            .into_iter()
            .filter(|row| row["patient_id"] == id)
            .collect::<Vec<_>>()
    };
    let (rows, cards) = (own(File::Patients), own(File::Cards));
    let refused = |rows: &[Row<'_>]| rows.iter().any(|row| is_no(row["consent"]));
    assert!(!refused(&rows) && !refused(&cards), "a no is a no");
    let mut row = rows[0].clone();
    let Some(card) = cards.into_iter().next() else {
        return row;
    };
    let consent = ["consent", "consent_on", "consent_until"];
    let speaks_of_consent = consent.iter().any(|column| !card[column].is_empty());
    for (column, cell) in card {
        let is_consent = consent.contains(&column);
        match column {
            "pause_until" => {
                let later = date(cell).max(date(row[column]));
                assert!(later.is_none_or(|until| until <= date_planned()), "paused");
            }
            _ if is_consent && speaks_of_consent || !is_consent && !cell.is_empty() => {
                row.insert(column, cell);
            }
            _ => {}
        }
    }
    row
}

fn is_no(cell: &str) -> bool {
    ["no", "нет"].contains(&cell)
}

fn is_yes(cell: &str) -> bool {
    ["yes", "да"].contains(&cell)
}

fn date(cell: &str) -> Option<NaiveDate> {
    let cell = cell.split(' ').next().unwrap_or_default();
    let date = cell
        .parse()
        .ok()
        .or_else(|| NaiveDate::parse_from_str(cell, "%d.%m.%Y").ok())?;
    (date >= NaiveDate::from_ymd_opt(1900, 1, 1).unwrap()).then_some(date)
}

/// Date and minute.
fn moment(cell: &str) -> Option<(NaiveDate, u16)> {
    let time = cell.split_once(' ').map_or("0:00", |(_, time)| time);
    let (hour, minute) = time.split_once(':')?;
    Some((
        date(cell)?,
        hour.parse::<u16>().ok()? * 60 + minute.parse::<u16>().ok()?,
    ))
}

/// When a contact was made: in recall's own record, which alone has entries, a date alone is the end of the day.
fn made_at(row: &Row<'_>) -> Option<(NaiveDate, u16)> {
    let cell = row["contacted_at"];
    let is_end = row.contains_key("entry") && !cell.contains(':');
    let (date, minute) = moment(cell)?;
    Some((date, if is_end { 24 * 60 } else { minute }))
}

/// The last ten digits of each number.
fn numbers(cell: &str) -> Vec<u64> {
    let digits = |part: &str| {
        part.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    let numbers = cell
        .split(';')
        .map(digits)
        .filter(|digits| digits.len() == 11);
    numbers.map(|digits| digits[1..].parse().unwrap()).collect()
}

/// The contacts of both files.
fn contacts(exports: &Exports) -> Vec<Row<'_>> {
    let entry = |row: &Row<'_>| {
        let entry = row.get("entry").filter(|entry| !entry.is_empty());
        entry.map(|entry| entry.split('#').next().unwrap_or_default().to_owned())
    };
    // Of an entry of which something was taken back it is not told here what is left.
    let recorded = exports.rows(File::RecallContacts).into_iter();
    let undone = recorded.filter(|row| row["outcome"] == "undone");
    let undone: BTreeSet<String> = undone.filter_map(|row| entry(&row)).collect();
    let both = [File::Contacts, File::RecallContacts];
    both.into_iter()
        .flat_map(|file| exports.rows(file))
        .filter(|row| row["outcome"] != "undone")
        .filter(|row| entry(row).is_none_or(|entry| !undone.contains(&entry)))
        .collect()
}

impl<'a> Case<'a> {
    fn id(&self) -> &'a str {
        self.row["patient_id"]
    }

    fn cell(&self, column: &str) -> &'a str {
        self.row[column]
    }

    fn judge(&self) {
        self.rows_are_fit_for_use();
        self.no_row_seems_to_name_the_patient();
        self.no_note_refuses();
        assert!(
            ["", "active"].contains(&self.cell("status")),
            "no patient any more"
        );
        let pause = date(self.cell("pause_until"));
        assert!(pause.is_none_or(|until| until <= date_planned()), "paused");
        let is_unwell = self.contact.cases.iter().any(Decision::is_unwell);
        if !is_unwell {
            self.no_complaint_is_open();
        }
        self.nobody_asked_not_to_be_contacted();
        self.no_second_card_says_no();
        self.address_was_given();
        self.time_suits();
        assert!(!self.contact.cases.is_empty());
        let allowing = self
            .contact
            .cases
            .iter()
            .filter(|case| self.case_allows(case))
            .count();
        assert!(allowing > 0, "a channel that nobody wanted");
    }

    /// No row about the patient is damaged, and his own are all alike.
    fn rows_are_fit_for_use(&self) {
        let everywhere = [
            File::Patients,
            File::Cards,
            File::Visits,
            File::Contacts,
            File::RecallContacts,
        ];
        self.signatures_are_fit_for_use();
        let apart = |table: &&Table| table.file != File::Signatures;
        for table in self.exports.tables.iter().filter(apart) {
            let place = table.place("patient_id");
            let plans_matter = self
                .contact
                .cases
                .iter()
                .any(|case| matches!(self.name(case), ("plan", _)));
            let agreements_matter = self
                .contact
                .cases
                .iter()
                .any(|case| matches!(self.name(case), ("agreement", _)));
            let matters = everywhere.contains(&table.file)
                || table.file == File::Plans && plans_matter
                || table.file == File::Agreements && agreements_matter;
            for row in table
                .rows
                .iter()
                .filter(|row| row[place] == self.id() && matters)
            {
                assert_eq!(
                    row.len(),
                    columns(table.file).len(),
                    "a cell too many: {row:?}"
                );
                for (&column, cell) in columns(table.file).iter().zip(row) {
                    let harmless = is_remark(table.file, column)
                        || column == "phone"
                            && matches!(table.file, File::Contacts | File::RecallContacts);
                    assert!(
                        harmless || !GARBAGE.contains(&cell.as_str()),
                        "unreadable: {row:?}"
                    );
                }
            }
        }
    }

    /// No row of nobody names the patient but for what spreadsheets change in an id.
    fn no_row_seems_to_name_the_patient(&self) {
        let reduced = |id: &str| {
            let id = id.trim_start_matches('\'').replace('A', "А");
            let id = id.strip_suffix(".0").unwrap_or(&id);
            id.trim_start_matches('0').to_owned()
        };
        let known = self.exports.patient_ids();
        let everywhere = [
            File::Cards,
            File::Visits,
            File::Contacts,
            File::RecallContacts,
        ];
        for file in everywhere {
            for row in self.exports.rows(file) {
                let id = row["patient_id"];
                let seems = !known.contains(id) && reduced(id) == reduced(self.id());
                assert!(!seems, "may be the patient's: {row:?}");
            }
        }
    }

    /// Nobody noted not to contact the patient, save beside a contact after which there was a yes.
    fn no_note_refuses(&self) {
        for table in &self.exports.tables {
            if !columns(table.file).contains(&"note") {
                continue;
            }
            for row in self.exports.rows(table.file) {
                let refuses = exports::REFUSING_NOTES.contains(&row["note"]);
                // Of an entry another row may be in force.
                let may_not_count = row.get("entry").is_some_and(|entry| !entry.is_empty());
                // Without an entry it says that rows were taken out, and is nobody's.
                let is_mark = table.file == File::RecallContacts && row["outcome"] == "undone";
                let counts = !may_not_count && !is_mark;
                if !refuses || row["patient_id"] != self.id() || !counts {
                    continue;
                }
                let noted = row.get("contacted_at").and_then(|at| date(at));
                let lifted = noted.is_some_and(|noted| self.consented_on() > Some(noted));
                assert!(lifted, "noted not to call: {row:?}");
            }
        }
    }

    /// No row about a plan of the patient's is damaged, where the contact is about plans.
    fn signatures_are_fit_for_use(&self) {
        let is_plan = |case: &&Decision| matches!(self.name(case), ("plan", _));
        let Some(table) = self.exports.table(File::Signatures) else {
            return;
        };
        if !self.contact.cases.iter().any(|case| is_plan(&case)) {
            return;
        }
        let plans = self.exports.rows(File::Plans);
        let own = |id: &str| {
            let is_own = |row: &&Row<'_>| row["patient_id"] == self.id() && row["plan_id"] == id;
            plans.iter().any(|row| is_own(&row))
        };
        for row in table.rows.iter().filter(|row| own(&row[0])) {
            assert_eq!(row.len(), columns(table.file).len(), "{row:?}");
            let garbage = |cell: &String| GARBAGE.contains(&cell.as_str());
            assert!(!row.iter().any(garbage), "unreadable: {row:?}");
        }
    }

    /// An item as its row and what is signed apart say.
    fn signed(&self, mut item: Row<'a>) -> Row<'a> {
        let over = self.exports.rows(File::Signatures);
        for named in ["", item["item_id"]] {
            let is_over =
                |row: &&Row<'a>| row["plan_id"] == item["plan_id"] && row["item_id"] == named;
            if let Some(row) = over.iter().find(is_over) {
                for column in ["signed_on", "urgent", "due_on", "answer"] {
                    let refused = column == "answer" && !["", "agreed"].contains(&item["answer"]);
                    if !row[column].is_empty() && !refused {
                        item.insert(column, row[column]);
                    }
                }
            }
        }
        item
    }

    fn own_contacts(&self) -> impl Iterator<Item = Row<'a>> {
        let id = self.id();
        contacts(self.exports)
            .into_iter()
            .filter(move |row| row["patient_id"] == id)
    }

    fn no_complaint_is_open(&self) {
        let at = |outcome: &'static str| {
            self.own_contacts()
                .filter(move |row| row["outcome"] == outcome)
                .map(|row| made_at(&row))
        };
        let resolved = || {
            at("resolved")
                .flatten()
                .filter(|resolved| resolved.0 <= date_planned())
        };
        for complaint in at("complaint") {
            assert!(
                resolved().any(|resolved| Some(resolved) > complaint),
                "an open complaint"
            );
        }
    }

    /// The date of a consent that outweighs earlier refusals.
    fn consented_on(&self) -> Option<NaiveDate> {
        let consents = is_yes(self.cell("consent")) || self.cell("consent") == "visits";
        date(self.cell("consent_on")).filter(|&on| consents && on <= date_planned())
    }

    fn nobody_asked_not_to_be_contacted(&self) {
        let number = self
            .contact
            .number
            .map(|number| number.digits() % 10_000_000_000);
        for row in contacts(self.exports)
            .iter()
            .filter(|row| row["outcome"] == "opt_out")
        {
            let of_number = number.is_some_and(|number| numbers(row["phone"]).contains(&number));
            if of_number || row["patient_id"] == self.id() {
                let outweighed = match (date(row["contacted_at"]), self.consented_on()) {
                    (Some(asked), Some(consented)) => consented > asked,
                    _ => false,
                };
                assert!(outweighed, "asked not to be contacted: {row:?}");
            }
        }
    }

    /// No card that may be the same person's says no, or to wait.
    fn no_second_card_says_no(&self) {
        if self
            .exports
            .setting()
            .toml
            .contains("allow_possible_duplicates")
        {
            return;
        }
        let patients = self.exports.rows(File::Patients);
        let cards = self.exports.rows(File::Cards);
        let all_numbers = |id: &str| {
            let rows = patients.iter().filter(|row| row["patient_id"] == id);
            let cards = cards.iter().filter(|row| row["patient_id"] == id);
            let columns = ["phone", "call_phone", "guardian_phone"];
            let cells = rows
                .chain(cards)
                .flat_map(|row| columns.map(|column| row.get(column).copied().unwrap_or_default()));
            cells.flat_map(numbers).collect::<Vec<u64>>()
        };
        let plain = |cell: &str| cell.to_lowercase().replace('ё', "е");
        let own = all_numbers(self.id());
        let differ = |row: &Row<'_>, column| {
            let (one, other) = (plain(self.cell(column)), plain(row[column]));
            !one.is_empty() && !other.is_empty() && one != other
        };
        let agree = |row: &Row<'_>, own: &str, other: &str| {
            let (one, other) = (plain(self.cell(own)), plain(row[other]));
            !one.is_empty() && one == other
        };
        let born = |row: &Row<'_>| date(row["birth_date"]);
        for row in patients.iter().filter(|row| row["patient_id"] != self.id()) {
            let turned_round =
                agree(row, "first_name", "last_name") && agree(row, "last_name", "first_name");
            let one_name = agree(row, "first_name", "first_name")
                && (agree(row, "last_name", "last_name")
                    || born(row).is_some() && born(row) == born(&self.row));
            let born_apart =
                born(row).is_some() && born(&self.row).is_some() && born(row) != born(&self.row);
            let is_likely = all_numbers(row["patient_id"])
                .iter()
                .any(|it| own.contains(it))
                && (turned_round || one_name)
                && !(differ(row, "patronymic") && born_apart);
            if is_likely && !row["patient_id"].is_empty() {
                assert!(!is_no(row["consent"]), "a second card says no: {row:?}");
                assert!(
                    ["", "active"].contains(&row["status"]) || GARBAGE.contains(&row["status"]),
                    "{row:?}"
                );
                let pause = date(row["pause_until"]);
                assert!(pause.is_none_or(|until| until <= date_planned()), "{row:?}");
            }
        }
    }

    fn is_minor(&self) -> bool {
        match date(self.cell("birth_date")) {
            Some(birth) => date_planned() < of_age_on(birth),
            None => {
                !self.cell("guardian_name").is_empty() || !self.cell("guardian_phone").is_empty()
            }
        }
    }

    fn address_was_given(&self) {
        assert_eq!(self.contact.to_guardian, self.is_minor());
        if self.contact.channel == Channel::Email {
            assert!(
                !self.is_minor() && !self.cell("email").is_empty(),
                "no address"
            );
            return;
        }
        let call_phone = numbers(self.cell("call_phone"));
        let given = if self.is_minor() {
            assert!(!self.cell("guardian_name").is_empty(), "no guardian");
            numbers(self.cell("guardian_phone"))
        } else if call_phone.is_empty() {
            numbers(self.cell("phone"))
        } else {
            call_phone
        };
        let number = self.contact.number.unwrap().digits() % 10_000_000_000;
        assert!(given.contains(&number), "a number that was not given");
        self.number_is_not_wrong(number);
        // Of the numbers that are written all with 495 are fixed lines, and no others.
        let is_fixed_line = number / 10_000_000 == 495;
        let by_voice = self.contact.channel == Channel::Call;
        assert!(by_voice || !is_fixed_line, "a text to a fixed line");
    }

    fn number_is_not_wrong(&self, number: u64) {
        let month_ago = date_planned() - Days::new(30);
        let known = || {
            self.own_contacts()
                .filter(|row| date(row["contacted_at"]).is_some_and(|on| on <= date_planned()))
        };
        for wrong in known().filter(|row| row["outcome"] == "wrong_number") {
            let at = made_at(&wrong);
            let named = numbers(wrong["phone"]);
            let concerns = named.contains(&number) || named.is_empty() && at.unwrap().0 > month_ago;
            let put_right = known().any(|row| {
                ["reached", "booked", "declined", "callback"].contains(&row["outcome"])
                    && made_at(&row) >= at
                    && (named.is_empty() || numbers(row["phone"]).contains(&number))
            });
            assert!(!concerns || put_right, "somebody else's number: {wrong:?}");
        }
    }

    fn name(&self, case: &Decision) -> (&'static str, &'a str) {
        case.case().unwrap().parts(self.practice.clinic)
    }

    /// Every minute of every window suits clinic and patient.
    fn time_suits(&self) {
        let setting = self.exports.setting();
        let shift = setting.shift.expect("the clinic is closed");
        let mut callbacks = self.contact.cases.iter().filter_map(Decision::callback);
        let promised = callbacks.any(|callback| callback.is_for(date_planned()));
        let ahead = match self.cell("timezone") {
            "Asia/Yekaterinburg" => 120,
            "Asia/Vladivostok" => 7 * 60,
            "Europe/Kaliningrad" => -60,
            _ => 0,
        };
        assert!(!self.contact.windows.is_empty());
        for minute in minutes(&self.contact.windows) {
            assert!(minute >= self.exports.now, "over already");
            assert!(shift.0 <= minute && minute < shift.1, "outside the shift");
            let local = i32::from(minute) + ahead;
            let (days, local) = (
                local.div_euclid(1440),
                u16::try_from(local.rem_euclid(1440)).unwrap(),
            );
            let (from, to) = setting.calling_hours;
            assert!(from <= local && local < to, "outside calling hours");
            let day =
                date_planned().weekday().num_days_from_monday() + u32::try_from(days).unwrap();
            assert!(
                promised || welcome_days(self.cell("call_days")).contains(&day),
                "not one of the patient's days"
            );
            let hours = welcome_hours(self.cell("call_times"));
            let welcome = hours
                .iter()
                .any(|&(from, to)| from * 60 <= local && local < to * 60);
            assert!(promised || welcome, "not one of the patient's hours");
        }
        let today = date(&exports::day(0));
        let of_today = || {
            self.own_contacts()
                .filter(|row| date(row["contacted_at"]) == today)
        };
        let failed = of_today().any(|row| row["outcome"] == "not_delivered");
        let contacted = of_today().any(|row| {
            // A message that did not get there was none, and of an entry another row may be in force.
            let may_not_count = match row["outcome"] {
                "not_delivered" => true,
                "sent" => failed,
                _ => row.get("entry").is_some_and(|entry| !entry.is_empty()),
            };
            !may_not_count
        });
        assert!(!contacted || promised, "a second time today");
    }

    /// Whether the case allows the contact's channel; that the case itself is justified is made sure of.
    fn case_allows(&self, case: &Decision) -> bool {
        let (kind, id) = self.name(case);
        let agreed_channel = match kind {
            "visit" => {
                self.visit_is_near(case, id);
                ""
            }
            "plan" => {
                self.plan_is_open(case, id);
                ""
            }
            _ => self.agreement_holds(case, id),
        };
        let channel = self.contact.channel;
        let by_voice = matches!(
            case.reason(),
            Some(Reason::UrgentTreatment | Reason::UnfinishedTreatment | Reason::PersonalCall)
        );
        let by_voice = by_voice || case.is_unwell();
        assert!(!by_voice || channel == Channel::Call, "by voice only");
        if case.is_unwell() {
            // Whatever he prefers, the doctor rings whoever is in pain.
            return true;
        }
        let own = match agreed_channel {
            "" => self.cell("channels"),
            agreed => agreed,
        };
        match own {
            "" => self
                .exports
                .setting()
                .default_channels
                .contains(&channel.name()),
            own => own.contains(channel.name()),
        }
    }

    /// Whether what was given then was given by the guardian of a patient who is of age by now.
    fn is_guardians(&self, given_on: Option<NaiveDate>) -> bool {
        let of_age = date(self.cell("birth_date")).map(of_age_on);
        let is_of_age = of_age.is_some_and(|on| on <= date_planned());
        is_of_age && given_on.is_some_and(|on| Some(on) < of_age)
    }

    /// General consent, or the case's own leave.
    fn is_consented(&self, visits_will_do: bool, leave: bool) {
        let consent = self.cell("consent");
        let in_force = !self.is_guardians(date(self.cell("consent_on")))
            && date(self.cell("consent_on")).is_none_or(|on| on <= date_planned())
            && date(self.cell("consent_until")).is_none_or(|until| until >= date_planned());
        let consented = in_force && (is_yes(consent) || consent == "visits" && visits_will_do);
        assert!(consented || leave, "without consent");
    }

    /// All rows that are about this case.
    fn about(&self, file: File, column: &str, id: &str) -> Vec<Row<'a>> {
        let rows: Vec<_> = self
            .exports
            .rows(file)
            .into_iter()
            .filter(|row| row[column] == id)
            .collect();
        assert!(
            rows.iter().any(|row| row["patient_id"] == self.id()),
            "somebody else's"
        );
        rows.into_iter()
            .filter(|row| row["patient_id"] == self.id())
            .collect()
    }

    fn visit_is_near(&self, case: &Decision, id: &str) {
        let rows = self.about(File::Visits, "visit_id", id);
        // One row of a visit may say what holds for all.
        let remind = rows.iter().any(|row| is_yes(row["remind"]));
        for row in rows {
            let (on, minute) = moment(row["starts_at"]).unwrap();
            assert_eq!(row["status"], "booked", "nothing to be reminded of");
            assert!(
                (on, minute) > (date_planned(), self.exports.now),
                "over already"
            );
            assert!(!is_no(row["remind"]), "no reminder was wanted");
            let last = self.contact.windows.as_slice().last().unwrap().to;
            assert!(on > date_planned() || last <= minute, "after the visit");
            // The day before, or, over days on which the clinic is closed, a few days more.
            let near = on <= date_planned() + Days::new(3);
            assert!(near || case.callback().is_some(), "too early");
            self.is_consented(true, remind);
        }
    }

    fn has_future_visit(&self, plan: &str) -> bool {
        let next = date(self.cell("next_visit_on")).is_some_and(|on| on >= date_planned());
        let visits = self.exports.rows(File::Visits);
        let of_visit = |id: &str| {
            let is_it = |row: &&&Row<'_>| row["visit_id"] == id && row["patient_id"] == self.id();
            visits.iter().filter(|row| is_it(&row)).collect::<Vec<_>>()
        };
        let plans = self.exports.rows(File::Plans);
        let is_known = |id: &str| {
            let mut own = plans.iter().filter(|row| row["patient_id"] == self.id());
            own.any(|row| row["plan_id"] == id)
        };
        let mut own = visits.iter().filter(|row| row["patient_id"] == self.id());
        next || own.any(|row| {
            let services = of_visit(row["visit_id"]);
            let named = || {
                services
                    .iter()
                    .map(|row| row["plan_id"])
                    .filter(|id| !id.is_empty())
            };
            let may_be_this_plans =
                named().next().is_none() || named().any(|id| id == plan || !is_known(id));
            ["booked", "confirmed"].contains(&row["status"])
                && moment(row["starts_at"]) > Some((date_planned(), self.exports.now))
                && ["", "treatment", "other", "??"].contains(&row["kind"])
                && may_be_this_plans
        })
    }

    fn plan_is_open(&self, case: &Decision, id: &str) {
        let rows = self.about(File::Plans, "plan_id", id);
        let rows: Vec<Row<'a>> = rows.into_iter().map(|row| self.signed(row)).collect();
        let agreed = rows.iter().filter(|row| {
            !is_no(row["written"])
                && date(row["signed_on"]).is_some_and(|on| on <= date_planned())
                && ["", "agreed"].contains(&row["answer"])
        });
        let mut open =
            agreed.filter(|row| ["planned", "in_progress", "в работе"].contains(&row["status"]));
        let urgent = |row: &&Row<'_>| is_yes(row["urgent"]) && date(row["due_on"]).is_some();
        match case.reason() {
            Some(Reason::UrgentTreatment) => {
                assert!(open.any(|row| urgent(&row)), "nothing urgent");
            }
            _ => assert!(open.next().is_some(), "nothing open that was agreed"),
        }
        assert!(!self.has_future_visit(id), "booked already");
        self.bookings_are_known();
        self.is_consented(false, false);
    }

    fn bookings_are_known(&self) {
        let patients = self.exports.rows(File::Patients);
        let next = patients
            .iter()
            .any(|row| date(row["next_visit_on"]).is_some_and(|on| on >= date_planned()));
        let known =
            self.exports.table(File::Visits).is_some() || next || self.exports.bookings_checked;
        assert!(known, "nobody knows who is booked");
    }

    /// The channel that was agreed.
    fn agreement_holds(&self, case: &Decision, id: &str) -> &'a str {
        let rows = self.about(File::Agreements, "agreement_id", id);
        for row in &rows {
            assert!(["", "open"].contains(&row["status"]), "not open");
            assert!(
                !["скидка на чистку", "birthday"].contains(&row["topic"]),
                "an offer"
            );
            let agreed_on = date(row["agreed_on"]).filter(|&on| on <= date_planned());
            let control_exam = row["kind"] == "control_exam";
            assert!(agreed_on.is_some() || control_exam, "not agreed");
            let clinical =
                ["complex_treatment", "uncertain_result: резорбция"].contains(&row["basis"]);
            assert!(clinical || !control_exam, "no clinical ground");
            let lead_days = self.exports.setting().lead_days;
            let lead = match row["kind"] {
                "control_exam" => lead_days[0],
                "hygiene_reminder" => lead_days[1],
                "checkup_reminder" => lead_days[2],
                _ => 0,
            };
            let due =
                date(row["contact_on"]).or(date(row["due_on"]).map(|on| on - Days::new(lead)));
            assert!(
                due.is_none_or(|due| due <= date_planned()) || case.callback().is_some(),
                "too early"
            );
            if ["control_exam", "hygiene_reminder", "checkup_reminder"].contains(&row["kind"]) {
                self.bookings_are_known();
                let next = date(self.cell("next_visit_on"));
                assert!(next.is_none_or(|on| on < date_planned()), "booked already");
            }
            let consent_on = date(self.cell("consent_on")).filter(|&on| on <= date_planned());
            let leave = !self.is_guardians(agreed_on)
                && agreed_on
                    .is_some_and(|agreed| consent_on.is_none_or(|consent| agreed >= consent));
            self.is_consented(false, leave);
        }
        rows[0]["channel"]
    }
}

fn of_age_on(birth: NaiveDate) -> NaiveDate {
    let year = birth.year() + 18;
    let on_the_day = NaiveDate::from_ymd_opt(year, birth.month(), birth.day());
    on_the_day.or(NaiveDate::from_ymd_opt(year, 3, 1)).unwrap()
}

fn minutes(windows: &Windows) -> impl Iterator<Item = u16> + '_ {
    windows
        .as_slice()
        .iter()
        .flat_map(|window| window.from..window.to)
}

/// From Monday, which is 0.
fn welcome_days(cell: &str) -> Vec<u32> {
    match cell {
        "" => (0..7).collect(),
        "mon" => vec![0],
        "mon-fri" => (0..5).collect(),
        "tue" => vec![1],
        "вт и чт" => vec![1, 3],
        "sat-sun" => vec![5, 6],
        other => panic!("{other:?} is not what the generator writes"),
    }
}

/// In full hours.
fn welcome_hours(cell: &str) -> Vec<(u16, u16)> {
    match cell {
        "" | "любое" => vec![(0, 24)],
        "10:00-12:00" => vec![(10, 12)],
        "18:00-" => vec![(18, 24)],
        "до 12" => vec![(0, 12)],
        "12:00-14:00; 19:00-23:00" => vec![(12, 14), (19, 23)],
        "22:00-23:00" => vec![(22, 23)],
        "не раньше 11" => vec![(11, 24)],
        other => panic!("{other:?} is not what the generator writes"),
    }
}
