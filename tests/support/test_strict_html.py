"""What is written and what a browser reads are one and the same, or the reader says where not."""

import pytest

from tests.support.strict_html import fragment, read_html

HEAD = '<!doctype html><html lang="en-GB"><head><title>A</title></head><body>'


@pytest.mark.parametrize(
    "body",
    [
        '<p class="a  b" hidden>One<br>two</p>',
        "<table><tr><td>No body of its own</td></tr></table>",
        "<ul><template><li>Later</li></template></ul>",
        '<svg viewBox="0 0 1 1"><linearGradient/><path d="M0 0"/></svg>',
        "<textarea>\n\nA <b> in a box</textarea>",
    ],
)
def test_good_html_has_nothing_wrong(body):
    assert read_html(f"{HEAD}{body}</body></html>")[1] == []


@pytest.mark.parametrize(
    "body",
    [
        "<p>One<p>Two</p>",
        "<ul><li>One<li>Two</ul>",
        "<p><div>In a paragraph</div></p>",
        "<a href='/'>One <a href='/'>in another</a></a>",
        "<b><i>Crossed</b></i>",
        "<table><div>Not a cell</div></table>",
        "<div>Never ended",
        "</div>",
        '<p id="a" id="b">Twice</p>',
        "<p>&nosuch;</p>",
        "<button>One<button>Two</button></button>",
    ],
)
def test_what_is_read_otherwise_than_written_is_said(body):
    assert read_html(f"{HEAD}{body}</body></html>")[1]


def test_words_stay_where_they_stood():
    piece = fragment("before<p>in <b>bold</b> after</p>behind")
    assert "".join(piece.itertext()) == "beforein bold afterbehind"
    assert [one.tail for one in piece.iter("b")] == [" after"]
