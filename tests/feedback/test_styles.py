"""The kit's stylesheet is cut to what we use, and nothing of gov.uk's own stays in it."""

import pytest

from feedback import styles


def test_rules_of_components_we_use_stay_in_their_order():
    css = ".govuk-tag{top:0}.govuk-tabs{top:1}.govuk-tag:hover{top:2}"
    assert styles.cut(css) == ".govuk-tag{top:0}.govuk-tag:hover{top:2}"


def test_a_shared_rule_keeps_only_our_components():
    assert styles.cut(".govuk-tabs,.govuk-label{top:0}") == ".govuk-label{top:0}"


def test_a_component_is_not_mistaken_for_one_that_begins_alike():
    assert styles.cut(".govuk-tagline{top:0}.govuk-hinterland{top:0}") == ""


def test_rules_inside_a_media_query_are_cut_too():
    css = "@media print{.govuk-tag{top:0}.govuk-tabs{top:1}}@media screen{.govuk-tabs{top:2}}"
    assert styles.cut(css) == "@media print{.govuk-tag{top:0}}"


def test_rules_for_long_gone_browsers_go():
    assert styles.cut("@media (-ms-high-contrast:active){.govuk-tag{top:0}}") == ""
    assert styles.cut('@charset "UTF-8";.govuk-tag{top:0}') == ".govuk-tag{top:0}"


def test_the_typeface_becomes_ours():
    ours = styles.unbrand(".govuk-tag{font-family:GDS Transport,arial,sans-serif}")
    assert ours.endswith(".govuk-tag{font-family:var(--face)}")
    assert "MIT licence" in ours


def test_a_font_or_picture_of_theirs_is_refused():
    with pytest.raises(ValueError, match=r"gov\.uk"):
        styles.unbrand(".govuk-tag{background:url(/assets/crown.svg)}")


def test_the_house_has_the_last_word():
    css = styles.site(".govuk-tag { top: 0 }", ":root { --ink: #000; }", ".govuk-tag { top: 1px; }")
    assert css.index("--ink:#000") < css.index("top:1px")
    assert css.endswith(".govuk-tag{top:1px}")


def test_tightening_keeps_the_spaces_that_mean_something():
    css = "a:hover  b > i { margin: 0 1px; width: calc(1px + 2px) }\n/*! licence */"
    assert styles.tighten(css) == "a:hover b > i{margin:0 1px;width:calc(1px + 2px)}/*! licence */"
