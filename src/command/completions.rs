//! `recall completions`: what a shell needs to complete what is typed, from the declarations that the help is made of.

use clap::Args;
use clap_complete::Shell;

use super::clinic::Lang;
use super::{Surroundings, help, outputs};
use crate::base::Language;
use crate::disk::DiskError;
use crate::run::failure::{Failure, RunError};

/// Arguments of `recall completions`.
#[derive(Debug, Args)]
pub struct CompletionsArguments {
    /// For which shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
    /// Language of the explanations [default: that of the system]
    #[arg(long, value_name = "LANGUAGE")]
    lang: Option<Lang>,
}

/// Writes the script of a shell.
///
/// # Errors
/// Where it can't be written.
pub fn run(arguments: &CompletionsArguments, surroundings: Surroundings) -> Result<(), Failure> {
    let language = arguments.lang.map_or(surroundings.language, Language::from);
    let mut script = Vec::new();
    let generator = arguments.shell;
    let mut command = help::command(language);
    command.set_bin_name("recall");
    let generated = clap_complete::Generator::try_generate(&generator, &command, &mut script);
    let written = generated
        .map_err(DiskError::cannot_write)
        .and_then(|()| outputs::write(None, &String::from_utf8_lossy(&script)));
    written.map_err(|error| RunError::Disk(error).said_in(language))
}
