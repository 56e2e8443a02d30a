//! What the readers of XLSX and ODS need of XML: elements by their local names, attributes, and text.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::escape::{resolve_xml_entity, unescape};
use quick_xml::events::{BytesEnd, BytesStart, Event};

use super::grid::Broken;

/// The elements and texts of a part, one after another.
pub(super) struct Xml<R> {
    reader: Reader<R>,
    /// What was read into before and can be again.
    spare: Vec<Vec<u8>>,
    /// How many elements are open.
    depth: usize,
    /// Whether the outermost element was closed: else the part was cut.
    is_whole: bool,
}

/// What comes next in a part.
pub(super) enum Next<'a> {
    /// An element begins; an empty one ends at once.
    Start(BytesStart<'a>),
    /// An element ends.
    End(BytesEnd<'a>),
    /// Some text, with what stands for single letters put in.
    Text(Cow<'a, str>),
    /// The part ends.
    Eof,
}

impl<R: BufRead> Xml<R> {
    pub fn new(source: R) -> Self {
        let mut reader = Reader::from_reader(source);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        Self {
            reader,
            spare: Vec::new(),
            depth: 0,
            is_whole: false,
        }
    }

    /// Room to read into.
    pub fn lend(&mut self) -> Vec<u8> {
        self.spare.pop().unwrap_or_default()
    }

    /// Takes back what was lent.
    pub fn take_back(&mut self, buffer: Vec<u8>) {
        self.spare.push(buffer);
    }

    /// What comes next.
    ///
    /// # Errors
    /// Where the part is no XML, or ends before its outermost element does.
    pub fn next<'b>(&mut self, buffer: &'b mut Vec<u8>) -> Result<Next<'b>, Broken> {
        buffer.clear();
        let event = self.reader.read_event_into(buffer).map_err(|_| Broken)?;
        Ok(match event {
            Event::Start(element) => {
                self.depth += 1;
                Next::Start(element)
            }
            Event::End(element) => {
                self.depth = self.depth.saturating_sub(1);
                self.is_whole |= self.depth == 0;
                Next::End(element)
            }
            Event::Text(text) => Next::Text(text.into_inner()),
            Event::CData(text) => Next::Text(text.into_inner()),
            Event::GeneralRef(letter) => {
                let named = resolve_xml_entity(&letter).map(Cow::Borrowed);
                let numbered = || letter.resolve_char_ref().ok().flatten();
                let text = named.or_else(|| numbered().map(|it| Cow::Owned(it.to_string())));
                Next::Text(text.ok_or(Broken)?)
            }
            Event::Eof if !self.is_whole => return Err(Broken),
            Event::Eof => Next::Eof,
            _ => Next::Text(Cow::Borrowed("")),
        })
    }

    /// How many elements are open.
    pub const fn depth(&self) -> usize {
        self.depth
    }

    /// Passes over the rest of the element that was begun last.
    ///
    /// # Errors
    /// Where it does not end.
    pub fn skip(&mut self) -> Result<(), Broken> {
        self.within(|_| ())
    }

    /// The text of the element that was begun last, up to its end.
    ///
    /// # Errors
    /// Where it does not end.
    pub fn text(&mut self) -> Result<String, Broken> {
        let mut text = String::new();
        self.within(|more| text.push_str(more))?;
        Ok(text)
    }

    fn within(&mut self, mut take: impl FnMut(&str)) -> Result<(), Broken> {
        let outer = self.depth.saturating_sub(1);
        let mut buffer = self.lend();
        while self.depth > outer {
            match self.next(&mut buffer)? {
                Next::Text(more) => take(&more),
                Next::Eof => return Err(Broken),
                Next::Start(_) | Next::End(_) => {}
            }
        }
        self.take_back(buffer);
        Ok(())
    }
}

/// The attributes of an element by their local names, as they are written.
pub(super) fn attributes<'a>(
    element: &'a BytesStart<'_>,
) -> impl Iterator<Item = (&'a str, &'a str)> {
    let mut rest = element.attributes_raw();
    std::iter::from_fn(move || {
        let (name, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let quote = after.chars().next().filter(|it| matches!(it, '"' | '\''))?;
        let (value, left) = after.get(1..)?.split_once(quote)?;
        rest = left;
        let name = name.trim();
        Some((name.rsplit(':').next().unwrap_or(name), value))
    })
}

/// An attribute of an element.
pub(super) fn attribute<'a>(element: &'a BytesStart<'_>, name: &str) -> Option<Cow<'a, str>> {
    let mut all = attributes(element);
    let (_, value) = all.find(|(local, _)| *local == name)?;
    Some(unescape(value).unwrap_or(Cow::Borrowed(value)))
}

/// Whether an attribute or a value says yes.
pub(super) fn is_true(value: &str) -> bool {
    matches!(value.trim(), "1" | "true" | "on")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_known_by_their_local_names() {
        let text = "<x:a x:b='1 &amp; 2' c = \"3\"><d>4&lt;&#53;<![CDATA[6]]></d><e><f/></e></x:a>";
        let mut xml = Xml::new(text.as_bytes());
        let (mut buffer, mut other) = (Vec::new(), Vec::new());
        let Ok(Next::Start(element)) = xml.next(&mut buffer) else {
            panic!("no element")
        };
        assert_eq!(element.local_name().as_ref(), "a");
        assert_eq!(attribute(&element, "b").as_deref(), Some("1 & 2"));
        assert_eq!(attribute(&element, "c").as_deref(), Some("3"));
        assert_eq!(attribute(&element, "d"), None);
        assert!(matches!(xml.next(&mut other), Ok(Next::Start(_))));
        assert_eq!(xml.text().unwrap(), "4<56");
        assert!(matches!(xml.next(&mut other), Ok(Next::Start(_))));
        xml.skip().unwrap();
        assert!(matches!(xml.next(&mut other), Ok(Next::End(_))));
        assert!(matches!(xml.next(&mut other), Ok(Next::Eof)));
    }

    #[test]
    fn a_part_that_was_cut_is_broken() {
        for part in ["<a><b></b>", "<a", "", "<a><b></a>", "<a>&nbsp;</a>"] {
            let mut xml = Xml::new(part.as_bytes());
            let mut buffer = Vec::new();
            let is_whole = loop {
                match xml.next(&mut buffer) {
                    Ok(Next::Eof) => break true,
                    Ok(_) => {}
                    Err(Broken) => break false,
                }
            };
            assert!(!is_whole, "{part}");
        }
    }
}
