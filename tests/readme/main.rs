//! The pages for readers keep their word: what they show is run, what they repeat is compared with the program, what they name is there.
//!
//! A block is run by its language; `<!-- file: NAME -->` before one says which file of a clinic it is. Pictures, tables that the program
//! can make, and what it says are held to what it makes now; `UPDATE_EXPECT=1 cargo test --test readme` writes them anew.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops where it fails"
)]

mod clinic;
mod messages;
mod pages;
mod picture;
mod shown;
mod tables;
mod words;
