"""Modern Standard Arabic of the news: closed word classes, clitics, calendar, page furniture.

Words are given in ordinary spelling and folded here, so that the lists stay readable.
"""

from __future__ import annotations

from kg.fold import fold
from kg.text.lang._ar_words import CLASSES, PHRASES, words
from kg.text.profile import Profile


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split(" / "))


MONTHS = {
    1: "يناير كانون_الثاني جانفي",
    2: "فبراير شباط فيفري",
    3: "مارس آذار",
    4: "أبريل إبريل نيسان أفريل",
    5: "مايو أيار ماي ماي",
    6: "يونيو حزيران جوان يونية",
    7: "يوليو تموز جويلية يوليوز يولية",
    8: "أغسطس آب أوت غشت",
    9: "سبتمبر أيلول شتنبر",
    10: "أكتوبر تشرين_الأول أكتوبر",
    11: "نوفمبر تشرين_الثاني نونبر",
    12: "ديسمبر كانون_الأول دجنبر",
}

PROFILE = Profile(
    code="ar",
    name="Arabic",
    direction="rtl",
    script="Arab",
    classes=CLASSES,
    phrases=PHRASES,
    conjunctions=("و", "ف"),
    prefixes=("ب", "ل", "ك"),
    datives=("ل",),
    future="س",
    article="ال",
    enclitic_agreement={"ها": "3fs", "ه": "3ms"},
    feminine_ending=fold("ة"),
    nisba=(fold("ي"), fold("ية")),
    plural_ending="ين",
    enclitics=("هما", "هم", "هن", "ها", "نا", "كم", "ني", "ه", "ك", "ي"),
    demonym_endings=(
        ("", "m", "s"),
        ("ا", "m", "s"),
        ("ة", "f", "s"),
        ("ين", "m", "p"),
        ("ون", "m", "p"),
        ("ان", "m", "d"),
        ("تين", "f", "d"),
        ("تان", "f", "d"),
        ("ات", "f", "p"),
    ),
    # The shapes of verbal nouns of forms II to X that hardly any other noun has, and some of form I.
    verbal_noun=(
        r"ت\w{2}ي\w$|ت\wا\w{2}$|ت\w{2}ئه$|ت\w{2}ي\wه$|ا\w{2}ا\w$|است\w{2,3}ا\w$|ان\w{2}ا\w$|ا\wت\wا\w$|م\wا\w{2}ه$|ا\w{2}اء$|"
        r"(?:عوده|رفع|وقف|عقد|فتح|منع|بدء|وضع|فرض|حل|دعم|ضبط|تجنب|تنفيذ|سحب|نزع|منح|ضمان|بناء|زياده|صون|حمايه|كسر|نشر|خفض|"
        r"بحث|وصول|دخول|خروج|التزام|عدم|تفادي|تخلي|توصل|تصدي|تحرك|ادخال|اتخاذ|ايجاد|ايصال|محاسبه|ملاحقه|متابعه|قيام|سماح|عمل|كف)$"
    ),
    finite=r"س[يتن]\w{3,}$|[يت]\w{2,}ون$|ي(?:ت|ست|ن)\w{3,}$|ت(?:ت|ست)\w{3,}$",
    asking=words("ما عما فيما"),
    apodosis="ف",
    joining=("و", "بل"),
    absence="عدم",
    being="كون",
    servant="عبد",
    object_mark="\u064e",
    # Verbal nouns that the shape of the imperfect tells: forms X, VI, V and VIII of sound roots.
    nominalise=(
        (r"س?[يتنا]ست(\w)(\w)(\w)$", r"است\1\2ا\3"),
        (r"س?[يتنا]ست(\w)([^\Wيوا])$", r"است\1\2ا\2"),
        (r"س?[يتنا]ت(\w)ا(\w\w)$", r"ت\1ا\2"),
        (r"س?[يتنا]ت(\w\w\w)$", r"ت\1"),
        (r"س?[يتنا](\w)ت(\w)(\w)$", r"ا\1ت\2ا\3"),
    ),
    nominalise_past=(
        (r"است(\w)(\w)([^\Wات])(?:ت|وا)?$", r"است\1\2ا\3"),
        (r"ان(\w)(\w)([^\Wات])(?:ت|وا)?$", r"ان\1\2ا\3"),
        (r"ا(\w)ت(\w)([^\Wات])(?:ت|وا)?$", r"ا\1ت\2ا\3"),
    ),
    own_future=r"س[يتنا]\w{3,}$",
    imperfect=r"س?[يت]\w{3,}$",
    second_verb=r"ي\w{2,}$",
    adverbial_endings=("ا", "ه", "ين"),
    accusative="ا",
    verb_plurals=("ون", "وا", "ان"),
    person_letters="يت",
    likeness="ك",
    perfect=r"[^ا]ت$|وا$",
    first_endings=("نا",),
    persons=("هم", "هن", "هما"),
    first_person=words("نحن أنا إننا إنني أننا أنني لدينا لدي علينا بلادنا بلدنا شعبنا حكومتنا لنا لي"),
    months={fold(name.replace("_", " ")): number for number, names in MONTHS.items() for name in names.split()},
    weekdays={
        fold(name): number
        for number, names in enumerate(
            ("الاثنين الإثنين", "الثلاثاء", "الأربعاء الاربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
        )
        for name in names.split()
    },
    relative_days={
        (fold("أول"), fold("أمس")): -2,
        (fold("أول"), fold("من"), fold("أمس")): -2,
        (fold("أمس"),): -1,
        (fold("البارحة"),): -1,
        (fold("اليوم"),): 0,
        (fold("الليلة"),): 0,
    },
    split_markers=(
        "إقرأ أيضا",
        "اقرأ أيضا",
        "اقرأ أيضًا",
        "إقرأ أيضاً",
        "اقرأ ايضا",
        "طالع أيضا",
        "شاهد أيضا",
        "مواضيع ذات صلة",
    ),
    drop_lines=_lines(
        "أخبار ذات صلة / اقرأ المزيد / إقرأ المزيد / لمزيد من التفاصيل / شارك الخبر / شاركها / "
        "تابعنا على / تابعونا على / اشترك في / انضم إلى / جميع الحقوق محفوظة / حقوق النشر / إعلان / "
        "الأكثر قراءة / طباعة / مشاركة / نسخ الرابط / تم نسخ الرابط / استمع إلى المقال / مدة الفيديو / "
        "تعليقات / التعليقات / صورة أرشيفية / المزيد عن / ذات صلة"
    ),
    glued_furniture=(
        "أخبار ذات صلة",
        "مواضيع ذات صلة",
        "اقرأ المزيد",
        "إقرأ المزيد",
        "مقالات ذات صلة",
        "موضوعات ذات صلة",
        "أخبار متعلقة",
    ),
    source_labels=("المصدر", "مصدر الخبر", "المصدر الأصلي", "نقلا عن"),
    keyword_labels=("كلمات دلالية", "كلمات مفتاحية", "الكلمات المفتاحية", "الوسوم", "وسوم", "تاغ"),
    date_labels=("تاريخ النشر", "نشر في", "نُشر في", "آخر تحديث", "تاريخ", "نشر", "التاريخ", "تم النشر"),
    author_labels=("كتب", "كتبت", "بقلم", "إعداد", "الكاتب"),
    topic_filler=words(
        "كل جميع كافة أي أية بعض كلا معظم ذات ذو ذي نفس أكثر جدا أيضا هناك مثل وهو وهي كون كونه كونها أنها أنه بأن"
    ),
    exact_labels=True,
)
