//! Findings about the data and about one patient, typed and in no language.

pub(crate) mod audience;
pub mod check;
pub mod desk;
pub(crate) mod excerpt;
pub mod explain;
pub(crate) mod kept;
pub(crate) mod people;
pub(crate) mod prove;
pub(crate) mod screen;
pub(crate) mod week;
