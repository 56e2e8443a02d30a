//! Plots as SVG that a page holds within itself: bars with their numbers beside them, told apart by pattern and not by colour alone. How they
//! look in the light, in the dark and on paper stands in `page.css`.

use std::fmt::Write;

use crate::render::page::markup::escaped;

/// All sizes are in units of the picture, which scales with the page.
const WIDTH: usize = 720;
const LABELS: usize = 290;
const TOTALS: usize = 60;
const ROW: usize = 30;
const BAR: usize = 20;
const LETTER: usize = 8;

/// Bars of which each is made up of parts.
pub(super) struct Stacked<'a> {
    pub title: &'a str,
    /// What somebody hears who does not see it.
    pub told: &'a str,
    /// What the parts are called.
    pub parts: [&'a str; 4],
    pub rows: Vec<(&'a str, [u64; 4])>,
}

/// How the parts look, in the classes of the style.
const LOOKS: [&str; 4] = ["in-time", "late", "missed", "open"];

fn begin(name: &str, title: &str, told: &str, height: usize) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"plot\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" \
         aria-labelledby=\"{name}-title {name}-told\"><title id=\"{name}-title\">{}</title><desc id=\"{name}-told\">{}</desc>\n",
        escaped(title),
        escaped(told)
    )
}

/// Stripes and dots, each under a name.
const PATTERNS: &str = "<defs>\
    <pattern id=\"stripes\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
    <rect class=\"late-ground\" width=\"8\" height=\"8\"/><rect class=\"late-mark\" width=\"4\" height=\"8\"/></pattern>\
    <pattern id=\"dots\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">\
    <rect class=\"missed-ground\" width=\"8\" height=\"8\"/><circle class=\"missed-mark\" cx=\"4\" cy=\"4\" r=\"2\"/></pattern>\
    </defs>\n";

impl Stacked<'_> {
    pub(super) fn svg(&self) -> String {
        let top = 34;
        let height = top + ROW * self.rows.len() + 4;
        let mut out = begin("bars", self.title, self.told, height);
        out.push_str(PATTERNS);
        self.legend(&mut out);
        let sums = self.rows.iter().map(|(_, parts)| parts.iter().sum::<u64>());
        let most = sums.max().unwrap_or(0).max(1);
        for (place, (name, parts)) in self.rows.iter().enumerate() {
            let y = top + ROW * place;
            row(&mut out, y, (name, parts), most);
        }
        out.push_str("</svg>\n");
        out
    }

    fn legend(&self, out: &mut String) {
        let mut x = 4;
        for (look, name) in LOOKS.iter().zip(self.parts) {
            writeln!(
                out,
                "<rect class=\"part {look}\" x=\"{x}\" y=\"6\" width=\"22\" height=\"14\"/><text x=\"{}\" y=\"18\">{}</text>",
                x + 28,
                escaped(name)
            )
            .ok();
            x += 28 + LETTER * name.chars().count() + 24;
        }
    }
}

/// One bar, its name before it and its sum behind.
fn row(out: &mut String, y: usize, (name, parts): (&str, &[u64; 4]), most: u64) {
    let middle = y + BAR / 2 + 5;
    writeln!(
        out,
        "<text class=\"label\" x=\"{}\" y=\"{middle}\" text-anchor=\"end\">{}</text>",
        LABELS - 8,
        escaped(name)
    )
    .ok();
    let length = |count| scaled(count, most, WIDTH - LABELS - TOTALS);
    let mut before = 0;
    for (look, &count) in LOOKS.iter().zip(parts) {
        if count == 0 {
            continue;
        }
        let from = LABELS + length(before);
        before += count;
        let width = LABELS + length(before) - from;
        writeln!(
            out,
            "<rect class=\"part {look}\" x=\"{from}\" y=\"{y}\" width=\"{width}\" height=\"{BAR}\"/>"
        )
        .ok();
        if width >= LETTER * count.to_string().len() + 6 {
            let centre = from + width / 2;
            writeln!(
                out,
                "<text class=\"within\" x=\"{centre}\" y=\"{middle}\" text-anchor=\"middle\">{count}</text>"
            )
            .ok();
        }
    }
    let end = LABELS + length(before) + 8;
    writeln!(
        out,
        "<text class=\"total\" x=\"{end}\" y=\"{middle}\">{before}</text>"
    )
    .ok();
}

fn scaled(count: u64, most: u64, length: usize) -> usize {
    let length = length as u64;
    usize::try_from(count * length / most.max(1)).unwrap_or(0)
}

/// A bar for each month; of some the part of a whole.
pub(super) struct Panel<'a> {
    pub name: &'a str,
    /// The number, and the whole that it is part of.
    pub months: Vec<(u64, Option<u64>)>,
}

/// The same months several times over, each with a measure of its own.
pub(super) struct Months<'a> {
    pub title: &'a str,
    pub told: &'a str,
    pub labels: Vec<String>,
    pub panels: Vec<Panel<'a>>,
}

const PANEL_HEIGHT: usize = 150;
const PANEL_WIDTH: usize = WIDTH / 2;
/// The highest bar.
const HIGHEST: usize = 84;
/// With more months there is no room for their numbers and for every label.
const MOST_NUMBERED: usize = 12;

impl Months<'_> {
    pub(super) fn svg(&self) -> String {
        let height = PANEL_HEIGHT * self.panels.len().div_ceil(2);
        let mut out = begin("months", self.title, self.told, height);
        for (place, panel) in self.panels.iter().enumerate() {
            let x = PANEL_WIDTH * (place % 2);
            let y = PANEL_HEIGHT * (place / 2);
            self.panel(&mut out, (x, y), panel);
        }
        out.push_str("</svg>\n");
        out
    }

    fn panel(&self, out: &mut String, (x, y): (usize, usize), panel: &Panel<'_>) {
        writeln!(
            out,
            "<text class=\"heading\" x=\"{}\" y=\"{}\">{}</text>",
            x + 4,
            y + 16,
            escaped(panel.name)
        )
        .ok();
        let wholes = panel
            .months
            .iter()
            .map(|&(number, whole)| whole.unwrap_or(number));
        let most = wholes.max().unwrap_or(0).max(1);
        let count = panel.months.len().max(1);
        let step = ((PANEL_WIDTH - 24) / count).min(70);
        let width = (step * 3 / 5).max(2);
        let ground = y + PANEL_HEIGHT - 24;
        for (place, &(number, whole)) in panel.months.iter().enumerate() {
            let left = x + 8 + step * place;
            let bar = |class: &str, count: u64| {
                let height = scaled(count, most, HIGHEST);
                format!(
                    "<rect class=\"{class}\" x=\"{left}\" y=\"{}\" width=\"{width}\" height=\"{height}\"/>\n",
                    ground - height
                )
            };
            if let Some(whole) = whole {
                out.push_str(&bar("part open", whole));
            }
            out.push_str(&bar("part in-time", number));
            let centre = left + width / 2;
            if count <= MOST_NUMBERED {
                let above = ground - scaled(whole.unwrap_or(number), most, HIGHEST) - 5;
                let shown = whole.map_or_else(|| number.to_string(), |it| format!("{number}/{it}"));
                writeln!(
                    out,
                    "<text class=\"total\" x=\"{centre}\" y=\"{above}\" text-anchor=\"middle\">{shown}</text>"
                )
                .ok();
            }
            if place % count.div_ceil(MOST_NUMBERED) == 0 {
                writeln!(
                    out,
                    "<text class=\"month\" x=\"{centre}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
                    ground + 15,
                    escaped(&self.labels[place])
                )
                .ok();
            }
        }
        writeln!(
            out,
            "<line class=\"ground\" x1=\"{}\" y1=\"{ground}\" x2=\"{}\" y2=\"{ground}\"/>",
            x + 4,
            x + PANEL_WIDTH - 16
        )
        .ok();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_long_as_their_numbers() {
        let plot = Stacked {
            title: "What <became>",
            told: "a & b",
            parts: ["in time", "late", "missed", "open"],
            rows: vec![("Hygiene", [20, 0, 10, 10]), ("Visits", [10, 0, 0, 0])],
        };
        let svg = plot.svg();
        let length = WIDTH - LABELS - TOTALS;
        for (look, width) in [("in-time", length / 2), ("missed", length / 4)] {
            let bar = format!("class=\"part {look}\" x=");
            let bars: Vec<&str> = svg.split(&bar).skip(2).collect();
            assert!(bars[0].contains(&format!("width=\"{width}\"")), "{svg}");
        }
        // What is none has no bar: only the legend shows it.
        assert_eq!(svg.matches("part late").count(), 1);
        assert!(svg.contains("What &lt;became&gt;") && svg.contains("a &amp; b"));
        assert!(is_closed(&svg), "{svg}");
    }

    /// Whether every element that is opened is closed.
    fn is_closed(svg: &str) -> bool {
        let mut open = Vec::new();
        for tag in svg.split('<').skip(1) {
            let name = tag.split([' ', '>', '/']).next().unwrap_or_default();
            if let Some(closed) = tag.strip_prefix('/') {
                let closed = closed.split('>').next().unwrap_or_default();
                if open.pop() != Some(closed) {
                    return false;
                }
            } else if !tag.split('>').next().unwrap_or_default().ends_with('/') {
                open.push(name);
            }
        }
        open.is_empty()
    }

    #[test]
    fn many_months_keep_their_bars_and_lose_their_numbers() {
        let of = |count: usize| {
            let panel = Panel {
                name: "Contacts",
                months: (0..count).map(|it| (it as u64, None)).collect(),
            };
            let plot = Months {
                title: "t",
                told: "d",
                labels: (0..count).map(|it| it.to_string()).collect(),
                panels: vec![panel],
            };
            plot.svg()
        };
        let (few, many) = (of(3), of(30));
        assert_eq!(few.matches("class=\"total\"").count(), 3);
        assert_eq!(many.matches("class=\"total\"").count(), 0);
        assert_eq!(many.matches("part in-time").count(), 30);
        assert_eq!(many.matches("class=\"month\"").count(), 10);
    }
}
