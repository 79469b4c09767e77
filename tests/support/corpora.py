"""Comments with themes planted in them, so that a test can know the answer. All are invented."""

import numpy as np

PLANTED = {
    "waiting": (
        ["waited", "been waiting", "sat on the waiting list", "queued"],
        ["two years", "eighteen months", "over a year", "nearly three years"],
        ["for an assessment", "for a diagnosis", "for a first appointment", "to be seen"],
    ),
    "transport": (
        ["the taxi", "the school bus", "his minibus", "the escort on the taxi"],
        ["came late", "never turned up", "was cancelled again", "took the wrong route"],
        ["on the way to school", "every morning", "three days running", "with no phone call"],
    ),
    "speech": (
        ["the speech therapist", "her speech and language therapist", "speech therapy"],
        ["helped her say new words", "taught him signs", "made talking fun", "got him speaking"],
        ["in weekly sessions", "with picture cards", "through songs", "at her own pace"],
    ),
    "plan": (
        ["the plan", "his EHCP", "the annual review", "the draft plan"],
        ["was not followed", "left out his needs", "had the wrong wording", "is out of date"],
        ["by the council", "after the meeting", "in section F", "and no one put it right"],
    ),
}
NON_ANSWERS = ("n/a", "None.", "", "don't know", "Nothing to add")


def planted(n_each: int = 30, *, seed: int = 0) -> tuple[list[str], list[str]]:
    """Make comments, shuffled, and the theme planted in each."""
    random = np.random.default_rng(seed)
    made = []
    for theme, parts in PLANTED.items():
        said: set[str] = set()
        while len(said) < n_each:
            words = " ".join(str(random.choice(part)) for part in parts)
            said.add(f"{words[0].upper()}{words[1:]}.")
        made += [(text, theme) for text in sorted(said)]
    order = random.permutation(len(made))
    return [made[i][0] for i in order], [made[i][1] for i in order]


def same_grouping(one, other):
    """Compare two groupings of the same things: 1 is the same, 0 what chance would do."""
    from sklearn.metrics import adjusted_rand_score

    return adjusted_rand_score(one, other)
