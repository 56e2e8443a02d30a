//! Nearly all tests of whole runs in one program, because linking takes longer than compiling: `cargo test --test it check::` runs one file.
//! Tests that hold locks in their own process, or take long, have programs of their own beside this folder.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

#[path = "../clinic/mod.rs"]
mod clinic;
#[path = "../sheets/mod.rs"]
mod sheets;

mod archive;
mod audience;
mod bad_exports;
mod call;
mod cells;
mod changed;
mod check;
mod command_line;
mod crash;
mod cut_rows;
mod examples;
mod explain;
mod folder;
mod for_the_shell;
mod headers;
mod init;
mod lists;
mod machine;
mod mapping;
mod messages;
mod nobody_named;
mod open_dental;
mod page;
mod place;
mod prove;
mod recorded;
mod references;
mod report;
mod rules_command;
mod schedule;
mod schema;
mod screen;
mod scripts;
mod signatures;
mod snapshots;
mod spreadsheets;
mod stray_rows;
mod table;
mod workbook_list;
mod workbooks;
