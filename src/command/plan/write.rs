//! Deciding and writing: decisions as they are made, then the list.

use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::Path;

use super::archive::Packed;
use super::targets::{DecisionsForm, Outputs, Targets};
use super::{Format, Headings, PlanArguments};
use crate::archive::NewDay;
use crate::command::clinic::progress;
use crate::command::outputs;
use crate::disk::DiskError;
use crate::disk::output::{Complete, Output};
use crate::plan::decide::Evidence;
use crate::plan::practice::Practice;
use crate::plan::{self, Plan};
use crate::read::Digests;
use crate::render::attention::NeedsAttention;
use crate::render::decisions::{Batch, Form};
use crate::render::list::Dialect;
use crate::render::{Page, json, list, page as call_page, table, workbook};
use crate::report::audience::Audience;
use crate::report::desk::Desk;

pub(super) fn dialect(arguments: &PlanArguments, page: &Page<'_>, is_file: bool) -> Dialect {
    let usual = Dialect::usual(page.language, is_file);
    Dialect {
        delimiter: arguments.delimiter.unwrap_or(usual.delimiter),
        ..usual
    }
}

/// What decisions have to tell besides the list, where that is told with it.
#[derive(Default)]
pub(super) struct Beside {
    pub(super) attention: NeedsAttention,
    pub(super) desk: Desk,
}

impl Beside {
    pub(super) fn append(&mut self, other: Self) {
        self.attention.append(other.attention);
        self.desk.append(other.desk);
    }

    /// Leaves what is for those for whom the list is, in the order in which it is told.
    pub(super) fn narrow(&mut self, practice: &Practice<'_>, audience: &Audience) {
        self.attention.narrow(audience);
        self.attention.put_in_order();
        self.desk.narrow(practice, audience);
    }
}

/// What was decided, and where the decisions were written, which has yet to be completed.
pub(super) struct Decided {
    pub(super) plan: Plan,
    pub(super) beside: Beside,
    pub(super) decisions: Option<Output>,
    pub(super) archived: Option<Packed>,
}

/// Decides about everything, writing each decision as it is made.
pub(super) fn decide(
    arguments: &PlanArguments,
    (outputs, day): (&Outputs, Option<&NewDay>),
    page: &Page<'_>,
    targets: &Targets,
) -> Result<Decided, DiskError> {
    let language = page.language;
    let cannot = |error: io::Error| DiskError::cannot_write(error);
    let stage = ("Решаю, кому звонить", "Deciding whom to call");
    let progress = progress(stage, language, arguments.quiet);
    progress.set_steps(plan::batch_count(page.practice.clinic));
    let path = outputs.decisions.as_ref();
    let mut out = path.map(|path| Output::create(path)).transpose()?;
    let is_file = out.as_ref().is_some_and(Output::is_file);
    let form = targets.decisions.map(|form| match form {
        DecisionsForm::Csv => Form::Csv(dialect(arguments, page, is_file)),
        DecisionsForm::Lines => Form::Lines,
    });
    let mut write = |bytes: &[u8]| {
        let Some(open) = &mut out else {
            return Ok(());
        };
        match open.write_all(bytes) {
            // Whoever was reading has gone: the list is made all the same.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                out = None;
                Ok(())
            }
            written => written,
        }
    };
    if let Some(form) = form {
        write(&form.head().map_err(cannot)?).map_err(cannot)?;
    }
    let mut archived = day.map(Packed::decisions).transpose()?;
    // What is written as lines anyway is archived as it is.
    let is_apart = archived.is_some() && form != Some(Form::Lines);
    let apart = is_apart.then_some(Form::Lines);
    let is_workbook = targets.format == Format::Xlsx;
    let tells_more = is_workbook || targets.format == Format::Table;
    let mut beside = Beside::default();
    let wanted = if form.is_some() || apart.is_some() || tells_more {
        Evidence::OfAll
    } else {
        Evidence::OfCalls
    };
    let plan = plan::plan(
        (page.practice, wanted),
        || {
            let batches = [form.map(Form::batch), apart.map(Form::batch)];
            (batches, Beside::default())
        },
        |(batches, beside), facts, decision| {
            if tells_more {
                beside.attention.take(page.practice, decision);
            }
            if is_workbook {
                beside.desk.take(page.practice, decision);
            }
            let mut batches = batches.iter_mut().flatten();
            batches.try_for_each(|batch| batch.write(page, facts, decision))
        },
        |([batch, apart], seen)| {
            progress.advance(1);
            beside.append(seen);
            let batch = batch.map(Batch::into_bytes).transpose()?;
            let apart = apart.map(Batch::into_bytes).transpose()?;
            if let Some(archived) = &mut archived {
                let lines = apart.as_deref().or(batch.as_deref());
                archived.write_all(lines.unwrap_or_default())?;
            }
            batch.map_or(Ok(()), |batch| write(&batch))
        },
    );
    Ok(Decided {
        plan: plan.map_err(cannot)?,
        beside,
        decisions: out,
        archived,
    })
}

pub(super) fn write_list(
    (arguments, outputs): (&PlanArguments, &Outputs),
    page: &Page<'_>,
    (plan, beside): (&Plan, &Beside),
    digests: &Digests,
    targets: &Targets,
) -> Result<Complete, DiskError> {
    let cannot = |error: io::Error| DiskError::cannot_write(error);
    let mut out = outputs::open(outputs.list.as_deref())?;
    match targets.format {
        Format::Table => {
            let table = table::list(page, plan, targets.screen);
            let written = out.write_all(table.as_bytes());
            let promises = beside.attention.promises(page, targets.screen);
            let written = written.and_then(|()| out.write_all(promises.as_bytes()));
            let foot = table::foot(page, targets.screen);
            let written = written.and_then(|()| out.write_all(foot.as_bytes()));
            written.map_err(cannot)?;
        }
        Format::Csv => {
            let dialect = dialect(arguments, page, out.is_file());
            let headings = match arguments.headings {
                Some(Headings::Codes) => list::Headings::Codes,
                Some(Headings::Titles) => list::Headings::Titles,
                None => list::Headings::usual(out.is_file()),
            };
            list::write(page, plan, (dialect, headings), &mut out).map_err(cannot)?;
        }
        Format::Html => {
            let name = outputs.list.as_deref().and_then(Path::file_stem);
            let name = name.map_or_else(|| "list".into(), OsStr::to_string_lossy);
            call_page::write(page, plan, &name, &mut out).map_err(cannot)?;
        }
        Format::Json => {
            json::write(page, plan, &digests.by_place(), &mut out).map_err(cannot)?;
        }
        Format::Xlsx => {
            let told = (plan, &beside.attention, &beside.desk);
            workbook::write(page, told, &mut out).map_err(cannot)?;
        }
    }
    out.complete()
}
