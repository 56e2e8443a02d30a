//! The page as one file to be printed: it works without a network, runs nothing and reads nothing.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::{Block, Section, Telling, Tone, document};
use crate::render::page::{escaped, numbered, policy};
use crate::report::prove::Proof;

/// Of a SHA-256.
const HASH_DIGITS: usize = 64;

const STYLE: &str = include_str!("prove.css");

/// Writes the page.
///
/// # Errors
/// Where it can't be written.
pub(crate) fn html(proof: &Proof, telling: &Telling<'_>, out: &mut impl Write) -> io::Result<()> {
    let document = document(proof, telling);
    let code = telling.language.code();
    let title = escaped(&document.title);
    let policy = policy(STYLE, None);
    write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<title>{title}</title>\n<style>{STYLE}</style>\n\
         </head>\n<body>\n<main>\n<h1>{}</h1>\n",
        escaped(&policy),
        numbered(&document.title),
    )?;
    out.write_all(blocks(&document.head, telling).as_bytes())?;
    for section in &document.sections {
        out.write_all(one_section(section, telling).as_bytes())?;
    }
    out.write_all(b"</main>\n</body>\n</html>\n")?;
    out.flush()
}

fn one_section(section: &Section, telling: &Telling<'_>) -> String {
    let (class, head) = if section.is_contact {
        (" class=\"contact\"", "h3")
    } else {
        ("", "h2")
    };
    format!(
        "<section{class}>\n<{head}>{}</{head}>\n{}</section>\n",
        numbered(&section.title),
        blocks(&section.blocks, telling)
    )
}

/// Blocks one after another; facts that follow each other are one list.
fn blocks(blocks: &[Block], telling: &Telling<'_>) -> String {
    let language = telling.language;
    let mut out = String::new();
    let mut in_list = false;
    for block in blocks {
        let is_fact = matches!(block, Block::Fact(..));
        if is_fact != in_list {
            out.push_str(if is_fact { "<dl>\n" } else { "</dl>\n" });
            in_list = is_fact;
        }
        match block {
            Block::Fact(label, value, tone) => {
                let (label, class) = (label.said_in(language), class(*tone));
                let value = marked(value);
                writeln!(out, "<dt>{}</dt><dd{class}>{value}</dd>", escaped(label)).ok();
            }
            Block::Text(text, tone) => {
                writeln!(out, "<p{}>{}</p>", class(*tone), numbered(text)).ok();
            }
            Block::Words(label, said) => {
                let label = label.said_in(language);
                writeln!(
                    out,
                    "<p class=\"label\">{}</p>\n<blockquote>",
                    escaped(label)
                )
                .ok();
                for line in said.lines() {
                    writeln!(out, "<p>{}</p>", numbered(line)).ok();
                }
                out.push_str("</blockquote>\n");
            }
            Block::Table(heads, rows) => {
                out.push_str("<table>\n<thead><tr>");
                for head in heads {
                    write!(out, "<th>{}</th>", escaped(head.said_in(language))).ok();
                }
                out.push_str("</tr></thead>\n<tbody>\n");
                for row in rows {
                    out.push_str("<tr>");
                    for cell in row {
                        write!(out, "<td>{}</td>", marked(cell)).ok();
                    }
                    out.push_str("</tr>\n");
                }
                out.push_str("</tbody>\n</table>\n");
            }
            Block::Row(place, cells, rest) => row(&mut out, place, cells, rest),
        }
    }
    if in_list {
        out.push_str("</dl>\n");
    }
    out
}

/// A text of which nothing is markup: hashes in small letters of one width, telephone numbers each on one line.
fn marked(text: &str) -> String {
    let is_digit = |c: char| c.is_ascii_hexdigit();
    let words = text.split_inclusive(' ').map(|word| {
        let hash = word.trim_end();
        if hash.len() == HASH_DIGITS && hash.chars().all(is_digit) {
            format!("<span class=\"hash\">{hash}</span>{}", &word[HASH_DIGITS..])
        } else {
            String::new()
        }
    });
    let words: Vec<String> = words.collect();
    if words.iter().all(String::is_empty) {
        return numbered(text);
    }
    let parts = text.split_inclusive(' ').zip(words);
    let parts = parts.map(|(word, marked)| {
        if marked.is_empty() {
            escaped(word).to_string()
        } else {
            marked
        }
    });
    parts.collect()
}

fn row(out: &mut String, place: &str, cells: &[(String, String)], rest: &str) {
    write!(out, "<div class=\"row\"><b>{}</b>", escaped(place)).ok();
    for (head, cell) in cells {
        write!(
            out,
            " <span class=\"cell\"><i>{}</i> {}</span>",
            escaped(head),
            numbered(cell)
        )
        .ok();
    }
    if !rest.is_empty() {
        write!(out, " <span class=\"quiet\">{}</span>", escaped(rest)).ok();
    }
    out.push_str("</div>\n");
}

const fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "",
        Tone::Alarm => " class=\"alarm\"",
        Tone::Quiet => " class=\"quiet\"",
    }
}
