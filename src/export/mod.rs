//! The declaration of the files: which there are, their columns, and what a cell of each may say. No settings, no input or output.

pub(crate) mod campaign_columns;
pub(crate) mod campaign_reasons;
pub mod columns;
pub mod entry;
pub mod file;
pub mod list_columns;
pub mod own_row;
pub(crate) mod page;
pub(crate) mod phrases;
pub(crate) mod prices;
pub(crate) mod promotion_words;
pub mod record_row;
pub mod refusal_words;
pub(crate) mod source_words;
pub mod values;
pub mod vocabulary;
pub mod words;
