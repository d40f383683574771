"""The palette: contrast for everybody, difference for the colour-blind.

Colour blindness is simulated with the matrices of Machado, Oliveira and Fernandes (2009), severity 1.0, on linear
RGB; distance is CIEDE76 in CIELAB, in which about 2.3 is just noticeable; contrast is WCAG 2.
"""

import re
from itertools import combinations
from pathlib import Path

import pytest

CSS = (Path(__file__).parents[3] / "kg" / "view" / "css" / "base.css").read_text("utf-8")
SIDES = ("for", "open", "neutral", "reserved", "against")
SIMULATIONS = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}


def palette(block):
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", block))


LIGHT = palette(CSS.split("@media")[0])
DARK = {**LIGHT, **palette(CSS.split(':root[data-theme="dark"]')[1].split("}")[0])}
THEMES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]


def linear(colour):
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def lab(rgb):
    matrix = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.072175), (0.0193339, 0.119192, 0.9503041))
    white = (0.95047, 1.0, 1.08883)
    xyz = [sum(m * c for m, c in zip(row, rgb, strict=True)) / w for row, w in zip(matrix, white, strict=True)]
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def simulated(colour, kind):
    rgb = linear(colour)
    return [min(1, max(0, sum(m * c for m, c in zip(row, rgb, strict=True)))) for row in SIMULATIONS[kind]]


def distance(one, two, kind):
    pairs = zip(lab(simulated(one, kind)), lab(simulated(two, kind)), strict=True)
    return sum((a - b) ** 2 for a, b in pairs) ** 0.5


def contrast(one, two):
    light = [sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(x), strict=True)) for x in (one, two)]
    return (max(light) + 0.05) / (min(light) + 0.05)


def test_both_ways_to_the_dark_theme_have_one_palette():
    by_system = palette(CSS.split("prefers-color-scheme: dark")[1].split("}")[0])
    assert by_system == palette(CSS.split(':root[data-theme="dark"]')[1].split("}")[0])


@pytest.mark.parametrize("theme", THEMES)
def test_contrast(theme):
    for side in SIDES:
        assert contrast(theme[side], theme["on-side"]) >= 4.5, side
        assert contrast(theme[side], theme["ground"]) >= 4.5, side
    for ink, ground in (("ink", "ground"), ("muted", "ground"), ("muted", "paper"), ("highlight-ink", "highlight")):
        assert contrast(theme[ink], theme[ground]) >= 4.5, ink


@pytest.mark.parametrize("kind", SIMULATIONS)
@pytest.mark.parametrize("theme", THEMES)
def test_the_sides_can_be_told_apart(theme, kind):
    for one, two in combinations(SIDES, 2):
        neighbours = abs(SIDES.index(one) - SIDES.index(two)) == 1
        assert distance(theme[one], theme[two], kind) >= (15 if neighbours else 22), (one, two)
