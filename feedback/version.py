"""The version of the code, which every report carries."""

VERSION = "0.1.0"
