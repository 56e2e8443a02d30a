//! Promises of `recall completions` and `recall man`: made from what the help is made of, in either language.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::process::{Command, Stdio};

/// What a run without any environment says.
fn said(arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_recall"));
    let run = command.env_clear().args(arguments).output().unwrap();
    assert_eq!(run.status.code(), Some(0), "{arguments:?}");
    assert_eq!(String::from_utf8(run.stderr).unwrap(), "", "{arguments:?}");
    String::from_utf8(run.stdout).unwrap()
}

/// The words that a program has read from standard input, where it is on this machine.
fn through(program: &[&str], text: &str) -> Option<String> {
    use std::io::Write as _;
    let mut command = Command::new(program[0]);
    command.args(&program[1..]).stdin(Stdio::piped());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut run = command.spawn().ok()?;
    run.stdin
        .take()
        .unwrap()
        .write_all(text.as_bytes())
        .unwrap();
    let run = run.wait_with_output().unwrap();
    let complaints = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{program:?}: {complaints}");
    assert_eq!(complaints, "", "{program:?}");
    Some(String::from_utf8_lossy(&run.stdout).into_owned())
}

#[test]
fn every_shell_has_its_script() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = said(&["completions", shell]);
        for word in ["explain", "--data", "--only-justified"] {
            let word = if shell == "fish" {
                word.trim_start_matches("--")
            } else {
                word
            };
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
    let zsh = |language| said(&["completions", "zsh", "--lang", language]);
    assert!(zsh("ru").contains("Составить список звонков на сегодня"));
    assert!(
        zsh("en").contains("Write today's call list")
            || zsh("en").contains("Write today'\\''s call list")
    );
}

#[test]
fn bash_completes_what_was_begun() {
    let script = said(&["completions", "bash"]);
    let ask = "\nCOMP_WORDS=(recall plan --only)\nCOMP_WORDS[2]=--deci\nCOMP_CWORD=2\n_recall recall --deci plan\necho \"${COMPREPLY[@]}\"\n";
    if let Some(told) = through(&["bash", "--norc"], &(script + ask)) {
        assert_eq!(told, "--decisions\n");
    }
}

#[test]
fn the_manual_page_has_every_command_with_every_option() {
    let pages = [("ru", "КОМАНДЫ"), ("en", "COMMANDS")];
    for (language, heading) in pages {
        let page = said(&["man", "--lang", language]);
        assert!(page.contains(&format!(".SH {heading}\n")), "{page}");
        let help = said(&["--help", "--lang", language]);
        let commands = help.lines().filter_map(|line| line.strip_prefix("  "));
        let commands = commands.filter_map(|line| line.split(' ').next());
        let commands: Vec<&str> = commands
            .filter(|it| it.starts_with(char::is_alphabetic))
            .collect();
        assert!(commands.len() > 12, "{commands:?}");
        for command in commands {
            assert!(page.contains(&format!("recall {command}")), "{command}");
        }
        let options = said(&["plan", "--help", "--lang", language]);
        let options = options
            .split_whitespace()
            .filter(|word| word.starts_with("--"));
        for option in options {
            let option = option.trim_end_matches(|c: char| !c.is_alphanumeric());
            let written = option.replace('-', "\\-");
            assert!(page.contains(&written), "{option}");
        }
    }
}

#[test]
fn man_reads_the_page_without_a_complaint() {
    for language in ["ru", "en"] {
        let page = said(&["man", "--lang", language]);
        let groff = ["groff", "-man", "-Tutf8", "-K", "utf8", "-ww", "-rLL=100n"];
        if let Some(told) = through(&groff, &page) {
            assert!(told.contains("recall plan"), "{told}");
        }
    }
}
