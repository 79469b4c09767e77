"""What a person decided about some comments, and whether decisions can all be obeyed."""

from dataclasses import dataclass

KINDS = ("same", "different", "is", "is_not", "name")


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing a facilitator decided.

    Attributes
    ----------
    kind : str
        “same”: these comments share a theme. “different”: no two of them do. “is”: they are in
        `theme`. “is_not”: none of them is in `theme`. “name”: they share a theme, headed `name`.
    comments : tuple of int
        Places of the comments in `texts`, counted from 0.
    theme : str or int, optional
        Whatever the facilitator knows a theme by; nothing is read into it.
    name : str, optional
        The heading, for “name”.

    Raises
    ------
    ValueError
        If the kind is unknown, or what the kind needs is missing.

    Examples
    --------
    >>> Decision("is", (0, 4), theme="waiting")
    Decision(kind='is', comments=(0, 4), theme='waiting', name=None)
    """

    kind: str
    comments: tuple[int, ...]
    theme: str | int | None = None
    name: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "comments", tuple(int(comment) for comment in self.comments))
        if self.kind not in KINDS:
            raise ValueError(f"a decision is one of {', '.join(KINDS)}; this one is {self.kind!r}")
        if self.kind in {"is", "is_not"} and self.theme is None:
            raise ValueError(f"a decision of kind {self.kind!r} needs the theme it is about")
        if self.kind == "name" and not (self.name or "").strip():
            raise ValueError("a decision of kind 'name' needs the name")
        if self.kind == "name" and self.theme is None and not self.comments:
            raise ValueError("a decision of kind 'name' needs comments, or a theme")
        if self.kind == "different" and len(set(self.comments)) < len(self.comments):
            raise ValueError("a decision of kind 'different' holds the same comment twice")

    def __str__(self) -> str:
        """Say it in plain English, for the person who made it."""
        several = len(self.comments) > 1
        listed = ", ".join(str(comment) for comment in self.comments) or "any"
        who = f"comments {listed}" if several else f"comment {listed}"
        verb = "are" if several else "is"
        return {
            "same": f"{who} {verb} in one theme",
            "different": f"{who} {verb} in different themes",
            "is": f"{who} {verb} in theme {self.theme!r}",
            "is_not": f"{who} {verb} not in theme {self.theme!r}",
            "name": f"the theme of {who} has the name {self.name!r}"
            if self.comments
            else f"theme {self.theme!r} has the name {self.name!r}",
        }[self.kind]
