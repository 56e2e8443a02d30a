#!/usr/bin/env python3
"""Writes what recall knows of fixed lines: src/phone/fixed_lines.rs, and the numbers of its test, tests/fixtures/fixed-lines.csv.

The facts are those of the Python package phonenumbers, the version that the metadata beside it comes from. With --check nothing is
written: it fails where a file is not what would be written.
"""

import random
import re
import sys
from pathlib import Path

try:
    from re import _parser as parser
except ImportError:  # before Python 3.11
    import sre_parse as parser

import phonenumbers
from phonenumbers import PhoneMetadata, PhoneNumberType

VERSION = "9.0.43"
ROOT = Path(__file__).resolve().parent.parent
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
    return (desc and desc.national_number_pattern or "").replace(" ", "").replace("\n", "")


def fixed(metadata):
    """The pattern of what may be a fixed line, and that of what is none or may be something else."""
    of = pattern_of(metadata.fixed_line)
    if not of or of == "NA":
        return None
    own = Automaton(of)
    lengths = metadata.fixed_line.possible_length or metadata.general_desc.possible_length
    if any_number(own, [], lambda length, _: length not in lengths):
        raise SystemExit(f"{metadata.id}: the pattern of fixed lines says less than its lengths")
    overlapping = []
    for name in OTHERS:
        desc = getattr(metadata, name)
        pattern = pattern_of(desc)
        if not pattern or pattern == "NA":
            continue
        other = Automaton(pattern)
        if any_number(own, [other], lambda _, both: both):
            if any_number(other, [], lambda length, _: length not in desc.possible_length):
                raise SystemExit(f"{metadata.id}: the pattern of {name} says less than its lengths")
            overlapping.append(pattern)
    overlapping = list(dict.fromkeys(overlapping))
    others = [Automaton(pattern) for pattern in overlapping]
    if not any_number(own, others, lambda _, other: not other):
        return None  # every number there may be something else: in the USA nobody can tell
    for pattern in [of, *overlapping]:
        if re.search(r"\)[{*+]|\((?!\?:)|[*+^$]", pattern):
            raise SystemExit(f"{metadata.id}: not known in a pattern: {pattern}")
    return of, "|".join(overlapping)


def plans():
    for code in sorted(phonenumbers.SUPPORTED_REGIONS):
        found = fixed(PhoneMetadata.metadata_for_region(code))
        if found:
            yield code, *found


def source():
    lines = [
        "//! Which numbers are fixed lines. Written by `tools/fixed-lines.py`: change nothing here.",
        "//!",
        "//! The facts are those of libphonenumber's metadata (Apache-2.0), carried over from version",
        f"//! {VERSION} of the Python package `phonenumbers`.",
        "",
        "/// For each region by its code, the pattern of its fixed lines, and the pattern of what among these is",
        "/// something else or may be, a mobile phone above all. A region is not here where nobody can tell.",
        "#[rustfmt::skip]",
        f"pub(super) static FIXED_LINES: [(&str, &str, &str); {len(list(plans()))}] = [",
    ]
    raw = lambda pattern: f'r"{pattern}"' if "\\" in pattern else f'"{pattern}"'
    lines += [f'    ("{code}", {raw(of)}, {raw(other)}),' for code, of, other in plans()]
    return "\n".join([*lines, "];", ""])


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
            if not pattern or pattern == "NA":
                continue
            automaton = Automaton(pattern)
            for _ in range(3 if name in ("fixed_line", "mobile") else 1):
                e164 = f"+{metadata.country_code}{word(automaton, chance)}"
                # As a number is read that stands in a cell.
                number = phonenumbers.parse(e164, None)
                if phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) == e164:
                    is_fixed = phonenumbers.number_type(number) == PhoneNumberType.FIXED_LINE
                    rows[e164] = "yes" if is_fixed else "no"
    lines = [f"{e164},{is_fixed}" for e164, is_fixed in sorted(rows.items())]
    return "\n".join(["e164,fixed_line", *lines, ""])


def main():
    if phonenumbers.__version__ != VERSION:
        raise SystemExit(f"phonenumbers {VERSION} is wanted, not {phonenumbers.__version__}")
    for name, text in [("src/phone/fixed_lines.rs", source()), ("tests/fixtures/fixed-lines.csv", numbers())]:
        path = ROOT / name
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8")
        elif path.read_text(encoding="utf-8") != text:
            raise SystemExit(f"{name} is not what tools/fixed-lines.py writes")


main()
