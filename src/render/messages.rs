//! The text messages of a day as a gateway takes them: the number and the text, a row each.

use std::io::{self, Write};

use crate::export::list_columns::OF_MESSAGES;
use crate::model::clinic::Channel;
use crate::plan::Plan;
use crate::render::list::{Dialect, of_csv};
use crate::render::{Page, safe_cell};

/// Writes every text message of a list; what goes to a messenger or by e-mail goes by no such gateway.
///
/// # Errors
/// Where it can't be written.
pub fn write(page: &Page<'_>, plan: &Plan, delimiter: u8, mut out: impl Write) -> io::Result<()> {
    // It is for a program: no mark before the first header, and LF.
    let dialect = Dialect {
        delimiter,
        for_spreadsheets: false,
    };
    let mut writer = dialect.writer(&mut out);
    writer.write_record(OF_MESSAGES).map_err(of_csv)?;
    let sent = plan.contacts.iter();
    for contact in sent.filter(|contact| contact.channel == Channel::Sms) {
        let Some(message) = page.words.message(contact) else {
            continue;
        };
        // Digits alone: a + before them would have to be made safe for spreadsheets, and gateways take numbers without one.
        let number = page.address(contact).replace('+', "");
        let cells = [number, message.text];
        let cells = cells.each_ref().map(|cell| safe_cell(cell));
        let cells = cells.iter().map(|cell| cell.as_bytes());
        writer.write_record(cells).map_err(of_csv)?;
    }
    writer.flush()?;
    drop(writer);
    out.flush()
}
