"""Read one record each of what an area is called, where it is and who answers for what."""

from feedback.areas.places import Board, Contact, District, Forum, Language, Part, Retention
from feedback.areas.table import Table
from feedback.areas.topics import Aspect, Owner, Service, Tag, TagGroup


def read_forum(table: Table) -> Forum:
    """Read the parent carer forum."""
    forum = Forum(table.text("name"), table.text("short"), table.text("website", ""))
    table.finish()
    return forum


def read_contact(table: Table) -> Contact:
    """Read a contact, whose every line may still be empty."""
    name, email, phone, post = (table.blank(key) for key in ("name", "email", "phone", "post"))
    table.finish()
    if email and "@" not in email:
        table.fail(
            "email", f"“{email}” is not an email address. Write one with an @, or leave it empty."
        )
    return Contact(name, email, phone, post)


def read_retention(table: Table) -> Retention:
    """Read how long each kind of record is kept."""
    retention = Retention(
        draft_days=table.number("draft_days"),
        words_months=table.number("words_months"),
        recording_days=table.number("recording_days"),
        contact_months=table.number("contact_months"),
        audit_years=table.number("audit_years"),
    )
    table.finish()
    return retention


def read_board(table: Table) -> Board:
    """Read a meeting that reads the report."""
    return Board(table.identifier(), table.text("name"))


def read_language(table: Table) -> Language:
    """Read a language of the pages."""
    return Language(table.identifier(), table.text("name"))


def read_part(table: Table) -> Part:
    """Read a part of the area."""
    return Part(table.identifier(), table.text("name"))


def read_district(table: Table) -> District:
    """Read a district."""
    name, towns = table.text("name"), table.text("towns", "")
    return District(table.identifier(), name, table.text("part"), towns)


def read_service(table: Table) -> Service:
    """Read a service area."""
    return Service(
        id=table.identifier(),
        name=table.text("name"),
        owner_hint=table.text("owner_hint"),
        board_line=table.text("board_line"),
        words=table.texts("words"),
    )


def read_aspect(table: Table) -> Aspect:
    """Read an aspect of the experience."""
    return Aspect(table.identifier(), table.text("name"), table.texts("words"))


def read_owner(table: Table) -> Owner:
    """Read who answers for a service."""
    return Owner(
        service=table.text("service"),
        part=table.text("part", ""),
        name=table.text("name"),
        confirmed=table.flag("confirmed"),
    )


def read_tag_group(table: Table) -> TagGroup:
    """Read a list of labels."""
    return TagGroup(table.identifier(), table.text("name"), table.text("source"))


def read_tag(table: Table) -> Tag:
    """Read one label."""
    return Tag(
        group=table.text("group"),
        id=table.identifier(),
        name=table.text("name"),
        confirmed=table.flag("confirmed"),
    )
