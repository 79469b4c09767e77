"""A quote is signed by a group that somebody can hide in."""

from __future__ import annotations

import pytest

from feedback.services.reports.signing import quote
from tests import factories
from tests.support import months

SNAPSHOT = {
    "submissions": 20,
    "roles": {"parent_carer": 12, "child_under_11": 4},
    "role_districts": {"watford": {"parent_carer": 5, "": 5}, "dacorum": {"parent_carer": 4}},
}


def signed(role, district, audience="partnership", snapshot=SNAPSHOT):
    quoted = {"words": "We wait.", "role": role, "district": district}
    return quote(quoted, snapshot, months.AREA, audience)["who"]


@pytest.mark.parametrize(
    ("role", "district", "who"),
    [
        ("parent_carer", None, "Parent carer"),
        ("parent_carer", "watford", "Parent carer, Watford"),
        ("parent_carer", "dacorum", "Parent carer"),
        ("parent_carer", "stevenage", "Parent carer"),
        ("child_under_11", None, "Someone who told us"),
        ("child_under_11", "watford", "Someone who told us"),
        (None, "watford", "Someone who told us, Watford"),
        (None, "dacorum", "Someone who told us"),
    ],
)
@pytest.mark.parametrize("audience", ["forum", "partnership"])
def test_a_signature_names_only_groups_of_five_or_more(role, district, who, audience):
    assert signed(role, district, audience) == who


def test_the_team_reads_the_signature_as_it_is():
    assert signed("child_under_11", "dacorum", "facilitator") == "Child under 11, Dacorum"


def test_an_old_report_that_kept_no_such_count_names_no_district():
    old = {key: value for key, value in SNAPSHOT.items() if key != "role_districts"}
    assert signed("parent_carer", "watford", snapshot=old) == "Parent carer"


@pytest.mark.parametrize(("told_by", "who"), [(4, "Parent carer"), (5, "Parent carer, Watford")])
def test_the_numbers_of_a_signature_are_those_of_the_month(session, told_by, who):
    account = factories.account(session)
    given = {"district": "watford", "permission": "quote_with_area"}
    months.theme(session, account, "Waiting", told_by=told_by, **given)
    for _ in range(5):
        factories.submission(session, state="cleared", district="dacorum")
        factories.submission(session, district="watford", month="2026-10")
    shown = months.read(session, months.report(session, account), "forum")
    assert shown["themes"][0]["quotes"][0]["who"] == who
    assert shown["opening_quotes"][0]["who"] == who
