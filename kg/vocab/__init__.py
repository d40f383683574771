"""Turtle → frozen, typed look-ups; knows no texts."""
