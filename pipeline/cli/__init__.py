"""The command line: arguments, commands, what is asked and said. Calls the public face; knows no document."""

from pipeline.cli.door import main

__all__ = ["main"]
