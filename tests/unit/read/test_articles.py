"""Pages of every make: which lines are the article, what the others say, where one article ends."""

from __future__ import annotations

import pytest

from kg.model import Article
from kg.read.articles import find_articles

TITLE = "الرئيس يدعو إلى حوار شامل بين الأطراف"
LEAD = "دعا الرئيس الفرنسي إيمانويل ماكرون الأطراف كلها إلى حوار شامل ينهي الأزمة في المنطقة."
SECOND = "وأضاف ماكرون أن بلاده مستعدة لاستضافة المحادثات إذا قبلت الأطراف بذلك."
OTHER_TITLE = "وزير الخارجية يحذر من التصعيد"
OTHER = "حذر وزير الخارجية المصري من أن التصعيد في البحر الأحمر يهدد حركة التجارة العالمية."


def page(*lines: str, newline: str = "\n") -> str:
    return newline.join(lines)


def read(text: str, lang: str = "ar") -> tuple[list[list[str]], tuple[Article, ...]]:
    """The blocks of each article as words, and the articles."""
    articles = find_articles(text, lang)
    return [[block.of(text) for block in article.blocks] for article in articles], articles


class TestOneArticle:
    def test_title_and_paragraphs(self) -> None:
        blocks, (article,) = read(page(TITLE, LEAD, SECOND))
        assert blocks == [[TITLE, LEAD, SECOND]]
        assert article.title is not None

    def test_a_text_without_title(self) -> None:
        blocks, (article,) = read(page(LEAD, SECOND))
        assert blocks == [[LEAD, SECOND]]
        assert article.title is None

    @pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028", "\n\n", "\r\n\r\n"])
    def test_every_kind_of_line_end(self, newline: str) -> None:
        text = page(TITLE, "تاريخ النشر: 19 مايو 2024", LEAD, SECOND, newline=newline)
        blocks, (article,) = read(text)
        assert blocks == [[TITLE, LEAD, SECOND]]
        assert article.published == "2024-05-19"

    def test_marks_at_the_edges_are_no_words(self) -> None:
        blocks, _ = read("\ufeff\u200f" + page(TITLE, "\u202b" + LEAD + "\u202c", "\x00", "\u200f \u00a0"))
        assert blocks == [[TITLE, LEAD]]

    def test_two_languages_on_one_page(self) -> None:
        english = "Macron called on all parties to begin talks without conditions."
        blocks, (article,) = read(
            page(TITLE, "Published: May 19, 2024", LEAD, english, "Source: Agencies", "Tags: a, b")
        )
        assert blocks == [[TITLE, LEAD, english]]
        assert (article.published, article.source, article.keywords) == ("2024-05-19", "Agencies", ("a", "b"))


class TestGluedFurniture:
    @pytest.mark.parametrize(
        "furniture",
        ["أخبار ذات صلة", "مواضيع ذات صلة", "إقرأ المزيد", "اقرأ المزيد ", "اخبار ذات صله", "أخبار ذات صلة "],
    )
    def test_before_the_first_word(self, furniture: str) -> None:
        blocks, _ = read(page(TITLE, furniture + LEAD, SECOND))
        assert blocks == [[TITLE, LEAD, SECOND]]

    def test_before_an_english_word(self) -> None:
        lead = "Macron called on all parties to begin talks without conditions."
        blocks, _ = read(page("Macron calls for talks", "Related news" + lead), "en")
        assert blocks == [["Macron calls for talks", lead]]

    def test_behind_the_last_sentence(self) -> None:
        blocks, _ = read(page(TITLE, LEAD + " اقرأ أيضا: مصر تحذر من التصعيد في البحر", SECOND))
        assert blocks == [[TITLE, LEAD, SECOND]]

    def test_the_words_inside_a_sentence_stay(self) -> None:
        told = "قال الوزير إن أخبار ذات صلة بالملف ستعلن الأسبوع المقبل في مؤتمر صحفي."
        assert read(page(TITLE, told))[0] == [[TITLE, told]]


class TestFurniture:
    @pytest.mark.parametrize(
        "line",
        [
            "شارك الخبر",
            "إعلان",
            "منذ 3 ساعات",
            "قبل ساعتين",
            "14:35 GMT",
            "فيسبوك تويتر واتساب",
            "الرئيسية > أخبار > العالم",
            "https://example.org/a/b",
            "صورة: رويترز",
            "الرئيس الفرنسي خلال مؤتمر صحفي في باريس (أ ف ب)",
            "12 تعليقا",
            "3 hours ago",
            "5 min read",
            "FILE PHOTO: The president at a news conference in Paris. REUTERS/Someone",
            "* * *",
            "اقرأ أيضا: مصر تحذر من التصعيد في البحر الأحمر",
            "إقرأ أيضاً | مصر تحذر من التصعيد",
            "شاهد أيضا >> مصر تحذر من التصعيد",
            "Read also: Egypt warns of escalation",
        ],
    )
    def test_between_paragraphs(self, line: str) -> None:
        blocks, (article,) = read(page(TITLE, LEAD, line, SECOND))
        assert blocks == [[TITLE, LEAD, SECOND]]
        assert article.published == ""

    @pytest.mark.parametrize(
        "line",
        [
            "إعلان الدوحة يرحب بالهدنة",
            "تعليقات الوزير أثارت الجدل",
            "مشاركة مصر في القمة",
            "قبل ساعات من الموعد قال الوزير إن الاتفاق قريب.",
            "منذ ثلاثة أيام يرفض الوزير لقاء الوفد.",
            "الوزير (من حزب الشعب) يرفض الخطة.",
        ],
    )
    def test_what_only_looks_like_it(self, line: str) -> None:
        assert read(page(TITLE, LEAD, line, SECOND))[0] == [[TITLE, LEAD, line, SECOND]]

    def test_tags_before_a_headline(self) -> None:
        assert read(page("عاجل | " + TITLE, LEAD))[0] == [[TITLE, LEAD]]

    def test_bullets_and_times_of_a_live_page(self) -> None:
        blocks, _ = read(
            page(TITLE, "14:35 GMT " + LEAD, "• " + SECOND, "- " + OTHER, "1- " + SECOND, "12:10 - " + OTHER)
        )
        assert blocks == [[TITLE, LEAD, SECOND, OTHER, SECOND, OTHER]]


class TestLabels:
    @pytest.mark.parametrize(
        ("line", "date"),
        [
            ("تاريخ النشر: 19th, May 2024 GMT", "2024-05-19"),
            ("نُشر في: 10 سبتمبر 2025", "2025-09-10"),
            ("تاريخ النشر : ١٩ أيار/مايو ٢٠٢٤ - 14:30", "2024-05-19"),
            ("نشر في 12 مارس 2024", "2024-03-12"),
            ("الأحد 11 ذو القعدة 1445 هـ الموافق 19 مايو 2024 م", "2024-05-19"),
            ("الأحد 19 مايو 2024 م - 11 ذو القعدة 1445 هـ", "2024-05-19"),
            ("1445/11/11 - 2024/05/19", "2024-05-19"),
            ("آخر تحديث: 20 مايو 2024", "2024-05-20"),
            ("Published: 2024-05-19T14:30:00Z", "2024-05-19"),
            ("Published on Sunday, May 19, 2024 at 14:30 GMT", "2024-05-19"),
            ("Last updated: 20 May 2024", "2024-05-20"),
            ("بيروت - 19 مايو 2024", "2024-05-19"),
            ("تاريخ النشر: منذ 3 ساعات", ""),
            ("آخر تحديث: قبل ساعتين", ""),
            ("آخر تحديث منذ 3 ساعات", ""),
            ("Updated 3 hours ago", ""),
            ("11 ذو القعدة 1445 هـ", None),
        ],
    )
    def test_dates(self, line: str, date: str | None) -> None:
        blocks, (article,) = read(page(TITLE, line, LEAD))
        assert article.published == (date or "")
        assert date is None or blocks == [[TITLE, LEAD]]

    def test_publication_goes_before_update(self) -> None:
        for line in ("آخر تحديث: 21 مايو 2024", "آخر تحديث: منذ ساعة"):
            assert read(page(TITLE, line, "تاريخ النشر: 19 مايو 2024", LEAD))[1][0].published == "2024-05-19"
        assert read(page(TITLE, "نشر في: 19 مايو 2024 | آخر تحديث: 21 مايو 2024", LEAD))[1][0].published == "2024-05-19"

    def test_source_keywords_author(self) -> None:
        text = page(TITLE, "بقلم: سمير عادل", LEAD, "المصدر: صحيفة البلد", "كلمات دلالية: فرنسا، الحوار، باريس")
        blocks, (article,) = read(text)
        assert blocks == [[TITLE, LEAD]]
        assert (article.source, article.author) == ("صحيفة البلد", "سمير عادل")
        assert article.keywords == ("فرنسا", "الحوار", "باريس")

    def test_a_label_whose_value_stands_below(self) -> None:
        blocks, (article,) = read(page(TITLE, LEAD, SECOND, "المصدر:", "صحيفة البلد", "كلمات دلالية:", "فرنسا، الحوار"))
        assert blocks == [[TITLE, LEAD, SECOND]]
        assert (article.source, article.keywords) == ("صحيفة البلد", ("فرنسا", "الحوار"))

    def test_a_title_with_a_date_is_a_title(self) -> None:
        assert read(page("انتخابات 5 نوفمبر 2024", LEAD))[0] == [["انتخابات 5 نوفمبر 2024", LEAD]]

    @pytest.mark.parametrize(
        "line",
        [
            "مصدر: الاتفاق سيوقع غدا في القاهرة بحضور الوزراء ورؤساء الوفود كلهم",
            "كتب ماكرون: «سنواصل دعم أوكرانيا ما دام ذلك ضروريا»",
        ],
    )
    def test_speech_with_a_colon_is_no_label(self, line: str) -> None:
        assert line in read(page(TITLE, LEAD, line))[0][0]


class TestDatelines:
    @pytest.mark.parametrize(
        "dateline",
        [
            "موسكو (وكالات) - ",
            "موسكو (أ ف ب) ",
            "القاهرة - (أ ش أ) - ",
            "القاهرة (د ب أ)- ",
            "واشنطن ـ «القدس العربي»: ",
            "ميونيخ - وكالات: ",
            "نيويورك / وكالات / ",
            "دمشق-سانا: ",
            "رام الله 12-3-2024 وفا- ",
            "الكويت - 3 - 5 (كونا) -- ",
            "لندن/واشنطن (رويترز) - ",
            "أفريقيا برس – الجزائر. ",
            "(رويترز) - ",
            "القاهرة في 12 مارس (أ ش أ) - ",
            "بيروت – ",
            "كتب محمد علي: ",
        ],
    )
    def test_before_the_report(self, dateline: str) -> None:
        blocks, (article,) = read(page(TITLE, dateline + LEAD))
        assert blocks == [[TITLE, LEAD]]
        assert article.dateline or article.author

    @pytest.mark.parametrize(
        "line",
        [
            "موسكو (وكالات)",
            "لندن: «الشرق الأوسط»",
            "القاهرة - (أ ش أ)",
            "ميونيخ - وكالات",
            "كتب محمد علي:",
            "كتبت - سارة أحمد",
        ],
    )
    def test_on_a_line_of_its_own(self, line: str) -> None:
        blocks, (article,) = read(page(TITLE, line, LEAD))
        assert blocks == [[TITLE, LEAD]]
        assert article.dateline or article.author

    @pytest.mark.parametrize(
        "dateline",
        ["LONDON (Reuters) - ", "PARIS, March 5 (Xinhua) -- ", "WASHINGTON — ", "(CNN) -- ", "TEL AVIV (AP) — "],
    )
    def test_in_english(self, dateline: str) -> None:
        lead = "Macron called on all parties to begin talks without conditions in the coming days."
        blocks, _ = read(page("Macron calls for talks", "By Jane Doe", dateline + lead), "en")
        assert blocks == [["Macron calls for talks", lead]]

    @pytest.mark.parametrize(
        "lead",
        [
            "قال ماكرون - خلال مؤتمر صحفي في باريس - إن بلاده مستعدة للحوار.",
            "موسكو: «لن نقبل شروطا مسبقة»، هذا ما قاله الوزير أمام البرلمان.",
            "رفضت إيران (العضو في المنظمة) الخطة المقترحة من الدول الغربية.",
            "ماكرون - الذي زار بيروت أمس - دعا إلى تشكيل حكومة جديدة في البلاد.",
        ],
    )
    def test_what_only_looks_like_one(self, lead: str) -> None:
        assert read(page(TITLE, lead))[0] == [[TITLE, lead]]

    def test_a_headline_of_a_place_that_speaks(self) -> None:
        assert read(page("موسكو: «لا مفاوضات»", LEAD))[0] == [["موسكو: «لا مفاوضات»", LEAD]]

    def test_only_the_first_paragraph_has_one(self) -> None:
        again = "باريس (وكالات) - " + SECOND
        assert read(page(TITLE, LEAD, again))[0] == [[TITLE, LEAD, again]]


class TestSplitting:
    def test_two_articles_with_their_own_metadata(self) -> None:
        text = page(
            TITLE, "تاريخ النشر: 19 مايو 2024", "موسكو (وكالات)", LEAD, SECOND, "المصدر: أ", "كلمات دلالية: ب ج",
            "إقرأ أيضاً:", OTHER_TITLE, OTHER,
        )  # fmt: skip
        blocks, (first, second) = read(text)
        assert blocks == [[TITLE, LEAD, SECOND], [OTHER_TITLE, OTHER]]
        assert (first.published, first.source, first.keywords) == ("2024-05-19", "أ", ("ب ج",))
        assert (second.published, second.source, second.dateline) == ("", "", "")
        assert first.span.end == second.span.start

    @pytest.mark.parametrize(
        "marker",
        ["إقرأ أيضاً:", "اقرأ ايضا", "** اقرأ أيضًا **", "طالع أيضا", "اقرأ كذلك:", "Read also:", "مواضيع ذات صلة"],
    )
    def test_every_marker(self, marker: str) -> None:
        assert read(page(TITLE, LEAD, SECOND, marker, OTHER_TITLE, OTHER))[0] == [
            [TITLE, LEAD, SECOND],
            [OTHER_TITLE, OTHER],
        ]

    def test_three_articles(self) -> None:
        text = page(TITLE, LEAD, "إقرأ أيضاً", OTHER_TITLE, OTHER, "اقرأ أيضا:", TITLE, LEAD, SECOND)
        assert [len(b) for b in read(text)[0]] == [2, 2, 3]

    def test_a_list_of_headlines_at_the_end(self) -> None:
        text = page(
            TITLE, LEAD, SECOND, "إقرأ أيضاً:", OTHER_TITLE, "روسيا تعلن موقفها من المبادرة", "الصين ترحب بالاتفاق"
        )
        assert read(text)[0] == [[TITLE, LEAD, SECOND]]

    def test_one_headline_at_the_end(self) -> None:
        assert read(page(TITLE, LEAD, SECOND, "إقرأ أيضاً:", OTHER_TITLE))[0] == [[TITLE, LEAD, SECOND]]

    def test_headlines_in_the_middle(self) -> None:
        text = page(TITLE, LEAD, "إقرأ أيضاً:", OTHER_TITLE, "روسيا تعلن موقفها من المبادرة", SECOND)
        assert read(text)[0] == [[TITLE, LEAD, SECOND]]

    def test_a_list_under_related_news(self) -> None:
        text = page(TITLE, LEAD, "أخبار ذات صلة", OTHER_TITLE, "روسيا تعلن موقفها من المبادرة", SECOND)
        assert read(text)[0] == [[TITLE, LEAD, SECOND]]

    def test_a_headline_on_the_marker_line_opens_an_article_behind_a_closed_one(self) -> None:
        text = page(TITLE, LEAD, SECOND, "المصدر: وكالات", "كلمات دلالية: أ", "إقرأ أيضاً: " + OTHER_TITLE, OTHER)
        assert read(text)[0] == [[TITLE, LEAD, SECOND], [OTHER_TITLE, OTHER]]

    def test_a_page_that_is_all_furniture(self) -> None:
        blocks, articles = read("إقرأ أيضاً:\nشارك الخبر")
        assert blocks == [[]]
        assert len(articles) == 1


class TestHardLines:
    BODY = (
        "قال الرئيس الفرنسي إيمانويل ماكرون خلال مؤتمر صحفي عقده في باريس إن بلاده ترفض أي اتفاق لا يراعي "
        "مصالح الدول الأوروبية، ودعا الحلفاء إلى تنسيق مواقفهم قبل القمة المقبلة في بروكسل. وأضاف أن الحوار "
        "مع الجانب الآخر يبقى ممكنا إذا توافرت الشروط اللازمة لذلك، مشددا على أن فرنسا لن تقف مكتوفة الأيدي."
    )

    @staticmethod
    def wrap(words: str, width: int) -> str:
        import textwrap

        return "\n".join(textwrap.wrap(words, width))

    @pytest.mark.parametrize("width", [40, 60, 72, 80, 100])
    def test_wrapped_paragraphs_are_whole(self, width: int) -> None:
        text = TITLE + "\n\n" + self.wrap(self.BODY, width) + "\n\n" + self.wrap(self.BODY, width) + "\n"
        blocks, _ = read(text)
        assert [" ".join(b.split()) for b in blocks[0] if b != TITLE] in (
            [self.BODY, self.BODY],
            # a line that ends where a sentence ends may end the paragraph too
            *[[p for _ in range(2) for p in self._cut(k)] for k in range(1, len(self.BODY))],
        )

    def _cut(self, at: int) -> list[str]:
        return (
            [self.BODY[:at].strip(), self.BODY[at:].strip()]
            if self.BODY[at - 1] == "." and at < len(self.BODY)
            else [""]
        )

    def test_an_open_quotation_holds_wrapped_lines_together(self) -> None:
        words = page(
            "قال الوزير «نحن نرفض هذه الشروط كلها رفضا قاطعا.",
            "ولن نقبل بها مهما كان الثمن الذي يطلب منا أن",
            "ندفعه في هذه الأزمة» وغادر القاعة من دون أن",
            "يجيب عن أسئلة الصحفيين الذين حضروا المؤتمر.",
        )
        assert read(TITLE + "\n\n" + words)[0] == [[TITLE, words]]

    def test_an_attribution_takes_the_quotation_below(self) -> None:
        text = page(TITLE, LEAD, "وقال الوزير في ختام اللقاء:", "«لن نقبل بهذه الشروط».", SECOND)
        assert read(text)[0] == [[TITLE, LEAD, "وقال الوزير في ختام اللقاء:\n«لن نقبل بهذه الشروط».", SECOND]]

    def test_paragraphs_without_full_stop_stay_apart(self) -> None:
        lead, second = LEAD.rstrip("."), SECOND.rstrip(".")
        assert read(page(TITLE, lead, second, OTHER.rstrip(".")))[0] == [[TITLE, lead, second, OTHER.rstrip(".")]]

    def test_english_lines(self) -> None:
        body = "The president said that\nhis country rejects the plan and\ncalls on its allies to do the same."
        assert read(page("President rejects plan", body), "en")[0] == [["President rejects plan", body]]
