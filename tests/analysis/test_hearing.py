"""Comments told apart. All are invented."""

from analysis.hearing import hear


def test_the_same_words_count_once_and_keep_every_place():
    heard = hear(["Late bus.", "n/a", "LATE  BUS.", "Kind driver"])
    assert heard.keys == ("kind driver", "late bus.")
    assert heard.comment_keys.tolist() == [1, -1, 1, 0]
    assert [excerpt.comment for excerpt in heard.excerpts] == [0, 2, 3]
    assert [heard.ideas[i] for i in heard.excerpt_ideas] == [
        "late bus.",
        "late bus.",
        "kind driver",
    ]


def test_an_idea_is_of_its_own_comment():
    heard = hear(["The bus is late. The driver is kind.", "The bus is late. The school is far."])
    assert [heard.keys[key][:15] for key in heard.idea_keys] == ["the bus is late"] * 4
    assert len(heard.ideas) == 4


def test_nothing_said_is_nothing_heard():
    heard = hear([])
    assert (heard.keys, heard.excerpts, heard.ideas) == ((), (), ())
    assert hear(["", "none"]).comment_keys.tolist() == [-1, -1]
