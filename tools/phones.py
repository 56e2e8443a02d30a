#!/usr/bin/env python3
"""Writes what recall knows of numbering plans, src/phone/metadata.rs, and the numbers by which its reading is tested, in tests/fixtures.

The facts are those of the Python package phonenumbers. With --check nothing is
written: it fails where a file is not what would be written.
"""

import csv
import io
import random
import re
import sys
from pathlib import Path

try:
    from re import _parser as parser
except ImportError:  # before Python 3.11
    import sre_parse as parser

import phonenumbers
from phonenumbers import PhoneMetadata, PhoneNumberFormat, PhoneNumberType, ValidationResult

VERSION = "9.0.43"
ROOT = Path(__file__).resolve().parent.parent
# The countries of clinics, and where their patients' other numbers are from.
COUNTRIES = ["RU", "KZ", "BY", "UA", "UZ", "AM", "DE", "US", "GB"]
# All types but the fixed lines themselves: each is asked before or beside them.
OTHERS = "premium_rate toll_free shared_cost voip personal_number pager uan voicemail mobile".split()


class Automaton:
    """The strings of digits that a pattern matches as a whole."""

    def __init__(self, pattern):
        self.steps, self.free = [], []  # by state: (digits, next state); next states for nothing
        self.start = self.state()
        self.end = self.sequence(parser.parse(pattern), self.start)

    def state(self):
        self.steps.append([])
        self.free.append([])
        return len(self.steps) - 1

    def sequence(self, tokens, at):
        for kind, value in tokens:
            at = self.token(str(kind), value, at)
        return at

    def token(self, kind, value, at):
        if kind in ("LITERAL", "IN"):
            to = self.state()
            self.steps[at].append((digits(kind, value), to))
            return to
        if kind == "SUBPATTERN":
            return self.sequence(value[-1], at)
        if kind == "BRANCH":
            to = self.state()
            for branch in value[1]:
                self.free[self.sequence(branch, at)].append(to)
            return to
        if kind == "MAX_REPEAT":
            least, most, inner = value
            for _ in range(least):
                at = self.sequence(inner, at)
            ends = [at]
            for _ in range(most - least):
                at = self.sequence(inner, at)
                ends.append(at)
            to = self.state()
            for end in ends:
                self.free[end].append(to)
            return to
        raise SystemExit(f"not known in a pattern: {kind}")

    def close(self, states):
        found, new = set(states), list(states)
        while new:
            for to in self.free[new.pop()]:
                if to not in found:
                    found.add(to)
                    new.append(to)
        return frozenset(found)

    def begin(self):
        return self.close([self.start])

    def step(self, states, digit):
        return self.close({to for state in states for some, to in self.steps[state] if digit in some})

    def accepts(self, states):
        return self.end in states


def digits(kind, value):
    if kind == "LITERAL":
        return chr(value)
    found = ""
    for sort, of in value:
        if str(sort) == "LITERAL":
            found += chr(of)
        elif str(sort) == "RANGE":
            found += "".join(map(chr, range(of[0], of[1] + 1)))
        else:  # \d
            found += "0123456789"
    return found


def any_number(one, others, wanted):
    """Whether one pattern matches a number of which wanted(length, whether some other matches) holds."""
    first = (one.begin(), tuple(other.begin() for other in others), 0)
    seen, new = {first}, [first]
    while new:
        own, theirs, length = new.pop()
        if one.accepts(own) and wanted(length, any(o.accepts(s) for o, s in zip(others, theirs))):
            return True
        for digit in "0123456789":
            to = one.step(own, digit)
            if to:
                after = (to, tuple(o.step(s, digit) for o, s in zip(others, theirs)), length + 1)
                if after not in seen:
                    seen.add(after)
                    new.append(after)
    return False


def pattern_of(desc):
    pattern = (desc and desc.national_number_pattern or "").replace(" ", "").replace("\n", "")
    return "" if pattern == "NA" else pattern


def pattern(text, kind="whole"):
    """A pattern as Rust code: of a whole number, or of its start."""
    if not text:
        return "None"
    if re.search(r"\)[{*+]|[*+^]|\\[^d]", text):
        raise SystemExit(f"not known in a pattern: {text}")
    return f"Some({kind}({quoted(text)}))"


def quoted(text):
    return f'r"{text}"' if "\\" in text else f'"{text}"'


def bits(lengths):
    return " | ".join(f"1 << {length}" for length in lengths if length > 0) or "0"


def checked(metadata):
    """The pattern of all numbers of a region."""
    of = pattern_of(metadata.general_desc)
    own = Automaton(of)
    lengths = [*metadata.general_desc.possible_length, *metadata.general_desc.possible_length_local_only]
    # recall matches no number of another length.
    if any_number(own, [], lambda length, _: length not in lengths):
        raise SystemExit(f"{metadata.id}: the pattern of all numbers says less than their lengths")
    return of


def own_numbers(metadata):
    """Which numbers of a calling code are of this of several regions: by their start, else those of any type."""
    if metadata.leading_digits:
        return pattern(metadata.leading_digits, "start")
    types = [pattern_of(getattr(metadata, name)) for name in [*OTHERS[:-1], "fixed_line", "mobile"]]
    of = "|".join(dict.fromkeys(filter(None, types)))
    number = Automaton(pattern_of(metadata.general_desc))
    # libphonenumber asks for both; recall only for the type.
    if any_number(Automaton(of), [number], lambda _, both: not both):
        raise SystemExit(f"{metadata.id}: a number of some type is no number of the region")
    return pattern(of)


def fixed_lines(metadata):
    """The pattern of what may be a fixed line, and that of what of it is none or may be something else."""
    of = pattern_of(metadata.fixed_line)
    if not of:
        return "", ""
    own = Automaton(of)
    lengths = metadata.fixed_line.possible_length or metadata.general_desc.possible_length
    if any_number(own, [], lambda length, _: length not in lengths):
        raise SystemExit(f"{metadata.id}: the pattern of fixed lines says less than its lengths")
    overlapping = []
    for name in OTHERS:
        desc = getattr(metadata, name)
        part = pattern_of(desc)
        if not part:
            continue
        other = Automaton(part)
        if any_number(own, [other], lambda _, both: both):
            if any_number(other, [], lambda length, _: length not in desc.possible_length):
                raise SystemExit(f"{metadata.id}: the pattern of {name} says less than its lengths")
            overlapping.append(part)
    overlapping = list(dict.fromkeys(overlapping))
    others = [Automaton(part) for part in overlapping]
    if not any_number(own, others, lambda _, other: not other):
        return "", ""  # every number there may be something else: in the USA nobody can tell
    return of, "|".join(overlapping)


def form(text):
    if re.search(r"\$(\D|\d\w)", text):
        raise SystemExit(f"not known in a form: {text}")
    return f'Some("{text}")' if text else "None"


def formats(metadata):
    """Ways to write a number, the first that fits first."""
    abroad = {(format.pattern, *format.leading_digits_pattern): format.format for format in metadata.intl_number_format}
    for format in metadata.number_format:
        plain = format.format.replace("\\", "$")
        at_home = plain
        if format.national_prefix_formatting_rule:
            # The rule says how the first group of digits is written, which in Argentina is not $1.
            first = re.search(r"\$\d", plain)[0]
            at_home = plain.replace(first, format.national_prefix_formatting_rule.replace("\\1", first), 1)
        if metadata.intl_number_format:
            plain = abroad.pop((format.pattern, *format.leading_digits_pattern), "").replace("\\", "$")
        leading = pattern(format.leading_digits_pattern[-1] if format.leading_digits_pattern else "", "start")
        groups = format.pattern
        if "\\1" in groups or not re.fullmatch(r"(\(\\d(\{\d+(,\d+)?\})?\))+", groups):
            raise SystemExit(f"{metadata.id}: not known in a format: {groups}")
        yield f"    Format {{ leading: {leading}, groups: whole({quoted(groups)}), at_home: {form(at_home)}, abroad: {form(plain)} }},"
    if abroad:
        raise SystemExit(f"{metadata.id}: a format that there is only abroad: {abroad}")


def metadata_of(code, name):
    if name == "001":
        return PhoneMetadata.metadata_for_nongeo_region(code)
    return PhoneMetadata.metadata_for_region(name)


def region(code, name, is_main, is_shared):
    metadata = metadata_of(code, name)
    number, general = checked(metadata), metadata.general_desc
    becomes = (metadata.national_prefix_transform_rule or "").replace("\\", "$")
    fixed_line, not_fixed_line = fixed_lines(metadata)
    fields = {
        "code": f'"{name}"',
        "calling": code,
        "lengths": bits(general.possible_length),
        "local_lengths": bits(general.possible_length_local_only),
        "international_prefix": pattern(metadata.international_prefix, "start"),
        "national_prefix": pattern(metadata.national_prefix_for_parsing, "start"),
        "national_prefix_becomes": form(becomes),
        "number": f"whole({quoted(number)})",
        "own": own_numbers(metadata) if is_shared else "None",
        "fixed_line": pattern(fixed_line),
        "not_fixed_line": pattern(not_fixed_line),
        "formats": f"&FORMATS_{code}" if is_main and metadata.number_format else "&[]",
    }
    return "    Region { " + ", ".join(f"{field}: {value}" for field, value in fields.items()) + " },"


def source():
    regions = [
        (code, name, name == names[0], len(names) > 1)
        for code, names in sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE.items())
        for name in names
    ]
    lines = [
        "//! What is known of the numbering plans of the world. Written by `tools/phones.py`: change nothing here.",
        "//!",
        "//! The facts are those of libphonenumber's metadata (Apache-2.0), as version",
        f"//! {VERSION} of the Python package `phonenumbers` has them.",
        "",
        "use super::pattern::Pattern;",
        "use super::region::{Format, Region};",
        "",
        "const fn whole(text: &'static str) -> Pattern {",
        "    Pattern::whole(text)",
        "}",
        "",
        "const fn start(text: &'static str) -> Pattern {",
        "    Pattern::start(text)",
        "}",
        "",
        "/// All regions, by calling code, the main region of a code first.",
        "#[rustfmt::skip]",
        f"pub(super) static REGIONS: [Region; {len(regions)}] = [",
    ]
    lines += [region(*arguments) for arguments in regions]
    lines.append("];")
    for code, name, is_main, _ in regions:
        metadata = metadata_of(code, name)
        if is_main and metadata.number_format:
            ways = list(formats(metadata))
            lines += ["", "#[rustfmt::skip]", f"static FORMATS_{code}: [Format; {len(ways)}] = [", *ways, "];"]
    return "\n".join([*lines, ""])


def word(automaton, chance):
    """A number that the automaton takes."""
    for _ in range(1000):
        states, number = automaton.begin(), ""
        while states and not (automaton.accepts(states) and chance.random() < 0.5):
            after = [(digit, automaton.step(states, digit)) for digit in "0123456789"]
            after = [(digit, to) for digit, to in after if to]
            if not after:
                break
            digit, states = chance.choice(after)
            number += digit
        if automaton.accepts(states):
            return number
    raise SystemExit("no number found")


def numbers():
    """Numbers of every type of every region, with whether phonenumbers holds them for a fixed line."""
    chance = random.Random(20260302)
    rows = {}
    for code in sorted(phonenumbers.SUPPORTED_REGIONS):
        metadata = PhoneMetadata.metadata_for_region(code)
        for name in ["fixed_line", *OTHERS, "general_desc"]:
            pattern = pattern_of(getattr(metadata, name))
            if not pattern:
                continue
            automaton = Automaton(pattern)
            for _ in range(3 if name in ("fixed_line", "mobile") else 1):
                e164 = f"+{metadata.country_code}{word(automaton, chance)}"
                # As a number is read that stands in a cell.
                number = phonenumbers.parse(e164, None)
                if phonenumbers.format_number(number, PhoneNumberFormat.E164) == e164:
                    is_fixed = phonenumbers.number_type(number) == PhoneNumberType.FIXED_LINE
                    rows[e164] = "yes" if is_fixed else "no"
    lines = [f"{e164},{is_fixed}" for e164, is_fixed in sorted(rows.items())]
    return "\n".join(["e164,fixed_line", *lines, ""])


def judged(country, text):
    """What phonenumbers reads: e164, extension and how it is shown; nothing of what cannot be reached from elsewhere or found again."""
    try:
        number = phonenumbers.parse(text, country)
        e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
        again = phonenumbers.format_number(phonenumbers.parse(e164, None), PhoneNumberFormat.E164)
    except phonenumbers.NumberParseException:
        return "", "", ""
    if phonenumbers.is_possible_number_with_reason(number) != ValidationResult.IS_POSSIBLE or again != e164:
        return "", "", ""
    extension, number.extension = number.extension or "", None
    is_own = phonenumbers.region_code_for_number(number) == country
    form = PhoneNumberFormat.NATIONAL if is_own else PhoneNumberFormat.INTERNATIONAL
    return e164, extension, phonenumbers.format_number(number, form)


def table(texts):
    """The rows of a table of texts, each with what is read."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["country", "text", "e164", "extension", "display"])
    rows.writerows([country, text, *judged(country, text)] for country, text in texts)
    return out.getvalue()


def written():
    """The texts of tests/fixtures/phones.csv, which are written by hand."""
    with open(ROOT / "tests/fixtures/phones.csv", encoding="utf-8", newline="") as file:
        return [(row["country"], row["text"]) for row in csv.DictReader(file)]


def dialled():
    """Texts for each country: random digits behind what is dialled before a number, and numbers with some keys wrong."""
    chance = random.Random(20260302)
    codes = [phonenumbers.country_code_for_region(country) for country in COUNTRIES]
    for country in COUNTRIES:
        metadata = PhoneMetadata.metadata_for_region(country)
        automata = [Automaton(pattern_of(desc)) for desc in (metadata.mobile, metadata.fixed_line)]
        for _ in range(100):
            begin = chance.choice(["", "+", "0", "8", "1", "00", "80", "810", "011", "8~10"])
            code = chance.choice(["", "", *map(str, codes)])
            yield country, begin + code + "".join(chance.choices("0123456789", k=chance.randint(3, 12)))
            begin = chance.choice(["", f"+{metadata.country_code}", str(metadata.country_code), metadata.national_prefix or "0"])
            text = list(begin + word(chance.choice(automata), chance))
            for _ in range(chance.randint(0, 3)):
                at = chance.randint(1, len(text) - 1)
                text[at : at + chance.randint(0, 1)] = chance.choice([*"0123456789 -()./+x", " доб. ", ",", ""])
            yield country, "".join(text)


def main():
    if phonenumbers.__version__ != VERSION:
        raise SystemExit(f"phonenumbers {VERSION} is wanted, not {phonenumbers.__version__}")
    for name, text in [
        ("src/phone/metadata.rs", source()),
        ("tests/fixtures/fixed-lines.csv", numbers()),
        ("tests/fixtures/phones.csv", table(written())),
        ("tests/fixtures/dialled.csv", table(dialled())),
    ]:
        path = ROOT / name
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            raise SystemExit(f"{name} is not what tools/phones.py writes")


main()
