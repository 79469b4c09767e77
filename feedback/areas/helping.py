"""Read one record each of where a family can turn."""

import re

import phonenumbers

from feedback.areas.support import HelpLine, Link, Urgent
from feedback.areas.table import Table

GROUPS = ("danger", "child", "crisis", "send")
KINDS = ("call", "text")
# Printed by a current page of the service or a council; printed long ago; only remembered.
EVIDENCE = ("printed", "old", "remembered")
COUNTRY = "GB"
IS_WHOLE = phonenumbers.ValidationResult.IS_POSSIBLE
SHORT_NUMBERS = {"call": re.compile(r"1?\d\d\d|116 ?\d\d\d"), "text": re.compile(r"\d{5}")}


def read_help_line(table: Table) -> HelpLine:
    """Read a number to call or text."""
    kind = table.one_of("kind", KINDS)
    return HelpLine(
        id=table.identifier(),
        group=table.one_of("group", GROUPS),
        name=table.text("name"),
        number=_phone_number(table, kind),
        kind=kind,
        who=table.text("who"),
        when=table.text("when", ""),
        source=table.text("source"),
        evidence=table.one_of("evidence", EVIDENCE),
        confirmed=table.flag("confirmed"),
        checked_on=table.day("checked_on"),
        young=table.has("young") and table.flag("young"),
    )


def read_urgent(table: Table) -> Urgent:
    """Read the matters that cannot wait."""
    urgent = Urgent(
        table.text("who"), table.text("how"), table.texts("matters"), table.text("source")
    )
    table.finish()
    return urgent


def read_link(table: Table) -> Link:
    """Read a page of another organisation."""
    link = Link(table.identifier(), table.text("words"), table.text("address"))
    if not link.address.startswith("https://"):
        table.fail("address", f"“{link.address}” is not a web address. Start it with https://.")
    return link


def _phone_number(table: Table, kind: str) -> str:
    number = table.text("number")
    if SHORT_NUMBERS[kind].fullmatch(number):
        return number
    try:
        parsed = phonenumbers.parse(number, COUNTRY)
        whole = phonenumbers.is_possible_number_with_reason(parsed) == IS_WHOLE
    except phonenumbers.NumberParseException:
        whole = False
    if not whole or not re.fullmatch(r"[\d ]+", number):
        table.fail(
            "number",
            f"“{number}” is not a whole number to {kind}. "
            "Write figures and spaces, as in 0300 123 4567.",
        )
    return number
