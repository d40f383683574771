"""Texts, labels and addresses that would like to be more than text: nothing runs, nothing is fetched."""

from xml.etree import ElementTree

import explorer_sample as sample
import pytest
from explorer_page import go, settle

from kg.ids import ActorId, StatementId, TopicId
from kg.model import Article, Document, Span, Statement
from kg.view.data import view_data
from kg.view.page import render
from kg.vocab.types import Vocabulary

ATTACKS = [
    "<script>window.stolen = 1</script>",
    "</script><script>window.stolen = 1</script>",
    "</style></title></textarea><img src=x onerror='window.stolen = 1'>",
    '"><svg onload="window.stolen = 1">',
    "' onmouseover='window.stolen = 1' x='",
    "<!--<script>",
    "]]><![CDATA[",
    "{{ 7 * 7 }}{% include 'x' %}{# #}",
    "${window.stolen = 1}`",
    "\\u003cscript>window.stolen = 1\\u003c/script>",
    "<iframe srcdoc='<script>parent.stolen = 1</script>'></iframe>",
    "<a href='javascript:window.stolen = 1'>href</a>",
    "javascript:window.stolen=1",
    "<meta http-equiv=refresh content='0;url=https://example.org/'>",
    "<base href=https://example.org/>",
    "<link rel=stylesheet href=https://example.org/x.css>",
    "\u202egnirts\u202c \u2066x\u2069 \u200f\u061c",
    "\u0000\u0008\u001b[31m\ufeff\ufffe",
    "\ud83d\ude00 نص 😀",
    '=HYPERLINK("https://example.org")',
    "a" * 3000,
    "ا" * 400,
    "__proto__",
    "constructor",
]
URLS = [
    "javascript:window.stolen=1",
    "JAVASCRIPT:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>stolen=1</script>",
    "vbscript:x",
    "//example.org/x",
    "https://example.org/'\"><script>stolen=1</script>",
    "http://example.org/\u202egpj",
    "file:///etc/passwd",
    " javascript:stolen=1",
]


def hostile(n, attack):
    text = f"قال {attack} نعم"
    return Statement(
        id=StatementId(f"statement:{attack[:40]}{n}"),
        doc=f"doc {attack[:40]}",
        evidence=Span(0, len(text)),
        speech="direct",
        speaker=attack,
        speaker_name=attack,
        speaker_kind="person",
        for_=ATTACKS[n - 1],
        stance=["supports", "rejects", attack][n % 3],
        topic=attack,
        lang="ar",
        condition=attack,
        topic_en=attack,
        targets=(ATTACKS[n - 2],),
        quote=Span(0, 3),
        said_on=["2024-05-01", attack[:10], "2025"][n % 3],
        speaker_id=ActorId(f"actor:{attack[:60]}"),
        speaker_name_ar=attack,
        office=attack,
        topic_id=TopicId(f"topic:{attack[:60]}"),
        rule=attack,
        evidence_text=text,
        sentence_text=text,
        sentence=Span(0, len(text)),
        confidence=0.9,
    )


def an_article(words, url):
    return Article(Span(0, 1), (), title=Span(0, 6 + len(words)), source=words, url=url)


@pytest.fixture(scope="module")
def hostile_file(tmp_path_factory):
    made = [hostile(n, attack) for n, attack in enumerate(ATTACKS)]
    documents = [
        Document(
            s.doc,
            f"عنوان {s.speaker}",
            "ar",
            (an_article(s.speaker, URLS[n % len(URLS)]),),
        )
        for n, s in enumerate(made)
    ]
    words = sample.vocabulary()
    words = Vocabulary(words.stances, {}, {}, {}, {}, {}, {})
    path = tmp_path_factory.mktemp("hostile") / "hostile.html"
    path.write_text(render(view_data(made, documents, words), title="".join(ATTACKS[:4])), "utf-8", "replace")
    return path


VIOLATIONS = "() => [window.stolen ?? null, window.violations]"
WATCH = """window.violations = [];
addEventListener('securitypolicyviolation', (e) => window.violations.push(e.violatedDirective))"""


@pytest.fixture
def hostile_page(visit, hostile_file):
    page = visit("#lang=en", file=hostile_file)
    page.evaluate(f"() => {{ {WATCH} }}")
    yield page
    assert page.evaluate(VIOLATIONS) == [None, []]
    assert page.evaluate("() => document.querySelectorAll('script').length") == page.evaluate(
        "() => document.querySelectorAll('body > script').length"
    )
    assert page.locator("iframe, img, object, embed, base, meta[http-equiv=refresh]").count() == 0


def test_no_view_runs_a_text(hostile_page):
    for view in ("network", "matrix", "timeline", "agreement", "ego", "compare"):
        go(hostile_page, view)
        hostile_page.click("#language")
        settle(hostile_page)
        for kind in (".node", ".cell", ".mark", ".person", ".pairs", ".plain"):
            if hostile_page.locator(kind).count():
                hostile_page.locator(kind).first.dispatch_event("click")
                settle(hostile_page)
                hostile_page.locator(kind).first.dispatch_event("pointermove")


def test_texts_are_shown_as_they_are(hostile_page):
    while hostile_page.locator("#evidence > .wide").count():
        hostile_page.click("#evidence > .wide")
        settle(hostile_page)
    assert hostile_page.locator(".card").count() == len(ATTACKS)
    quotes = "\n".join(hostile_page.locator("blockquote").all_inner_texts())
    for attack in ATTACKS[:16]:
        assert attack in quotes
    assert ATTACKS[0] in hostile_page.inner_text("#title")


def test_only_web_links_are_links(hostile_page):
    while hostile_page.locator("#evidence > .wide").count():
        hostile_page.click("#evidence > .wide")
        settle(hostile_page)
    targets = hostile_page.eval_on_selector_all(".card a", "links => links.map(a => a.protocol + a.host)")
    assert targets
    assert set(targets) <= {"https:example.org", "http:example.org"}


SEEN = """() => document.body.innerText + [...document.querySelectorAll('*')].flatMap((n) =>
  ['title', 'aria-label', 'placeholder', 'label'].map((name) => n.getAttribute(name) ?? '')).join(' ')"""


def test_no_override_is_left_to_reorder_the_page(hostile_page):
    for view in ("network", "matrix", "timeline", "ego", "compare"):
        go(hostile_page, view)
        assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067") & set(hostile_page.evaluate(SEEN))


def test_searching_for_an_attack(hostile_page):
    hostile_page.fill("#q", "<script>")
    hostile_page.keyboard.press("Enter")
    settle(hostile_page)
    hostile_page.wait_for_selector(".is-hit")
    assert "<script>" in hostile_page.locator(".is-hit").first.inner_text()


def test_what_is_saved_is_harmless(hostile_page, tmp_path):
    for view in ("network", "matrix", "agreement"):
        hostile_page.click(f'[data-view="{view}"]')
        settle(hostile_page)
        hostile_page.click("#export summary")
        with hostile_page.expect_download() as download:
            hostile_page.click("#export-svg")
        download.value.save_as(tmp_path / "x.svg")
        root = ElementTree.parse(tmp_path / "x.svg").getroot()
        tags = {node.tag.rpartition("}")[2] for node in root.iter()}
        assert tags <= {"svg", "g", "rect", "path", "text", "line", "circle", "title", "bdi"}
        assert not [name for node in root.iter() for name in node.attrib if name.startswith("on") or "href" in name]
    hostile_page.click("#export summary")
    with hostile_page.expect_download() as download:
        hostile_page.click("#export-csv")
    download.value.save_as(tmp_path / "x.csv")
    assert not [line for line in (tmp_path / "x.csv").read_text("utf-8-sig").split(",") if line.startswith(("=", '"='))]


def test_no_address_runs_anything(hostile_page):
    for name in ("q", "of", "one", "pick-actor", "hide", "actor", "from", "unfold"):
        hostile_page.evaluate(f"""() => {{ location.hash = '#{name}=' + encodeURIComponent({ATTACKS[2]!r}); }}""")
        settle(hostile_page)
