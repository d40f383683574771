"""The page as text: one file, nothing from outside, the same each time."""

import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import explorer_sample as sample
import pytest

from kg.errors import OutputError
from kg.fold import fold
from kg.view.data import ViewData, view_data
from kg.view.page import SCRIPTS, STYLES, bundle, render

WORDS = sample.vocabulary()
MADE = sample.statements(40, WORDS)
DATA = view_data(MADE, sample.documents(MADE), WORDS)
VIEW = Path(__file__).parents[3] / "kg" / "view"


def test_the_same_data_give_the_same_page():
    assert render(DATA) == render(DATA)


def test_the_page_opens_in_the_language_asked_for():
    assert '<html lang="ar" dir="rtl">' in render(DATA)
    assert '<html lang="en" dir="ltr">' in render(DATA, lang="en")
    with pytest.raises(OutputError, match="'fr'"):
        render(DATA, lang="fr")


class Tags(HTMLParser):
    """The start tags of a page, as a browser would find them."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_nothing_is_named_that_would_be_fetched():
    tags = Tags(render(DATA)).found
    assert [a["href"] for tag, a in tags if tag in ("link", "base")] == ["data:,"]
    assert not [a for _, a in tags if "src" in a or "srcset" in a or "action" in a]


def test_every_script_carries_the_nonce_and_no_handler_is_inline():
    html = render(DATA)
    (nonce,) = set(re.findall(r"'nonce-(\w+)'", html))
    tags = Tags(html).found
    executed = [a for tag, a in tags if tag == "script" and a.get("type", "module") == "module"]
    assert [a["nonce"] for a in executed] == [nonce, nonce]
    assert not [name for _, a in tags for name in a if name.startswith("on") or name == "style"]


def test_a_title_is_text():
    html = render(DATA, title='</title><script>alert(1)</script>"\u202e')
    assert "<script>alert" not in html
    assert "&lt;/title&gt;" in html
    assert "\u202e" not in html


def test_texts_are_left_out_when_the_server_has_them():
    html = render(DATA, texts_at="/explorer/texts")
    assert 'id="texts-0"' not in html
    assert "connect-src 'self'" in html
    assert "connect-src 'none'" in render(DATA)


def test_an_empty_graph_gives_a_page():
    assert "network-nodes" in render(ViewData())


def test_every_file_of_the_front_end_is_used_and_short():
    assert sorted(p.stem for p in (VIEW / "js").iterdir()) == sorted(SCRIPTS)
    assert sorted(p.stem for p in (VIEW / "css").iterdir()) == sorted(STYLES)
    for path in [*VIEW.glob("js/*.js"), *VIEW.glob("css/*.css"), *VIEW.glob("*.j2")]:
        assert len(path.read_text("utf-8").splitlines()) < 400, path


def test_a_module_imports_only_what_stands_before_it_and_is_exported_there():
    exports = {}
    for name in SCRIPTS:
        text = (VIEW / "js" / f"{name}.js").read_text("utf-8")
        for names, module in re.findall(r'import \{([^}]*)\} from "\./(\w+)\.js"', text):
            wanted = {n.split(" as ")[0].strip() for n in names.split(",") if n.strip()}
            assert wanted <= exports[module], (name, module, wanted - exports[module])
        exports[name] = set(re.findall(r"^export (?:async )?(?:function|const) ([\w$]+)", text, re.MULTILINE))


def test_nothing_is_imported_in_vain():
    for path in VIEW.glob("js/*.js"):
        text = path.read_text("utf-8")
        for names in re.findall(r"^import \{([^}]*)\}", text, re.MULTILINE):
            for name in (n.split(" as ")[-1].strip() for n in names.split(",")):
                assert len(re.findall(rf"(?<![\w$]){re.escape(name)}(?![\w$])", text)) > 1, (path.name, name)


def test_no_word_of_the_page_is_missing():
    said = {}
    for path in VIEW.glob("js/*.js"):
        text = path.read_text("utf-8")
        said |= dict.fromkeys(re.findall(r'(?<![\w.])t\("(\w+)"', text), path.name)
    template = (VIEW / "explorer.html.j2").read_text("utf-8")
    said |= dict.fromkeys(re.findall(r'data-(?:t|label)="(\w+)"', template), "template")
    known = set(re.findall(r'^  (\w+): \["', bundle(), re.MULTILINE))
    assert {word: place for word, place in said.items() if word not in known} == {}


@pytest.mark.skipif(not shutil.which("node"), reason="needs node: apt-get install nodejs")
def test_the_joined_script_parses(tmp_path):
    path = tmp_path / "explorer.mjs"
    path.write_text(bundle(), "utf-8")
    subprocess.run(["node", "--check", str(path)], check=True)


WORDS_TO_FOLD = [
    "الأُمَّــة", "إيران", "آسيا", "ٱلله", "مستشفى", "مدینة", "کابل", "Sana’a", "LAVROV", "مسؤول", "رئيس",
    "co\u00adoperate",
    "نور\u200cستان", "\u202bنص\u202c", "İzmir", "١٢٣", "café", "ﻻ", "رقم ٥",
]  # fmt: skip


@pytest.mark.skipif(not shutil.which("node"), reason="needs node: apt-get install nodejs")
def test_the_page_folds_at_least_what_the_program_folds():
    program = f"""import {{ fold }} from {json.dumps((VIEW / "js" / "fold.js").as_uri())};
      console.log(JSON.stringify({json.dumps(WORDS_TO_FOLD)}.map((w) => fold(w))));
      console.log(JSON.stringify({json.dumps([fold(w) for w in WORDS_TO_FOLD])}.map((w) => fold(w))));"""
    done = subprocess.run(["node", "--input-type=module", "-e", program], capture_output=True, text=True, check=True)
    words, folded = (json.loads(line) for line in done.stdout.splitlines())
    assert words == folded
    assert words[WORDS_TO_FOLD.index("مسؤول")] == "مسوول"
    assert words[WORDS_TO_FOLD.index("café")] == "cafe"
    assert words[WORDS_TO_FOLD.index("رقم ٥")] == "رقم 5"
