//! How numbers are written for people.

use super::Phone;
use super::region::{Format, LengthFit, Region, main_region, region_of, split_calling_code};

/// `phone` in national form if it is of `region`, else in international form.
pub(super) fn display(region: &Region, phone: Phone) -> String {
    let digits = phone.digits().to_string();
    russian(region, &digits).unwrap_or_else(|| display_by_plan(region, phone, &digits))
}

/// A number as nearly all in Russia are: as the plans have it, and without them.
pub(super) fn russian(region: &Region, digits: &str) -> Option<String> {
    const LENGTH: usize = 10;
    let national = digits.strip_prefix('7')?;
    if national.len() != LENGTH || !national.starts_with(['3', '4', '9']) {
        return None;
    }
    let (area, rest) = national.split_at_checked(3)?;
    let (first, rest) = rest.split_at_checked(3)?;
    let (second, third) = rest.split_at_checked(2)?;
    Some(match region.code {
        "RU" => format!("8 ({area}) {first}-{second}-{third}"),
        _ => format!("+7 {area} {first}-{second}-{third}"),
    })
}

/// The same by the numbering plans.
pub(super) fn display_by_plan(region: &Region, phone: Phone, digits: &str) -> String {
    let Some((calling, national)) = split_calling_code(digits) else {
        return phone.e164();
    };
    let formats = main_region(calling).map_or_else(Default::default, |main| main.formats);
    if is_of(region, calling, national) {
        grouped(formats, national, true)
    } else {
        format!("+{calling} {}", grouped(formats, national, false))
    }
}

/// Whether `region` is the first of those with this calling code whose numbers look so.
fn is_of(region: &Region, calling: u16, national: &str) -> bool {
    // A number without its area cannot be told apart; who wrote it meant the own country's.
    if region.calling == calling && region.fit(national.len()) == LengthFit::OnlyLocal {
        return true;
    }
    region_of(calling, national).is_some_and(|of| of.code == region.code && !of.is_nowhere())
}

/// The digits in the groups of the first way of writing that fits; all in one if none does.
fn grouped(formats: &[Format], national: &str, at_home: bool) -> String {
    for format in formats {
        let form = if at_home {
            format.at_home
        } else {
            format.abroad
        };
        let leading = format.leading.as_ref();
        if let Some(form) = form
            && leading.is_none_or(|leading| leading.is_match(national))
            && let Some(groups) = format.groups.captures(national)
        {
            let mut text = String::new();
            groups.expand(form, &mut text);
            return text;
        }
    }
    national.to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::pattern::Pattern;
    use super::{Format, grouped};

    #[test]
    fn a_way_of_writing_may_serve_only_at_home() {
        let format = |leading, at_home, abroad| Format {
            leading: Some(Pattern::start(leading)),
            groups: Pattern::whole(r"(\d{3})(\d{4})"),
            at_home,
            abroad,
        };
        let formats = [
            format("310", Some("$1-$2"), Some("$1-$2")),
            format("[24-9]|3(?:[02-9]|1[1-9])", Some("$1-$2"), None),
            format("[24-9]|3(?:[02-9]|1[1-9])", None, Some("$1.$2")),
        ];
        assert_eq!(grouped(&formats, "3100000", false), "310-0000");
        assert_eq!(grouped(&formats, "5550100", true), "555-0100");
        assert_eq!(grouped(&formats, "5550100", false), "555.0100");
        assert_eq!(grouped(&formats, "1550100", true), "1550100");
        assert_eq!(grouped(&formats, "55501000", true), "55501000");
    }
}
