//! A fault of the program itself: where in its source, and of which version. What it was at work on may be a patient's, and is never said.

use std::io::{self, Write};
use std::panic;

use super::failure::Status;

/// Makes a fault end the run with a few words and a status of its own, in place of the words that Rust has for it.
pub fn watch() {
    panic::set_hook(Box::new(|fault| {
        let place = fault.location();
        let said = said(place.map(|place| (place.file(), place.line())));
        io::stderr().lock().write_all(said.as_bytes()).ok();
        std::process::exit(Status::Fault as i32);
    }));
}

/// In both languages: which one is wanted may not be known yet, or no more.
fn said(place: Option<(&str, u32)>) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let (file, line) = place.unwrap_or(("?", 0));
    let file = in_source(file);
    format!(
        "ошибка: сбой в самой программе recall {version}, место {file}:{line}. Данных клиники в этой строке нет: перешлите её тому, кто сопровождает программу.\n\
         error: a fault in recall {version} itself, at {file}:{line}. Nothing of the clinic is in this line: send it to whoever maintains the program.\n"
    )
}

/// A file of the source, without the folders of the machine on which it was built.
fn in_source(file: &str) -> String {
    let file = file.replace('\\', "/");
    let of_crate = file.split_once("/registry/src/");
    let of_crate = of_crate.and_then(|(_, rest)| rest.split_once('/'));
    if let Some((_, of_crate)) = of_crate {
        return of_crate.to_owned();
    }
    for folder in ["/library/", "/src/"] {
        if let Some((_, within)) = file.split_once(folder) {
            return format!("{}{within}", &folder[1..]);
        }
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_named_by_its_place_alone() {
        let said = said(Some(("src/plan/time.rs", 12)));
        let version = env!("CARGO_PKG_VERSION");
        let russian =
            format!("ошибка: сбой в самой программе recall {version}, место src/plan/time.rs:12. ");
        let english =
            format!("error: a fault in recall {version} itself, at src/plan/time.rs:12. ");
        let lines: Vec<&str> = said.lines().collect();
        assert!(lines[0].starts_with(&russian), "{said}");
        assert!(lines[1].starts_with(&english), "{said}");
        assert_eq!(lines.len(), 2);
    }

    #[test]
    fn no_folder_of_the_builder_is_told() {
        for (file, wanted) in [
            ("src/plan/time.rs", "src/plan/time.rs"),
            (
                "/home/anna/.cargo/registry/src/index.crates.io-1949/chrono-0.4.45/src/offset/utc.rs",
                "chrono-0.4.45/src/offset/utc.rs",
            ),
            (
                "C:\\Users\\anna\\.cargo\\registry\\src\\index.crates.io-1949\\csv-1.3.0\\src\\lib.rs",
                "csv-1.3.0/src/lib.rs",
            ),
            (
                "/rustc/0123abcd/library/core/src/slice/mod.rs",
                "library/core/src/slice/mod.rs",
            ),
            ("/home/anna/recall/src/main.rs", "src/main.rs"),
        ] {
            assert_eq!(in_source(file), wanted);
        }
    }
}
