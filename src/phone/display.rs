//! How numbers are written for people.

use super::metadata::Region;
use super::{Fit, Phone, main_region, parted_from_calling, pattern, region_of};

/// The most groups of digits that a number is parted into.
const MOST_GROUPS: usize = 5;

/// `phone` in national form if it is of `region`, else in international form.
pub(super) fn display(region: &Region, phone: Phone) -> String {
    let digits = phone.digits().to_string();
    let Some((calling, national)) = parted_from_calling(digits.as_bytes()) else {
        return phone.e164();
    };
    let formats = main_region(calling).map_or("", |main| main.formats);
    if is_of(region, calling, national) {
        grouped(formats, national, true)
    } else {
        format!("+{calling} {}", grouped(formats, national, false))
    }
}

/// Whether `region` is the first of those with this calling code whose numbers look so.
fn is_of(region: &Region, calling: u16, national: &[u8]) -> bool {
    // A number without its area cannot be told apart; who wrote it meant the own country's.
    if region.calling == calling && region.fit(national.len()) == Fit::OnlyLocal {
        return true;
    }
    region_of(calling, national).is_some_and(|of| of.code == region.code && !of.is_nowhere())
}

/// The digits in the groups of the first way of writing that fits; all in one if none does.
fn grouped(formats: &str, national: &[u8], at_home: bool) -> String {
    let mut leading = "";
    for format in formats.split('~') {
        let mut fields = format.split(';');
        let (first, lengths) = (fields.next(), fields.next());
        let form = fields.next().unwrap_or("!");
        let abroad = fields.next().unwrap_or(form);
        leading = first.filter(|first| *first != "@").unwrap_or(leading);
        let form = if at_home { form } else { abroad };
        if form == "!" || pattern::leading(leading, national).is_none() {
            continue;
        }
        if let Some(groups) = parted(lengths.unwrap_or_default(), national) {
            return filled(form, &groups);
        }
    }
    String::from_utf8_lossy(national).into_owned()
}

/// Parts all digits into groups of the lengths of a list such as `3 3-4 4`, the first ones as long
/// as may be.
fn parted<'d>(lengths: &str, digits: &'d [u8]) -> Option<[&'d [u8]; MOST_GROUPS]> {
    let bounds = |length: &str| -> Option<(usize, usize)> {
        let (least, most) = length.split_once('-').unwrap_or((length, length));
        Some((least.parse().ok()?, most.parse().ok()?))
    };
    let mut least_after: usize = lengths
        .split(' ')
        .filter_map(bounds)
        .map(|(least, _)| least)
        .sum();
    let mut groups: [&[u8]; MOST_GROUPS] = [&[]; MOST_GROUPS];
    let mut rest = digits;
    for (group, (least, most)) in groups.iter_mut().zip(lengths.split(' ').filter_map(bounds)) {
        least_after -= least;
        let length = rest.len().checked_sub(least_after)?.min(most);
        if length < least {
            return None;
        }
        (*group, rest) = rest.split_at_checked(length)?;
    }
    rest.is_empty().then_some(groups)
}

/// The form with its `$1`, `$2` and so on replaced by the groups.
fn filled(form: &str, groups: &[&[u8]]) -> String {
    let mut text = String::with_capacity(form.len() + 8);
    let mut signs = form.chars();
    while let Some(sign) = signs.next() {
        if sign != '$' {
            text.push(sign);
            continue;
        }
        let number = signs.next().and_then(|number| number.to_digit(10));
        let group =
            number.and_then(|number| groups.get(usize::try_from(number).ok()?.checked_sub(1)?));
        text.extend(
            group
                .into_iter()
                .flat_map(|group| group.iter().copied().map(char::from)),
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{filled, grouped, parted};

    #[test]
    fn the_first_groups_are_as_long_as_may_be() {
        let lengths = |list: &str, digits: &str| {
            parted(list, digits.as_bytes()).map(|groups| groups.map(<[u8]>::len))
        };
        assert_eq!(lengths("3 3 2 2", "9187744206"), Some([3, 3, 2, 2, 0]));
        assert_eq!(lengths("2 3-4 4", "123456789"), Some([2, 3, 4, 0, 0]));
        assert_eq!(lengths("2 3-4 4", "1234567890"), Some([2, 4, 4, 0, 0]));
        assert_eq!(lengths("3 2-8", "1234"), None);
        assert_eq!(lengths("3 2-8", "123456789012"), None);
        assert_eq!(lengths("3 2-8", ""), None);
    }

    #[test]
    fn a_form_takes_its_groups_in_any_order() {
        let groups: [&[u8]; 4] = [b"9", b"11", b"1234", b"5678"];
        assert_eq!(filled("0$2 15-$3-$4", &groups), "011 15-1234-5678");
        assert_eq!(filled("$1 $9 $", &groups), "9  ");
    }

    #[test]
    fn a_way_of_writing_may_serve_only_at_home() {
        let formats = "310;3 4;$1-$2~[24-9]|3(?:[02-9]|1[1-9]);3 4;$1-$2;!~@;3 4;!;$1.$2";
        assert_eq!(grouped(formats, b"3100000", false), "310-0000");
        assert_eq!(grouped(formats, b"5550100", true), "555-0100");
        assert_eq!(grouped(formats, b"5550100", false), "555.0100");
        assert_eq!(grouped(formats, b"1550100", true), "1550100");
    }
}
