"""Invented statements for the explorer's tests: states, people and affairs that do not exist, in Arabic and English."""

from __future__ import annotations

import random
import zlib
from datetime import date, timedelta

from kg.ids import ActorId, TopicId, statement_id
from kg.model import Article, Document, Span, Statement
from kg.vocab.types import Actor, Role, Stance, Topic, Vocabulary

STANCES = {
    # id: (English, Arabic, family, valence, Arabic sentence, English sentence); {s} who, {t} on what
    "supports": (
        "supports",
        "يؤيد",
        "approve",
        1.0,
        "أكد {s} تأييده {t} من دون تحفظ",
        "{s} said he fully supported {t}",
    ),
    "welcomes": ("welcomes", "يرحب", "approve", 0.8, "رحّب {s} بـ{t}", "{s} welcomed {t}"),
    "openTo": (
        "is open to",
        "منفتح على",
        "approve",
        0.5,
        "قال {s} إن بلاده منفتحة على {t}",
        "{s} said his country was open to {t}",
    ),
    "pledges": (
        "pledges",
        "يتعهد",
        "commit",
        0.7,
        "تعهد {s} بدعم {t} حتى نهاية العام",
        "{s} pledged to back {t} until the end of the year",
    ),
    "callsFor": ("calls for", "يدعو إلى", "request", 0.4, "دعا {s} إلى {t} فورًا", "{s} called for {t} without delay"),
    "asserts": ("states", "يصرّح", "assess", 0.0, "وصف {s} {t} بأنه مسألة وقت", "{s} described {t} as a matter of time"),
    "expects": ("expects", "يتوقع", "assess", 0.0, "توقع {s} إنجاز {t} قبل الربيع", "{s} expected {t} before spring"),
    "concernedAbout": (
        "is concerned about",
        "يعرب عن قلقه",
        "doubt",
        -0.4,
        "أعرب {s} عن قلقه من {t}",
        "{s} voiced concern about {t}",
    ),
    "warns": ("warns of", "يحذر", "doubt", -0.5, "حذّر {s} من {t} في هذا الوقت", "{s} warned of {t} at this time"),
    "criticizes": (
        "criticizes",
        "ينتقد",
        "disapprove",
        -0.7,
        "انتقد {s} {t} أمام البرلمان",
        "{s} criticized {t} before parliament",
    ),
    "rejects": (
        "rejects",
        "يرفض",
        "disapprove",
        -0.8,
        "جدد {s} رفضه {t} رفضًا قاطعًا",
        "{s} again rejected {t} outright",
    ),
    "threatens": ("threatens", "يهدد", "coerce", -1.0, "هدد {s} بالرد على {t}", "{s} threatened to answer {t}"),
}
COUNTRIES = [
    ("Noristan", "نورستان"),
    ("Velmark", "فيلمارك"),
    ("Caspara", "كاسبارا"),
    ("Meridia", "ميريديا"),
    ("Ostland", "أوستلاند"),
    ("Zahra", "الزهراء"),
]
PEOPLE = [
    ("Samir Haddadin", "سمير حدادين", 0, "role:foreignMinister"),
    ("Layla Norani", "ليلى نوراني", 0, "role:president"),
    ("Henrik Valborg", "هنريك فالبورغ", 1, "prime minister"),
    ("Ingrid Solheim", "إنغريد سولهايم", 1, "defence minister"),
    ("Davit Karimov", "دافيت كريموف", 2, "president"),
    ("Nina Tarsk", "نينا تارسك", 2, "spokeswoman"),
    ("Rafael Ordaz", "رافاييل أورداز", 3, "foreign minister"),
    ("Marta Lindqvist", "مارتا ليندكفيست", 4, "chancellor"),
    ("Yusuf al-Zahrawi", "يوسف الزهراوي", 5, "prime minister"),
]
TOPICS = [
    # English, Arabic, parent
    ("Security", "الأمن", None),
    ("Economy", "الاقتصاد", None),
    ("Water", "المياه", None),
    ("a joint naval force", "إنشاء قوة بحرية مشتركة", 0),
    ("border demarcation", "ترسيم الحدود", 0),
    ("arms exports", "تصدير السلاح", 0),
    ("the grain corridor", "فتح ممر الحبوب", 1),
    ("a customs union", "الاتحاد الجمركي", 1),
    ("lifting the sanctions", "رفع العقوبات", 1),
    ("filling the upper dam", "ملء السد الأعلى", 2),
    ("the water treaty", "معاهدة تقاسم المياه", 2),
    ("a peace conference", "عقد مؤتمر سلام", None),
    ("direct talks", "المحادثات المباشرة", None),
]
ROLES = {
    role.id: role
    for role in (
        Role("role:president", {"en": "President", "ar": "رئيس"}, {"ar": ("رئيس", "رئيسة"), "en": ("president",)}),
        Role("role:foreignMinister", {"en": "Foreign Minister", "ar": "وزير الخارجية"}, {"ar": ("وزير الخارجية",)}),
    )
}
WOMEN = {"Layla Norani", "Ingrid Solheim", "Nina Tarsk", "Marta Lindqvist"}
SOURCES = [("صحيفة الضفة", "ar"), ("وكالة المرفأ", "ar"), ("The Harbour Post", "en")]


def vocabulary(people: int = 0, topics: int = 0) -> Vocabulary:
    """The invented vocabulary, with so many people and topics more."""
    stances = {
        name: Stance(name, {"en": en, "ar": ar}, family, valence, "", "", {})
        for name, (en, ar, family, valence, *_) in STANCES.items()
    }
    actors = [Actor(ActorId(f"actor:{en}"), "country", {"en": en, "ar": ar}) for en, ar in COUNTRIES]
    actors.append(
        Actor(
            ActorId("actor:CoastalCouncil"),
            "organization",
            {"en": "Coastal Council", "ar": "مجلس الدول الساحلية"},
            members=tuple(ActorId(f"actor:{COUNTRIES[i][0]}") for i in (0, 1, 5)),
        )
    )
    for en, ar, country, _ in PEOPLE:
        actors.append(
            Actor(
                person_id(en),
                "person",
                {"en": en, "ar": ar},
                of=ActorId(f"actor:{COUNTRIES[country][0]}"),
                gender="f" if en in WOMEN else "m",
            )
        )
    for n in range(people):
        home = ActorId(f"actor:{COUNTRIES[n % len(COUNTRIES)][0]}")
        actors.append(Actor(person_id(f"Deputy {n}"), "person", {"en": f"Deputy {n}", "ar": f"النائب {n}"}, of=home))
    known = [
        Topic(topic_id(i), {"en": en, "ar": ar}, broader=() if parent is None else (topic_id(parent),))
        for i, (en, ar, parent) in enumerate(TOPICS)
    ]
    known += [
        Topic(topic_id(len(TOPICS) + n), {"en": f"clause {n}", "ar": f"البند {n}"}, broader=(topic_id(n % 3),))
        for n in range(topics)
    ]
    return Vocabulary(stances, ROLES, {a.id: a for a in actors}, {t.id: t for t in known}, {}, {}, {})


def person_id(name: str) -> ActorId:
    return ActorId("actor:" + "".join(c for c in name.title() if c.isalnum()))


def topic_id(number: int) -> TopicId:
    return TopicId(f"topic:t{number}")


def statements(count: int, words: Vocabulary, seed: int = 7, days: int = 400) -> list[Statement]:
    """So many statements; speakers lean the same way on a topic each time, most of the time."""
    rng = random.Random(seed)
    start = date(2024, 3, 1)
    people = [a for a in words.actors.values() if a.kind == "person"]
    topics = [
        t for t in words.topics.values() if len(words.topics) > 40 or t.broader or t.id in (topic_id(11), topic_id(12))
    ]
    names = list(STANCES)
    made = []
    for n in range(count):
        person = (
            people[min(int(rng.paretovariate(0.9)) - 1, len(people) - 1)] if len(people) > 20 else rng.choice(people)
        )
        topic = (
            topics[min(int(rng.paretovariate(0.7)) - 1, len(topics) - 1)] if len(topics) > 20 else rng.choice(topics)
        )
        leaning = zlib.crc32(f"{person.id}{topic.id}".encode()) % len(names)
        name = names[max(0, min(len(names) - 1, leaning + rng.choice((0, 0, 0, -1, 1))))]
        made.append(_statement(n, name, person, topic, start + timedelta(days=rng.randrange(days)), rng=rng))
    return made


def _statement(n: int, name: str, person: Actor, topic: Topic, said: date, *, rng: random.Random) -> Statement:
    lang = SOURCES[n // 3 % len(SOURCES)][1]
    pattern = STANCES[name][4 if lang == "ar" else 5]
    shown = topic.label[lang]
    evidence = pattern.format(s=person.label[lang], t=shown)
    before = "وفي ختام الاجتماع " if lang == "ar" else "At the end of the meeting "
    condition = (
        ("شرط أن توقّع الأطراف كلها" if lang == "ar" else "provided that all parties sign")
        if rng.random() < 0.12
        else ""
    )
    evidence += f"، {condition}" if condition and lang == "ar" else f", {condition}" if condition else ""
    after = "، بحسب ما نقلته الصحيفة." if lang == "ar" else ", the paper reported."
    sentence = before + evidence + after
    start = 100 + len(before)
    home = person.of
    doc = f"doc-{n // 3}"
    span = Span(start, start + len(evidence))
    aimed = rng.random() < 0.2
    other = ActorId(f"actor:{rng.choice(COUNTRIES)[0]}")
    office = next((p[3] for p in PEOPLE if p[0] == person.label["en"]), "")
    return Statement(
        id=statement_id(doc, span.start + n, span.end, person.id, name, topic.id),
        doc=doc,
        evidence=span,
        speech="indirect",
        speaker=person.label[lang],
        speaker_name=person.label["en"],
        speaker_kind="person",
        for_=home.partition(":")[2],
        stance=name,
        topic=shown,
        lang=lang,
        negated=rng.random() < 0.05,
        condition=condition,
        topic_en=topic.label["en"],
        targets=(other.partition(":")[2],) if aimed else (),
        target_ids=(other,) if aimed else (),
        said_on="" if rng.random() < 0.03 else said.isoformat(),
        reported_on=(said + timedelta(days=1)).isoformat() if n % 20 else "",
        speaker_id=person.id,
        speaker_name_ar=person.label["ar"],
        office=office,
        for_id=home,
        topic_id=topic.id,
        confidence=round(0.5 + rng.random() / 2, 2),
        rule="sample",
        evidence_text=evidence,
        sentence=Span(100, 100 + len(sentence)),
        sentence_text=sentence,
    )


def documents(made: list[Statement]) -> list[Document]:
    """The documents that the statements name: a title and a source each."""
    found = {}
    for s in made:
        if s.doc in found:
            continue
        source, lang = SOURCES[len(found) % len(SOURCES)]
        title = "اجتماع الساحل ينتهي بلا بيان" if lang == "ar" else "Coastal meeting ends without a statement"
        article = Article(
            Span(0, len(title)),
            (Span(0, len(title)),),
            title=Span(0, len(title)),
            source=source,
            url=f"https://example.org/{s.doc}",
        )
        found[s.doc] = Document(s.doc, title, lang, (article,))
    return list(found.values())
