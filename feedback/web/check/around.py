"""What every page about one comment shows around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import g

from feedback.services import checking
from feedback.web.application import current
from feedback.web.check.facts import asked, beside, chips, language_name
from feedback.web.check.moving import just_decided, kept, walk

if TYPE_CHECKING:
    from feedback.models import Comment


def around(comment: Comment) -> dict[str, Any]:
    """Gather the question, who wrote it, what else they said, and the comments before and after."""
    area, submission = current().area, comment.answer.submission
    previous, following = checking.neighbours(g.session, comment=comment, choice=walk())
    return {
        "comment": comment,
        "question": asked(area, comment),
        "chips": chips(area, submission),
        "beside": beside(area, comment),
        "in_language": language_name(submission.language),
        "previous": previous,
        "following": following,
        "kept": kept(walk()),
        "done": just_decided(),
    }
