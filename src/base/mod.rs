//! What everything may use, and nothing of ours that it uses.

mod closed_list;
pub(crate) mod digits;
mod language;
mod moment;
mod one_line;
pub mod parallel;
pub mod plural;
pub mod progress;
mod quoted;
pub(crate) mod room;

pub(crate) use closed_list::closed_list;
pub use closed_list::{Blanks, Words};
pub use language::{Both, Language, both};
pub use moment::moment;
pub use one_line::{one_line, visible};
pub(crate) use quoted::{quoted, shortened, toml_text, typed};
