"""What comments are compared by, as somebody chose at the keyboard."""

from argparse import ArgumentParser

from analysis.command.errors import CommandError
from analysis.encoders import Chosen, EncoderError, choose


def add_vectors(parser: ArgumentParser) -> None:
    """Ask what to compare comments by."""
    parser.add_argument(
        "--vectors",
        default="static",
        metavar="WHICH",
        help="what comments are compared by: static (vectors of English words, the default), "
        "words (counts alone), universal (16 languages, if you installed it), or the folder of a "
        "model such as MiniLM on this machine; nothing is downloaded",
    )


def read_chosen(choice: str) -> Chosen:
    """Read it before any work, so that what is not here is said at once.

    Raises
    ------
    CommandError
        If it is not here or cannot be used. Nothing else is used in its place.
    """
    try:
        return choose(choice)
    except EncoderError as trouble:
        raise CommandError(str(trouble)) from None
