//! The page as text for the eyes.

use std::io::{self, Write};

use super::{Block, Telling, document, shown_number, who};
use crate::base::Language;
use crate::phone;
use crate::render::lines::Lines;
use crate::render::table::Screen;
use crate::report::prove::Proof;

/// Where no terminal says otherwise, lines are broken before they are longer than this many letters.
const WIDTH: usize = 80;

/// Writes all of it, in lines that are not too long.
///
/// # Errors
/// Where it can't be written.
pub(crate) fn text(
    proof: &Proof,
    telling: &Telling<'_>,
    screen: Option<Screen>,
    out: &mut impl Write,
) -> io::Result<()> {
    let document = document(proof, telling);
    let mut lines = screen.map_or_else(|| Lines::of(WIDTH), Screen::lines);
    lines.put("", &document.title);
    lines.blank();
    for block in &document.head {
        put(block, telling, "", &mut lines);
    }
    for section in &document.sections {
        lines.blank();
        if section.is_contact {
            lines.put("· ", &section.title);
        } else {
            lines.put("", &section.title.to_uppercase());
        }
        for block in &section.blocks {
            put(block, telling, "  ", &mut lines);
        }
    }
    out.write_all(lines.into_text().as_bytes())
}

fn put(block: &Block, telling: &Telling<'_>, indent: &str, lines: &mut Lines) {
    let language = telling.language;
    match block {
        Block::Fact(label, value, _) => {
            lines.put(indent, &format!("{}: {value}", label.said_in(language)));
        }
        Block::Text(text, _) => lines.put(indent, text),
        Block::Words(label, said) => {
            lines.put(indent, &format!("{}:", label.said_in(language)));
            for line in said.lines() {
                lines.put(&format!("{indent}  | "), line);
            }
        }
        Block::Table(heads, rows) => {
            for row in rows {
                let cells = heads.iter().zip(row);
                let cells = cells.filter(|(_, cell)| !cell.is_empty());
                let cells = cells.map(|(head, cell)| format!("{}: {cell}", head.said_in(language)));
                lines.put(
                    &format!("{indent}- "),
                    &cells.collect::<Vec<_>>().join("; "),
                );
            }
        }
        Block::Row(place, cells, rest) => {
            let cells = cells.iter().map(|(head, cell)| format!("{head}={cell}"));
            let cells = cells.chain((!rest.is_empty()).then(|| format!("[{rest}]")));
            let cells = cells.collect::<Vec<_>>().join("; ");
            lines.put(&format!("{indent}  "), &format!("{place}: {cells}"));
        }
    }
}

/// So many patients of one name are shown.
const MOST_SHOWN: usize = 20;

/// The patients, or numbers, that may be meant, a line each.
pub(crate) fn several(
    all: &[(String, String)],
    phones: phone::Reader,
    language: Language,
    screen: Option<Screen>,
) -> String {
    let mut lines = screen.map_or_else(|| Lines::of(WIDTH), Screen::lines);
    for (id, name) in all.iter().take(MOST_SHOWN) {
        let is_number = name.is_empty() && id.starts_with('+');
        lines.put(
            "• ",
            &if is_number {
                shown_number(id, phones)
            } else {
                who(name, id, language)
            },
        );
    }
    if all.len() > MOST_SHOWN {
        lines.put("  ", "…");
    }
    lines.into_text()
}
