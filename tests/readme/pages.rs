//! The pages, and what is taken out of them: blocks, tables, links.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use expect_test::expect_file;

/// No page is longer: what does not fit is a page of its own.
const MOST_LINES: usize = 200;

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tongue {
    English,
    Russian,
}

impl Tongue {
    pub const BOTH: [Self; 2] = [Self::English, Self::Russian];

    /// As `--lang` takes it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Russian => "ru",
        }
    }

    /// A page of `docs` in this language. The Russian one is in `docs/ru`, or beside the English one as `NAME.ru.md`.
    pub fn page(self, name: &str) -> Page {
        let beside = format!("docs/{}.ru.md", name.trim_end_matches(".md"));
        Page::open(match self {
            Self::English => format!("docs/{name}"),
            Self::Russian if root().join(&beside).exists() => beside,
            Self::Russian => format!("docs/ru/{name}"),
        })
    }
}

/// A page for readers: one at the top of the project, or one in `docs`.
pub struct Page {
    /// From the root of the project, as `docs/list.md`.
    pub name: String,
    pub text: String,
}

impl Page {
    pub fn open(name: impl Into<String>) -> Self {
        let name = name.into();
        let text = fs::read_to_string(root().join(&name))
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        Self { name, text }
    }

    pub fn tongue(&self) -> Tongue {
        if self.name.ends_with(".ru.md") || self.name.starts_with("docs/ru/") {
            Tongue::Russian
        } else {
            Tongue::English
        }
    }

    /// The rows of the table after a mark, without its head; each row's cells.
    pub fn table(&self, mark: &str) -> Vec<Vec<String>> {
        let (_, after) = self
            .text
            .split_once(mark)
            .unwrap_or_else(|| panic!("{}: no {mark}", self.name));
        let rows = after.lines().skip(1).skip_while(|line| line.is_empty());
        let rows = rows.take_while(|line| line.starts_with('|')).skip(2);
        let cells = |row: &str| {
            let row = row.trim_matches('|').replace("\\|", "\u{1}");
            row.split('|')
                .map(|cell| cell.trim().replace('\u{1}', "|"))
                .collect()
        };
        rows.map(cells).collect()
    }

    pub fn blocks(&self) -> Vec<Block> {
        let lines: Vec<&str> = self.text.lines().collect();
        let fences: Vec<usize> = (0..lines.len())
            .filter(|&at| lines[at].starts_with("```"))
            .collect();
        assert!(
            fences.len().is_multiple_of(2),
            "{}: an open block",
            self.name
        );
        let pairs = fences.chunks(2).map(|pair| (pair[0], pair[1]));
        let block = |(from, to): (usize, usize)| Block {
            page: self.name.clone(),
            tongue: self.tongue(),
            place: format!("{}:{}", self.name, from + 1),
            language: lines[from][3..].to_owned(),
            mark: lines[from - 1].to_owned(),
            text: lines[from + 1..to].join("\n") + "\n",
        };
        pairs.map(block).collect()
    }

    /// Where links lead, as they are written.
    fn links(&self) -> Vec<&str> {
        let starts = self.text.split("](").skip(1);
        let targets = starts.map(|rest| rest.split(')').next().unwrap());
        let sources = self.text.split("src=\"").skip(1);
        let sources = sources.map(|rest| rest.split('"').next().unwrap());
        targets.chain(sources).collect()
    }

    /// The names by which headings are linked to.
    fn anchors(&self) -> BTreeSet<String> {
        let headings = self.text.lines().filter(|line| line.starts_with('#'));
        let anchor = |line: &str| {
            let words = line.trim_start_matches(['#', ' ']).to_lowercase();
            let kept = words.chars().filter_map(|c| match c {
                ' ' => Some('-'),
                '-' | '_' => Some(c),
                _ => c.is_alphanumeric().then_some(c),
            });
            kept.collect()
        };
        headings.map(anchor).collect()
    }
}

/// A fenced block.
pub struct Block {
    pub page: String,
    pub tongue: Tongue,
    /// Where it begins, as `README.md:12`.
    pub place: String,
    pub language: String,
    /// The line before it, where a comment may stand.
    pub mark: String,
    pub text: String,
}

pub fn pages() -> Vec<Page> {
    let at_the_top = [
        "README.md",
        "README.ru.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "CHANGELOG.ru.md",
    ];
    let mut names = at_the_top.map(str::to_owned).to_vec();
    for folder in ["docs", "docs/ru"] {
        let mut files: Vec<String> = fs::read_dir(root().join(folder))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|file| Path::new(file).extension().is_some_and(|it| it == "md"))
            .collect();
        files.sort();
        names.extend(files.into_iter().map(|file| format!("{folder}/{file}")));
    }
    names.into_iter().map(Page::open).collect()
}

pub fn blocks_in(language: &str) -> Vec<Block> {
    let blocks = pages().into_iter().flat_map(|page| page.blocks());
    blocks.filter(|block| block.language == language).collect()
}

/// What stands between backticks.
pub fn coded(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// Holds a file to what the program makes of it: `remake` gives its whole text from the one that is there. With `UPDATE_EXPECT=1` it is
/// written anew.
#[track_caller]
pub fn hold(name: &str, remake: impl FnOnce(&str) -> String) {
    /// Of one page several tests hold a part each.
    static WRITING: Mutex<()> = Mutex::new(());
    let _writing = WRITING.lock();
    let path = root().join(name);
    let old = fs::read_to_string(&path).unwrap_or_default();
    expect_file![path].assert_eq(&remake(&old));
}

/// Holds the table after a mark in a page.
#[track_caller]
pub fn hold_table(page: &str, mark: &str, table: &str) {
    hold(page, |text| {
        let after_mark = text
            .split_once(mark)
            .unwrap_or_else(|| panic!("{page}: no {mark}"));
        let (before, after) = after_mark;
        let old: usize = after
            .split_inclusive('\n')
            .skip(1)
            .take_while(|line| line.starts_with('|'))
            .map(str::len)
            .sum();
        [before, mark, "\n", table, &after[1 + old..]].concat()
    });
}

#[test]
fn no_page_is_long() {
    for page in pages() {
        let lines = page.text.lines().count();
        assert!(lines <= MOST_LINES, "{}: {lines} lines", page.name);
    }
}

#[test]
fn every_link_leads_somewhere() {
    for page in pages() {
        let folder = Path::new(&page.name).parent().unwrap();
        for link in page.links() {
            if link.starts_with("https://") {
                continue;
            }
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            let path = if path.is_empty() {
                PathBuf::from(&page.name)
            } else {
                folder.join(path)
            };
            assert!(root().join(&path).exists(), "{}: {link}", page.name);
            if !anchor.is_empty() {
                let target = Page::open(path.to_str().unwrap());
                assert!(target.anchors().contains(anchor), "{}: {link}", page.name);
            }
        }
        let prefixes = ["src/", "tests/", "examples/", "benches/", "docs/", ".ci/"];
        for path in coded(&page.text) {
            let is_path = prefixes.iter().any(|prefix| path.starts_with(prefix));
            if is_path && !path.contains(' ') {
                assert!(root().join(path).exists(), "{}: {path}", page.name);
            }
        }
    }
}

#[test]
fn every_page_is_linked_to() {
    let pages = pages();
    for target in &pages[2..] {
        let file = target.name.rsplit('/').next().unwrap();
        let is_linked = pages.iter().any(|page| {
            page.name != target.name
                && page.tongue() == target.tongue()
                && page
                    .links()
                    .iter()
                    .any(|link| link.split('#').next().unwrap().rsplit('/').next() == Some(file))
        });
        assert!(is_linked, "{}: no page leads there", target.name);
    }
}
