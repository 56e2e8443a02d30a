//! From exported files to [`crate::clinic::Clinic`]: columns and words are declared once, every cell is read on its own.

pub mod columns;
mod file;
pub mod values;
pub mod vocabulary;
pub mod words;
