//! What to say if the patient says …: blocks of lines, each begun by `# what is heard` and ended by `= what to write`; `=` alone where the talk goes on.

use super::Branch;
use super::lines::lines;

/// The branches of a filled-in template. Lines before the first `#` are no part of any.
pub(super) fn read(filled: &str) -> Vec<Branch> {
    let filled = lines(filled);
    let mut branches: Vec<Branch> = Vec::new();
    for line in filled.lines() {
        if let Some(heard) = line.strip_prefix('#') {
            branches.push(Branch {
                heard: heard.trim().to_owned(),
                said: String::new(),
                write: String::new(),
            });
        } else if let Some(branch) = branches.last_mut() {
            if let Some(write) = line.strip_prefix('=') {
                write.trim().clone_into(&mut branch.write);
            } else {
                if !branch.said.is_empty() {
                    branch.said.push('\n');
                }
                branch.said.push_str(line);
            }
        }
    }
    branches
}
