//! `recall call`: one contact of today's list as a talk, at the terminal.

use std::collections::BTreeSet;
use std::convert::Infallible;

use clap::Args;

use super::clinic::{ClinicArguments, DayArguments, FileArguments};
use super::{Surroundings, outputs, script};
use crate::language::errors::usage::UsageError;
use crate::model::clinic::{Clinic, PatientIndex};
use crate::plan::decide::Evidence;
use crate::plan::practice::Facts;
use crate::plan::{self, Plan};
use crate::read;
use crate::render::{self, Page};
use crate::report::{explain, people};
use crate::run::failure::{Failure, RunError};
use crate::settings::Settings;

/// Arguments of `recall call`.
#[derive(Debug, Args)]
pub struct CallArguments {
    /// Number in the list, or whom: a name or a part of one, a telephone number
    #[arg(value_name = "NUMBER|PATIENT", required = true)]
    asked: Vec<String>,
    #[command(flatten)]
    clinic: ClinicArguments,
    #[command(flatten)]
    day: DayArguments,
    #[command(flatten)]
    files: FileArguments,
}

impl CallArguments {
    /// Where the clinic is, to be put elsewhere.
    pub(super) const fn clinic_mut(&mut self) -> &mut ClinicArguments {
        &mut self.clinic
    }
}

/// Reads, decides, shows one contact with all its words.
///
/// # Errors
/// Where the exports can't be used, or the list has no such contact.
pub fn run(arguments: &CallArguments, surroundings: Surroundings) -> Result<(), Failure> {
    arguments.clinic.on_threads(|| {
        let settings = arguments.clinic.settings(surroundings)?;
        let language = arguments.clinic.language(&settings);
        let shown = show(arguments, &settings, surroundings);
        shown.map_err(|error| error.said_in(language))
    })
}

fn show(
    arguments: &CallArguments,
    settings: &Settings,
    surroundings: Surroundings,
) -> Result<(), RunError> {
    let phones = read::phones(settings)?;
    let sources = arguments.clinic.sources(&arguments.files);
    let reading = arguments.clinic.read_from(&sources, settings, false)?;
    let asked = arguments.day.asked(settings, surroundings);
    let language = arguments.clinic.language(settings);
    let clinic = &arguments.clinic;
    clinic.tell_unrecorded((&sources, settings), asked.now, surroundings, &[])?;
    let practice = plan::on_day(&reading.clinic, settings, asked);
    let own = script::own(arguments.clinic.data(), language, settings, asked.now)?;
    let page = Page::new(&practice, language, &phones);
    page.words.use_own(&own);
    let nothing = |(): &mut (), _: &Facts<'_>, _: &_| Ok::<(), Infallible>(());
    let made = plan::plan((&practice, Evidence::OfCalls), || (), nothing, |()| Ok(()));
    let Ok(plan) = made;
    page.words.deal_times(&plan.contacts);
    let asked = arguments.asked.join(" ");
    let meant = people::who_may_be_meant(&reading.clinic, phones, &asked);
    let positions = positions(&plan, &reading.clinic, &asked, &meant);
    match positions[..] {
        [position] => {
            let text = render::call::text(&page, &plan, position, surroundings.terminal);
            outputs::write(None, &text)?;
            Ok(())
        }
        [] => Err(UsageError::NotOnTheList {
            asked,
            contacts: plan.contacts.len(),
        }
        .into()),
        _ => {
            let several: Vec<PatientIndex> = positions
                .iter()
                .filter_map(|position| Some(plan.contacts.get(position - 1)?.patient))
                .collect();
            let text = render::explain::several(&page, &several, surroundings.terminal);
            outputs::write(None, &text)?;
            let count = several.len();
            Err(UsageError::Several { asked, count }.into())
        }
    }
}

/// The places, from 1, of the contacts that may be meant: a place itself goes before an id, an id before a name or number.
fn positions(plan: &Plan, clinic: &Clinic, asked: &str, meant: &[PatientIndex]) -> Vec<usize> {
    let place = asked.trim().trim_start_matches(['№', '#']).trim();
    if let Ok(position) = place.parse::<usize>()
        && (1..=plan.contacts.len()).contains(&position)
    {
        return vec![position];
    }
    let by_id = explain::find(clinic, asked.trim()).map(|subject| vec![subject.patient]);
    let patients = by_id.unwrap_or_else(|| meant.to_vec());
    let patients: BTreeSet<PatientIndex> = patients.into_iter().collect();
    let numbered = plan.contacts.iter().zip(1..);
    numbered
        .filter(|(contact, _)| patients.contains(&contact.patient))
        .map(|(_, position)| position)
        .collect()
}
