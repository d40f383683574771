"""Stancegraph: who takes which stance on what, with the words that prove it."""

__version__ = "0.1.0"
