"""A theme found anew is matched with the agreed theme its comments would be carried to."""

import numpy as np
import pytest

from analysis import find_themes
from analysis.carrying import carry_themes, continued
from tests.support import corpora


def agreed(texts, planted):
    return {
        f"{theme}": [t for t, of in zip(texts, planted, strict=True) if of == theme]
        for theme in sorted(set(planted))
    }


def test_each_theme_is_known_by_what_its_comments_say():
    texts, planted = corpora.planted(12)
    known = agreed(texts, planted)
    found = find_themes(texts)
    seems = continued(found, carry_themes(known, texts), len(known))
    assert set(seems) == {theme.index for theme in found.themes}
    for theme, place in seems.items():
        inside = np.array(planted)[found.comment_themes == theme]
        assert (inside.astype(str) == list(known)[place]).mean() > 0.5


def test_a_theme_nobody_agreed_before_is_not_known():
    texts, planted = corpora.planted(12)
    known = agreed(texts, planted)
    name, examples = next(iter(known.items()))
    found = find_themes(texts)
    seems = continued(found, carry_themes({name: examples}, texts), 1)
    assert seems
    assert len(seems) < len(found.themes)
    for theme in seems:
        assert name in np.array(planted)[found.comment_themes == theme]


def test_two_answers_about_other_comments_are_refused():
    texts, planted = corpora.planted(12)
    found = find_themes(texts)
    with pytest.raises(ValueError, match="same comments"):
        continued(found, carry_themes(agreed(texts, planted), texts[1:]), 3)
