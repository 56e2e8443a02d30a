//! The lock of the record, so that no two runs write it at once.
