"""A few invented people ask for a reply, so that staff can try how they would be answered."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from feedback.services import contacts
from feedback.services.example.rows import PACKS

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from feedback.areas import Area
    from feedback.keys import Keys
    from feedback.models import Submission


def read_asked(area: Area) -> dict[str, contacts.Reaching]:
    """Read who asks for a reply, by the number of their row."""
    path = PACKS / area.id / "example" / "replies.toml"
    written = tomllib.loads(path.read_text(encoding="utf-8"))["asked"]
    return {asked.pop("submission"): contacts.Reaching(**asked) for asked in written}


def ask(
    session: Session, *, reaching: contacts.Reaching | None, submission: Submission, keys: Keys
) -> None:
    """Leave a way to reply on the day the words came, where a row has one."""
    if reaching is not None:
        contacts.keep(
            session,
            submission=submission,
            reaching=reaching,
            keys=keys,
            today=submission.received_on,
        )
