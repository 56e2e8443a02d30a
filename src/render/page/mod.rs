//! The list as one page from which people call: a file that works without a network, and by itself reads nothing and sends nothing.
//!
//! What is said of each talk is written out here, so that the page can be read and printed where no script runs; the script adds the clock,
//! the search and what came of the talks, and keeps that in the browser until it is handed over.

mod card;
mod data;
pub(in crate::render) mod markup;

use std::io::Write;

use self::card::Card;
pub(super) use self::markup::{escaped, numbered, policy};
use crate::language::call_page::PageTexts;
use crate::language::date;
use crate::plan::Plan;
use crate::render::{Page, Talks};

const TEMPLATE: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");
/// One script in four files, each of which uses those before it.
const SCRIPT: &str = concat!(
    include_str!("script/basis.js"),
    include_str!("script/matters.js"),
    include_str!("script/cards.js"),
    include_str!("script/desk.js"),
);

/// Writes the page. `name` is what the list is called: what was entered comes back under that name.
///
/// # Errors
/// Where it can't be written.
pub fn write(
    page: &Page<'_>,
    plan: &Plan,
    name: &str,
    out: &mut impl Write,
) -> std::io::Result<()> {
    let texts = PageTexts::in_language(page.language);
    let talks = Talks::of(plan);
    let cards: Vec<Card<'_>> = (1..=plan.contacts.len())
        .filter_map(|position| Card::of(page, plan, &talks, position))
        .collect();
    for part in TEMPLATE.split("{{") {
        let (place, text) = part.split_once("}}").unwrap_or(("", part));
        match place {
            "language" => out.write_all(page.language.code().as_bytes())?,
            "policy" => write!(out, "{}", escaped(&policy(STYLE, Some(SCRIPT))))?,
            "style" => out.write_all(STYLE.as_bytes())?,
            "script" => out.write_all(SCRIPT.as_bytes())?,
            "title" => {
                let on = date(page.practice.date(), page.language);
                write!(out, "{} {}", texts.title, escaped(&on))?;
            }
            "clinic" => {
                let clinic = page.practice.settings.clinic_name.trim();
                write!(out, "{}", escaped(clinic))?;
            }
            "opening" => write!(out, "{}", escaped(&page.words.opening(plan)))?,
            "without_script" => write!(out, "{}", escaped(texts.without_script))?,
            "to_talks" => write!(out, "{}", escaped(texts.to_talks))?,
            "all" => write!(out, "{}", escaped(texts.all))?,
            "cards" => {
                for card in &cards {
                    out.write_all(card.html(page, &texts).as_bytes())?;
                }
                if cards.is_empty() {
                    write!(out, "<p class=\"none\">{}</p>", escaped(texts.nobody))?;
                }
            }
            "foot" => {
                if let Some(lines) = page.foot() {
                    out.write_all(b"<footer id=\"foot\">")?;
                    for line in &lines {
                        write!(out, "<p>{}</p>", escaped(line))?;
                    }
                    out.write_all(b"</footer>\n")?;
                }
            }
            "data" => data::write(page, &cards, name, out)?,
            _ => {}
        }
        out.write_all(text.as_bytes())?;
    }
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::page::{DATA, SCHEMA, START};

    #[test]
    fn the_page_begins_and_holds_its_data_as_it_is_known_by() {
        assert!(TEMPLATE.starts_with(START));
        assert!(START.contains(SCHEMA));
        let (before, behind) = DATA;
        assert_eq!(
            TEMPLATE
                .matches(&format!("{before}{{{{data}}}}{behind}"))
                .count(),
            1
        );
        // A digest is of what the browser reads, and it reads no carriage return.
        assert!(!STYLE.contains('\r') && !SCRIPT.contains('\r'));
    }

    #[test]
    fn every_place_of_the_template_is_filled() {
        let places = TEMPLATE.split("{{").skip(1);
        let names: Vec<&str> = places
            .filter_map(|part| Some(part.split_once("}}")?.0))
            .collect();
        let source = include_str!("mod.rs");
        for name in names {
            assert!(source.contains(&format!("\"{name}\" =>")), "{name}");
        }
    }
}
