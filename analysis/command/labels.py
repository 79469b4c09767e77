"""Labels as people write them in a cell: one, or several with a mark between."""

from collections.abc import Sequence

_BETWEEN = ("|", ";")


def split_labels(cells: Sequence[str]) -> tuple[list[frozenset[str]], str]:
    """Split cells into labels, and tell the mark that was between them.

    Parameters
    ----------
    cells : sequence of str, length n_cells
        Empty where there is no label.

    Returns
    -------
    labels : list of frozenset of str, length n_cells
        Without spaces around them; empty ones are left out.
    between : str
        “|” or “;”, whichever is in most cells, or nothing where every cell has one label at most.

    Examples
    --------
    >>> labels, between = split_labels(["Waiting; Staff", "", "Food, drink"])
    >>> [sorted(own) for own in labels], between
    ([['Staff', 'Waiting'], [], ['Food, drink']], ';')
    """
    counts = [sum(mark in cell for cell in cells) for mark in _BETWEEN]
    between = _BETWEEN[counts.index(max(counts))] if any(counts) else ""
    parts = [cell.split(between) if between else [cell] for cell in cells]
    return [frozenset(part.strip() for part in own if part.strip()) for own in parts], between
