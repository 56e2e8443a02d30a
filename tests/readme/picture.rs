//! The pictures of the list are what the program shows on a terminal.

use std::process::{Command, Stdio};

use anstyle_svg::{Term, WIN10_CONSOLE};

use crate::pages::{hold, root};

/// A terminal of that many columns.
const COLUMNS: usize = 100;

/// What a command shows on a terminal when it is run in a folder, with its colours.
fn shown(folder: &str, command: &str) -> String {
    let recall = env!("CARGO_BIN_EXE_recall");
    let (_, arguments) = command.split_once(' ').unwrap();
    let line = format!("stty cols {COLUMNS} rows 50; exec '{recall}' {arguments}");
    // A terminal of its own: one that a person has may be of another width.
    let run = Command::new("script")
        .args(["--quiet", "--return", "--command", &line, "/dev/null"])
        .current_dir(root().join(folder))
        .env_remove("NO_COLOR")
        .env("TERM", "xterm-256color")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let text = String::from_utf8(run.stdout).unwrap().replace('\r', "");
    assert!(run.status.success(), "{text}");
    assert!(text.contains("\u{1b}[1m"), "no colours: {text}");
    text
}

/// The picture of what a command shows, after the command itself: so many of its parts, which have a blank line between them, and that there
/// is more.
fn picture(folder: &str, command: &str, parts: usize, more: &str) -> String {
    let shown = shown(folder, command);
    let all: Vec<&str> = shown.split("\n\n").collect();
    assert!(all.len() > parts, "nothing is cut off: {shown}");
    let text = format!("$ {command}\n{}\n\n{more}", all[..parts].join("\n\n"));
    let svg = Term::new().palette(WIN10_CONSOLE).render_svg(&text);
    // Without a box to scale it would be cut off on a page that is narrower.
    let size = svg.strip_prefix("<svg width=\"").unwrap();
    let (width, rest) = size.split_once("px\" height=\"").unwrap();
    let (height, _) = rest.split_once("px\"").unwrap();
    let fitting = format!("<svg viewBox=\"0 0 {width} {height}\" ");
    svg.replacen("<svg ", &fitting, 1)
}

#[test]
fn the_list_is_shown_as_it_is() {
    let command = "recall plan --data export --config recall.toml --date 2026-03-02";
    // The opening, six contacts, what the mark means, and whom it is not possible to call.
    hold("docs/list.svg", |_| {
        picture("examples/open-dental", command, 9, "…")
    });
}

#[test]
fn the_russian_list_is_shown_as_it_is() {
    let command = "recall plan --data examples/clinic --date 2026-03-02";
    let all = shown("", command);
    // After the opening the contacts, and then what the mark means.
    let contacts = all.split("\n\n").position(|part| part.starts_with("! — "));
    let rest = contacts.unwrap() - 1 - 6;
    let more = format!("… ещё {rest}");
    hold("docs/ru/list.svg", |_| picture("", command, 1 + 6, &more));
}
