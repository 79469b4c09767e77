"""What can go wrong that the person at the keyboard can put right."""


class CommandError(Exception):
    """One line that says what is wrong and what to do."""
