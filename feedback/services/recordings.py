"""A voice note or picture that was sent: sealed until a person has written down its words."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from feedback.models import Recording
from feedback.services import sealing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from feedback.keys import Keys
    from feedback.models import Comment, Submission


@dataclass(frozen=True)
class Recorded:
    """What a form says of one of its files: enough to know whether it is the same file again."""

    question: str
    kind: str
    digest: str
    seconds: int = 0


def digest_of(content: bytes) -> str:
    """Return the hash by which a file sent twice is known to be the same."""
    return hashlib.sha256(content).hexdigest()


def attach(
    comment: Comment, told: Iterable[Recorded], *, files: Mapping[str, bytes], keys: Keys
) -> None:
    """Tie files to the comment whose words they hold, each sealed under a name of its own."""
    for recorded in told:
        name = secrets.token_hex(16)
        sealed = sealing.seal(keys.recording, files[recorded.digest], name=name)
        comment.recordings.append(
            Recording(
                id=name,
                area_id=comment.area_id,
                kind=recorded.kind,
                seconds=recorded.seconds,
                sealed=sealed,
            )
        )
        comment.to_write_down = True


def opened(recording: Recording, *, keys: Keys) -> bytes:
    """Return what a sealed file holds."""
    return sealing.unseal(keys.recording, recording.sealed or b"", name=recording.id)


def forget(comment: Comment) -> None:
    """Delete every file of a comment, and that there was one."""
    comment.recordings = []
    comment.to_write_down = False


def of(submission: Submission) -> Iterator[tuple[str, Recording]]:
    """List what was said or drawn in a submission, with the question it answers."""
    for answer in submission.answers:
        for recording in answer.comment.recordings if answer.comment else ():
            yield answer.question.key, recording
