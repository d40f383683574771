"""Page furniture: what stands on a page beside its articles.

The lists come from the profiles of all languages together, because pages mix them (an Arabic page says ``Tags:``,
an English one ``المصدر:``). What no list can hold (a clock time, a caption, a row of buttons) is a pattern here.
"""

from __future__ import annotations

import re
from functools import cache

from kg.fold import fold
from kg.text.profile import LANGUAGES, Profile, get_profile

AGENCIES = (
    "وكالات|الوكالات|وكالة الأنباء|وكالة|رويترز|فرانس برس|الأناضول|الاناضول|واس|وام|كونا|قنا|بنا|سانا|وفا|صفا|معا|بترا|"
    r"[أا]\.? ?ف\.? ?ب\.?|[أا]\.? ?ش\.? ?[أا]\.?|د\.? ?ب\.? ?[أا]\.?|[أا]\.? ?ب|[أا]سوشيتد ?برس|واج|واع|وات|ومع|"
    "إرنا|ارنا|فارس|مهر|تسنيم|شينخوا|تاس|نوفوستي|سبوتنيك|الألمانية|الفرنسية|الوطنية للإعلام|العربية|الجزيرة|الجزيرة نت|"
    "سكاي نيوز عربية|بي ?بي ?سي|سي ?إن ?إن|القدس العربي|الشرق الأوسط|العربي الجديد|"
    "Reuters|AP|AFP|dpa|DPA|Xinhua|Anadolu|AA|CNN|BBC|Agencies|UPI|TASS|KUNA|WAM|SPA|QNA|WAFA|SANA|IRNA|Sputnik|"
    "Bloomberg|Al Jazeera"
).replace(" ", "[ ]")
"""News agencies and outlets as datelines and credits name them, as alternatives of a regular expression."""

LISTS = (
    "أخبار ذات صلة",
    "مواضيع متعلقة",
    "موضوعات متعلقة",
    "موضوعات ذات صلة",
    "مقالات ذات صلة",
    "أخبار متعلقة",
    "الأكثر قراءة",
    "الأكثر مشاهدة",
    "الأكثر تداولا",
    "قد يهمك أيضا",
    "قد يعجبك أيضا",
    "المزيد من الأخبار",
    "آخر الأخبار",
    "Related stories",
    "Related news",
    "Related articles",
    "Most read",
    "Most viewed",
    "You may also like",
    "More on this story",
    "Recommended stories",
    "Trending",
)
"""What heads a list of headlines: the headlines are furniture too."""

MARKERS = ("اقرأ كذلك", "اقرأ أيضا على", "طالع كذلك", "شاهد كذلك", "تابع أيضا", "تابعوا أيضا", "Read next", "More news")
"""What parts two articles of a page, beyond the profiles' own markers."""

_MARKS = "[\u064b-\u065f\u0670\u0640]*"
_VARIANTS = {"ا": "[اأإآٱ]", "ه": "[هة]", "ي": "[يىی]", "ك": "[كک]", " ": r"[\s\u00a0]+"}
_EDGE = r"[\s\u00a0\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff•●▪◾■◆*«\"“\[(>»|#+=_–—-]*"
_TAIL = r"[\s\u00a0\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff*:：.…»\"”\])>|#+=_–—ـ-]*"

_CLOCK = (
    r"\[?\d{1,2}[:٫]\d\d(?::\d\d)?\]?"
    r"(?:\s*(?:GMT|UTC|AM|PM|am|pm|ص|م|صباحا|مساء|بتوقيت \S+|بالتوقيت المحلي|ت\.?غ|غرينتش)\b\.?)*"
)
_AGO = (
    r"(?:(?:نُ?شر|آخر تحديث|تحديث|updated|published|posted)\s*:?\s*)?(?:(?:منذ|قبل)\s+(?:حوالي\s+|نحو\s+)?(?:\d+\s+)?"
    r"(?:ثاني[هة]|ثوان[ي]?|لحظات|دقيق[هة]|دقائق|دقيقتين|ساع[هة]|ساعات|ساعتين|يوم|يومين|[أا]يام|[أا]سبوع|[أا]سبوعين|[أا]سابيع|شهر|شهرين|[أا]شهر|سن[هة]|عام)"
    r"(?:\s+واحد[هة]?)?|\d+\s*(?:s|m|h|d|sec(?:ond)?s?|min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?)\s+ago)"
)
_STRUCTURE = re.compile(
    rf"""^\W*(?:
        {_CLOCK}
      | {_AGO}
      | https?://\S+
      | (?:(?:فيسبوك|تويتر|واتساب|واتس[ ]آب|تلغرام|تليغرام|تيليجرام|لينكد[ ]?إن|إكس|بريد|طباعة|مشاركة|إيميل|
          facebook|twitter|whatsapp|telegram|linkedin|e-?mail|print|share|copy[ ]link)\W*){{2,}}
      | (?:الرئيسية|الصفحة[ ]الرئيسية|home)\s*[>»/|›\\←].*
      | \d{{1,6}}\s*(?:تعليق|تعليقات|تعليقا|مشاهدة|مشاهدات|قراءة|مشاركة|إعجاب|comments?|views?|shares?)
      | (?:مدة|وقت)\s+القراءة\b.{{0,30}} | (?:قراءة\s+)?\d+\s+(?:دقائق|دقيقة)(?:\s+(?:قراءة|للقراءة))?
      | \d+\s+min(?:ute)?s?\s+read
      | (?:صورة|الصورة|صور|تصوير|photo|file\s+photo|image|picture|caption)(?:\s+أرشيفية|\s+by)?\s*[:：/|].{{0,250}}
      | ©.{{0,120}} | (?:getty\s+images|غيتي(?:\s+إيميجز)?)
      | الصفحة\s+\d+ | page\s+\d+(?:\s+of\s+\d+)?
    )\W*$""",
    re.VERBOSE | re.IGNORECASE,
)
_CAPTION = re.compile(
    rf"""^[^.؟!]{{0,180}}[\s(\[]*[(\[]\s*(?:{AGENCIES}|غيتي[^)]{{0,20}}|getty[^)]{{0,20}}|[أا]رشيف(?:ي[ةه])?|مواقع\s+التواصل[^)]{{0,15}}|الإنترنت|
        مواقع[^)]{{0,25}}|الصحافة\s+الأجنبية|ناشطون|file(?:\s+photo)?|archive)\s*(?:[-/–،,]\s*[^()]{{0,20}})?[)\]]\W*$""",
    re.VERBOSE | re.IGNORECASE,
)
_TAG = re.compile(
    r"^\s*(?:عاجل|خاص|حصري|فيديو|بالفيديو|بالصور|صور|مباشر|breaking|live|exclusive|watch|video)\s*[:|/!–—-]+[.\s]*",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[•●▪◾■◆▶►➤✓*]+|[–—-]+(?=\s)|[\d٠-٩]{1,2}[.)–-](?=\s)|[\d٠-٩]{1,2}-(?=[^\W\d]))\s*")
_LIVE = re.compile(rf"^\s*{_CLOCK}\s*[-–—|:]*\s*(?=[^\W\d])")
_FOLLOW = re.compile(
    r"^\W*(?:و(?:اضاف|تابع|اوضح|اكد|اشار|لفت|قال|شدد|ذكر|اعتبر|بين|اعرب|راي|نوه|جدد|حذر|دعا|طالب|زاد|كان|استطرد|اردف|كشف|نقل)ت?|"
    r"ومضي|ومضت|كما|وفي|ومن|من جهته|من جهتها|من جانبه|من جانبها|في المقابل|بدوره|بدورها|"
    r"(?:he|she|they)\s+(?:also\s+)?(?:added|said|told|noted|stressed)|meanwhile|in turn)\b"
)


@cache
def _profiles() -> tuple[Profile, ...]:
    return tuple(get_profile(code) for code in LANGUAGES)


def loose(phrase: str) -> str:
    """A regular expression for a phrase in whatever spelling: hamzas, ى/ي, ة/ه, marks, spaces."""
    return "".join(_VARIANTS.get(c, re.escape(c)) + (_MARKS if "\u0621" <= c <= "\u064a" else "") for c in fold(phrase))


def _any(phrases: tuple[str, ...]) -> str:
    unique = {fold(p): p for p in phrases}
    return "|".join(loose(p) for p in sorted(unique.values(), key=len, reverse=True))


@cache
def _marker() -> re.Pattern[str]:
    phrases = _any(tuple(m for p in _profiles() for m in p.split_markers) + MARKERS)
    return re.compile(rf"{_EDGE}(?:{phrases})(?P<tail>{_TAIL})", re.IGNORECASE)


@cache
def _list_head() -> re.Pattern[str]:
    return re.compile(rf"{_EDGE}(?:{_any(LISTS)}){_TAIL}$", re.IGNORECASE)


@cache
def _inside() -> re.Pattern[str]:
    phrases = _any(tuple(m for p in _profiles() for m in p.split_markers) + MARKERS)
    return re.compile(rf"(?<=[.؟!»”\"…])\s*[(\[]?(?:{phrases})\s*[:：].*$", re.IGNORECASE)


@cache
def _glued() -> re.Pattern[str]:
    phrases = (p for profile in _profiles() for p in (*profile.glued_furniture, *profile.split_markers))
    return re.compile(rf"^(?P<phrase>{_any((*phrases, *LISTS))})\s*[:：]?\s*(?=[\w«\"“(])", re.IGNORECASE)


@cache
def _drop() -> re.Pattern[str]:
    """Lines to drop: a phrase of one word must stand alone, a longer one may be followed by a few words."""
    phrases = tuple(d for p in _profiles() for d in p.drop_lines)
    short = _any(tuple(d for d in phrases if " " not in d.strip()))
    long = _any(tuple(d for d in phrases if " " in d.strip()))
    return re.compile(rf"{_EDGE}(?:(?:{short})[\W\d]*|(?:{long})(?:\W.{{0,25}})?\W*)$", re.IGNORECASE)


def is_marker(line: str) -> bool:
    """Whether the line is nothing but a marker that parts articles (``إقرأ أيضاً:``)."""
    match = _marker().match(line)
    return match is not None and match.end() == len(line)


def after_marker(line: str) -> int:
    """Where the headline starts in a line such as ``اقرأ أيضا: HEADLINE``; 0 when the line is none."""
    match = _marker().match(line)
    if match is None or match.end() >= len(line) or len(line) > 250:
        return 0
    tail = match["tail"]
    if re.search(r"[:：>»|–—-]", tail):
        return match.end()
    return match.end() if tail and len(line) <= 150 and not re.search(r"[.؟!»”\"]\W*$", line) else 0


def is_list_head(line: str) -> bool:
    """Whether the line heads a list of headlines (``أخبار ذات صلة``)."""
    return _list_head().match(line) is not None


def is_furniture(line: str) -> bool:
    """Whether the line is a button, a counter, a clock time, a share bar, a breadcrumb, a credit."""
    if not re.search(r"\w", line):
        return True
    return len(line) <= 300 and (_drop().match(line) is not None or _STRUCTURE.match(line) is not None)


def is_ago(words: str) -> bool:
    """Whether the words tell a time by the reader's clock (``منذ 3 ساعات``), which names no day."""
    return re.match(rf"^\W*{_AGO}\W*$", words, re.IGNORECASE) is not None


def is_caption(line: str) -> bool:
    """Whether the line is the caption of a picture: no sentence, and a credit in brackets at its end."""
    return len(line) <= 200 and _CAPTION.match(line) is not None


def is_follow_on(line: str) -> bool:
    """Whether the line goes on with a report that began before it (``وأضاف …``); the first of an article never does."""
    return _FOLLOW.match(fold(line)) is not None


def glued_before(line: str) -> int:
    """How many characters of furniture stand before the line's first own word (``أخبار ذات صلةأكد``)."""
    at = 0
    while (match := _glued().match(line[at:])) and len(line) - at > match.end("phrase") + 20:
        if match["phrase"].isascii() and not line[at + match.end() : at + match.end() + 1].isupper():
            break
        at += match.end()
    return at


def head_marks(line: str) -> int:
    """How many characters of bullet, clock time or tag (``عاجل |``) stand before the line's own words."""
    at, found = 0, True
    while found:
        found = False
        for pattern in (_LIVE, _BULLET, _TAG):
            match = pattern.match(line[at:])
            if match and match.end() and at + match.end() < len(line):
                at, found = at + match.end(), True
    return at


def tail_furniture(line: str) -> int:
    """Where furniture begins at the end of a paragraph (``… . اقرأ أيضا: HEADLINE``), else the line's length."""
    match = _inside().search(line)
    return match.start() if match else len(line)
