"""Saving: pictures, drawings, tables."""

import csv
import struct
from xml.etree import ElementTree

import pytest
from explorer_page import settle


def saved(page, kind, folder):
    page.click("#export summary")
    with page.expect_download() as download:
        page.click(f"#export-{kind}")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


@pytest.mark.parametrize(
    ("view", "lang"),
    [("network", "ar"), ("matrix", "en"), ("timeline", "ar"), ("agreement", "en"), ("ego", "ar"), ("compare", "en")],
)
def test_every_view_as_drawing_and_picture(visit, shots, view, lang):
    page = visit(f"#view={view}&lang={lang}")
    drawing = saved(page, "svg", shots)
    root = ElementTree.parse(drawing).getroot()
    words = {node.text for node in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {"خريطة المواقف", "Stance map"} & words
    names = "#view .node .label, #view th bdi, #view .plain bdi, #view .person text"
    first = page.locator(names).first.text_content().strip("\u2068\u2069").split()[0]
    assert any(first in (word or "") for word in words)
    width, height = int(root.get("width")), int(root.get("height"))
    picture = saved(page, "png", shots).read_bytes()
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", picture[16:24]) == (2 * width, 2 * height)


def test_the_lines_are_in_the_drawing(visit, tmp_path):
    page = visit("#view=network&lang=en")
    root = ElementTree.parse(saved(page, "svg", tmp_path)).getroot()
    lines = [n for n in root.iter("{http://www.w3.org/2000/svg}path") if n.get("fill") == "none"]
    shown = page.evaluate("() => JSON.parse(document.getElementById('network-edges').textContent).length")
    assert len(lines) == shown
    assert {n.get("stroke-dasharray") is None for n in lines} == {True, False}


def test_the_filtered_statements_as_a_table(visit, shown, tmp_path):
    page = visit("#lang=ar&hide=neutral&sort=oldest")
    with saved(page, "csv", tmp_path).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    expected = [s for s in shown.statements if s.side != "neutral"]
    names = {a.id: a for a in shown.actors} | {t.id: t for t in shown.topics}
    assert [r["id"] for r in rows] == [s.id.partition(":")[2] for s in expected]
    for row, s in zip(rows, expected, strict=True):
        assert row["quote"] == s.passage.text
        assert (row["speaker_en"], row["speaker_ar"]) == (names[s.speaker].en, names[s.speaker].ar)
        assert (row["for_en"], row["topic_en"], row["stance"]) == (names[s.principal].en, names[s.topic].en, s.stance)
        assert (row["negated"], row["condition"]) == (str(s.negated).lower(), s.condition)
        assert row["url"].startswith("https://example.org/")


def test_the_link_to_the_view_is_copied(visit):
    page = visit("#view=matrix&lang=en&hide=neutral", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_text("Copy link").click()
    settle(page)
    assert page.evaluate("() => navigator.clipboard.readText()").endswith("#view=matrix&lang=en&hide=neutral")
