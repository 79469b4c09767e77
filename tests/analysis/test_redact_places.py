"""Schools nobody calls one, numbers by their shape, addresses whole; all of it invented."""

import pytest

from analysis.redact import find_personal


def found(text: str) -> list[tuple[str, str]]:
    return [(text[span.start : span.end], span.kind) for span in find_personal(text)]


@pytest.mark.parametrize(
    ("text", "hidden", "kind"),
    [
        ("he goes to Oakmere now", "Oakmere", "school"),
        ("she attends lambsfold hill and cries", "lambsfold hill", "school"),
        ("at the Valley they listen", "Valley", "school"),
        ("St Wulfric’s won’t take him back", "St Wulfric’s", "school"),
        ("Tern Valley said no", "Tern Valley", "school"),
        ("we left Ridgemoor in June", "Ridgemoor", "school"),
        ("Saplings pre-school asked for a plan", "Saplings pre-school", "school"),
        ("the Wickmoor Federation has no SENCO", "Wickmoor Federation", "school"),
        ("EHCP ref HCC 448210 is lost", "HCC 448210", "reference_number"),
        ("upn is h930571204418", "h930571204418", "reference_number"),
        ("the taxi was KX19 ZZF and late", "KX19 ZZF", "reference_number"),
        ("ni number QQ 12 34 56 C", "QQ 12 34 56 C", "reference_number"),
        ("NHS: 999-731-0044", "999-731-0044", "nhs_number"),
        ("theo dot grant at example dot co dot uk", None, "email"),
        ("add me on roblox dinojoe_77", "dinojoe_77", "web_address"),
        ("flat 3, 22 Chandlers Row has no lift", "flat 3, 22 Chandlers Row", "address"),
        ("sent to 39 Spinney Way, Hatfield again", "39 Spinney Way, Hatfield", "address"),
        ("he ran off down penny lane", "penny lane", "address"),
        ("born on the third of May 2014", "third of May 2014", "date_of_birth"),
        ("he will be 11 on 19th October 2026", "19th October 2026", "date_of_birth"),
        ("J.M. is in year 9", "J.M.", "name"),
        ("Regards, P. Tansy-Orde", "P. Tansy-Orde", "name"),
        ("grace hates the noise", "grace", "name"),
        ("dariusz is in year 2", "dariusz", "name"),
    ],
)
def test_what_nothing_calls_by_its_kind_is_found(text: str, hidden: str | None, kind: str):
    assert found(text) == [(hidden or text, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "Elvanse was stopped and Numicon helped",
        "ClassDojo is the only way they talk to us",
        "Great Ormond Street were kind and he loves Harry Potter",
        "Definately the worst year. Resonded in March",
        "the Supreme Court and the National Star",
        "we went to Watford and St Albans, then Bishop’s Stortford",
        "Train school staff and fund Forest school",
        "the review was on 14/02/2025 and cost £120,000",
        "The baby’s bottle and the boy downstairs doesn’t",
        "she carries it and a list of named contacts",
        "booking 0800 and full by 0830",
    ],
)
def test_what_only_looks_close_is_left_alone(text: str):
    assert found(text) == []
