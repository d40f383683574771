"""Which body, state, group or undisclosed source a mention means."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.named import Named
from kg.extract.party import Party, institution_name, local_actor
from kg.extract.people import People, unprefixed
from kg.fold import fold
from kg.ids import ActorId, local_name, minted_actor
from kg.match.bodynames import english_name
from kg.match.lexicon import Lexicon
from kg.match.mention import Mention, has_article
from kg.match.passage import Passage
from kg.match.transliterate import to_latin
from kg.vocab.types import Actor


class Bodies:
    """Resolves mentions that are no person's name: institutions, states, organizations, described sources."""

    def __init__(self, lexicon: Lexicon, named: Named, people: People) -> None:
        self.lexicon = lexicon
        self.vocabulary = lexicon.vocabulary
        self.named = named
        self.people = people
        self.behalf = people.behalf

    def institution(self, mention: Mention, passage: Passage) -> Party | None:
        """The body that a word for an institution means, by nationality or by the last one of its kind."""
        country = mention.country
        if not country:
            earlier = self._earlier(mention, passage)
            if earlier is not None:
                return earlier
            country = self.named.home()
        name = institution_name(self.behalf, mention.institution, country)
        body = next(b for b in self.vocabulary.institutions if b.id == mention.institution)
        people = self.lexicon.description(passage.tokens[mention.start].word)
        many = people is not None and people.kind == "group" and not self.lexicon.profile.latin
        many = many and people is not None and not name.endswith(people.en)  # السلطات are a body of themselves
        if many and people is not None:
            name = f"{name} {people.en}"  # زعماء المعارضة: those who lead it, and a verb in the plural
        party = Party(
            local_actor(name, self.people.doc, country),
            name,
            self._arabic(mention, passage, body.label.get("ar", "")),
            "group" if many else "organization",
            country=country,
            institution=mention.institution,
            gender=self._head_gender(mention, passage),
            number="p" if many else "s",
            how="institution",
        )
        return self.behalf.on_behalf_of(party, country if body.speaks_for_state and country else ActorId(""))

    def _arabic(self, mention: Mention, passage: Passage, noun: str) -> str:
        """The Arabic name of a state's body: the words of an Arabic text, else its noun with the nationality."""
        if not self.lexicon.profile.latin:
            return unprefixed(passage.words(mention.start, mention.end), passage, mention.start)
        return self.behalf.arabic(noun, mention.country) if mention.country else noun

    def bureau(self, mention: Mention, owner: Party, passage: Passage) -> Party:
        """The office of a person or of a title's holder, which speaks for whom that person speaks."""
        name = f"Office of the {owner.name}" if owner.how == "title" else f"Office of {owner.name}"
        words = unprefixed(passage.words(mention.start, mention.end), passage, mention.start)
        return Party(
            ActorId("actor:" + local_name(name)),
            name,
            words if owner.how == "title" or not owner.name_ar else f"{words.split()[0]} {owner.name_ar}",
            "organization",
            for_id=owner.for_id,
            for_name=owner.for_name,
            country=owner.country,
            organization=owner.organization,
            gender="m",
            how="institution",
        )

    def _earlier(self, mention: Mention, passage: Passage) -> Party | None:
        """The last body of the same kind, or whose name begins with the same noun (الوزارة, الوكالة)."""
        head = passage.tokens[mention.start].word.readings
        nouns = {r.stem for r in head if r.article}
        for party in reversed(self.named.bodies):
            if mention.institution and party.institution == mention.institution:
                return party
            actor = self.vocabulary.actors.get(party.id)
            heads = 2 if actor is not None and actor.type == "media" else 1  # تقرير لصحيفة نيويورك تايمز: الصحيفة
            said = (party.surface or party.name_ar).split()[:heads]
            if any(nouns & {r.stem for r in self.lexicon.word(w).readings} for w in said):
                return party
        for party in self.named.before(passage.tokens[mention.start].start):
            if nouns and party.kind == "organization" and nouns & self.lexicon.word(party.surface.split()[0]).keys:
                return party
        return None

    def introduced(self, mention: Mention, passage: Passage) -> Party | None:
        """A registered body as the article names it, with the noun before its name (مجلة «نيوزويك») in its surface."""
        party = self.actor(mention, passage)
        if party is None or not party.surface:
            return None
        before = mention.start - 1
        if before > 0 and passage.opening(before) is not None:
            before -= 1
        word = passage.tokens[before].word if before >= 0 else None
        heads = [self.lexicon.descriptions.get(r.stem) for r in word.readings] if word is not None else []
        if not any(h is not None and h.kind == "organization" for h in heads):
            return party
        return replace(party, surface=passage.words(before, mention.end))

    def _issuer(self, mention: Mention, passage: Passage) -> Party | None:
        """Whose statement or report a document is (وأضاف البيان): the last body named before it, media apart."""
        first = passage.tokens[mention.start]
        if "document" not in first.word.classes or not self.named.bodies:
            return None
        named = {b.id for b in self.named.bodies}
        actors = self.vocabulary.actors
        issuers = (
            p
            for p in self.named.before(first.start)
            if p.id in named and not (p.id in actors and actors[p.id].type == "media")
        )
        return next(issuers, self.named.bodies[-1])

    def _owner(self, mention: Mention, passage: Passage) -> Party | None:
        """Whose report a described one is (تقرير المجلة): the body named before by the noun behind the head."""
        for k in range(mention.start + 1, mention.end):
            described = self.lexicon.description(passage.tokens[k].word)
            if described is not None and described.kind == "organization" and has_article(passage.tokens[k].word):
                owner = self._earlier(replace(mention, start=k), passage)
                return replace(owner, gender=self._head_gender(mention, passage)) if owner is not None else None
        return None

    def described(self, mention: Mention, passage: Passage) -> Party:
        """A source that the text describes and does not name."""
        if len(mention.parts) == 1:
            return self.described(mention.parts[0], passage)  # the gathering that a closing statement speaks for
        if mention.kind == "organization" and mention.name is not None:
            earlier = self._epithet(mention, passage)
            return earlier if earlier is not None else self._named_body(mention, passage)
        words = passage.words(mention.start, mention.end)
        if mention.kind == "organization" and not (mention.country or mention.organization):
            earlier = self._earlier(mention, passage) or self._issuer(mention, passage) or self._owner(mention, passage)
            if earlier is not None:
                return replace(earlier, gender=self._head_gender(mention, passage))  # ودعا البيان: the verb is its own
        again = self._same_source(mention, passage)
        if again is not None:
            return again
        name = self._described_name(mention, passage)
        kind = "group" if mention.kind == "group" else mention.kind
        party = Party(
            ActorId("actor:x-" + local_name(name)),
            name,
            unprefixed(words, passage, mention.start) if not self.lexicon.profile.latin else "",
            kind,
            country=mention.country if not mention.parts else ActorId(""),
            organization=mention.organization,
            number=mention.number,
            how="described",
        )
        if party.kind == "organization":
            return party
        if mention.name is not None:
            named = self.people.person(replace(mention, how="name"), passage)
            return named if named is not None else party
        if mention.parts:
            self.named.sources[passage.tokens[mention.start].word.readings[-1].stem] = party
            return party
        party = self.behalf.on_behalf_of(party, self.behalf.represented(mention.organization) or mention.country)
        if mention.kind == "person" and party.country:
            self.named.sources[passage.tokens[mention.start].word.readings[-1].stem] = party
        return party

    def _same_source(self, mention: Mention, passage: Passage) -> Party | None:
        """Who a source described by its noun is, with the article: the last one of that noun (وأضاف المصدر، القادة)."""
        word = passage.tokens[mention.start].word
        whose = mention.country or mention.organization or mention.name
        alone = mention.kind == "person" and mention.end == mention.start + 1 and has_article(word)
        several = mention.kind == "group" and passage.tokens[mention.end - 1].word.key != word.key
        several = several or (mention.kind == "group" and has_article(word))
        if whose or not (alone or several):
            return None
        return next((self.named.sources[r.stem] for r in word.readings if r.stem in self.named.sources), None)

    def _epithet(self, mention: Mention, passage: Passage) -> Party | None:
        """The body named before that a noun with adjectives of any body means (المنظمة الدولية, اللجنة المذكورة)."""
        if not has_article(passage.tokens[mention.start].word):
            return None
        said = range(*(mention.name or (0, 0)))
        if all("generic" in passage.tokens[k].word.classes or passage.tokens[k].word.demonyms for k in said):
            return self._earlier(mention, passage)
        return None

    def _named_body(self, mention: Mention, passage: Passage) -> Party:
        """A party or body that the article names and no registry knows, its name put into English word by word."""
        words = unprefixed(passage.words(mention.start, mention.end), passage, mention.start)
        name = english_name([passage.tokens[k].text for k in range(*(mention.name or (0, 0)))], self.lexicon)
        head = self.lexicon.description(passage.tokens[mention.start].word)
        noun = head.en.capitalize() if head is not None else ""
        name = " ".join(w for w in (self.behalf.adjective(mention.country), name, noun) if w)
        return Party(
            minted_actor(fold(words), "", noun),
            name,
            words,
            "organization",
            for_id=minted_actor(fold(words), "", noun),
            for_name=name,
            gender=self._head_gender(mention, passage),
            how="minted",
            surface=words,
        )

    def in_marks(self, mention: Mention, passage: Passage) -> Party:
        """An organization of which the article gives nothing but its name in quotation marks."""
        words = passage.words(*(mention.name or (mention.start, mention.end)))
        name = to_latin(words)
        return Party(minted_actor(fold(words), "", "organization"), name, words, "organization", how="minted")

    def _described_name(self, mention: Mention, passage: Passage) -> str:
        """The description in English, adjectives before the head: ``French diplomatic source``."""
        heads: list[str] = []
        modifiers: list[str] = []
        for i in range(mention.start, mention.end):
            word = passage.tokens[i].word
            described = self.lexicon.description(word) or next(
                (self.lexicon.descriptions[r.stem] for r in word.readings if r.stem in self.lexicon.descriptions), None
            )
            if described is None or word.demonyms:
                continue
            many = self.lexicon.descriptions.get(word.key + self.lexicon.profile.plural_ending)
            if i == mention.start and described.part == "modifier" and many is not None and many.part == "head":
                heads.append(many.en.removesuffix("s"))  # دبلوماسي غربي: a diplomat
                continue
            (heads if not heads and described.part == "head" else modifiers).append(described.en)
        nationality = self.behalf.adjective(mention.country)
        body = self.vocabulary.actors.get(mention.organization)
        prefix = [nationality] if nationality else [body.label.get("en", "")] if body else []
        if len(mention.parts) > 1:
            states = [self.vocabulary.actors[p.candidates[0]].label.get("en", "") for p in mention.parts]
            return f"{' '.join(modifiers[::-1] + heads)} of {', '.join(states[:-1])} and {states[-1]}"
        name = " ".join(dict.fromkeys(w for w in prefix + modifiers[::-1] + heads if w))
        one = "one_of" in passage.tokens[mention.start].word.classes
        return f"one of the {name.removeprefix('two ')}" if one else name

    def actor(self, mention: Mention, passage: Passage) -> Party | None:
        """The state, organization or people that the registry knows by this form."""
        if not mention.candidates:
            return None
        actor = self.vocabulary.actors[mention.candidates[0]]
        if mention.how == "group":
            name = next(iter(actor.demonym_plurals.get("en", ())), "") or self.behalf.adjective(actor.id) + "s"
            return Party(
                ActorId("actor:" + local_name(name)),
                name,
                self._arabic_people(actor, mention, passage),
                "group",
                country=actor.id,
                number="p",
                how="group",
            )
        target = actor.speaks_for or actor.id
        words = passage.words(mention.start, mention.end) if actor.kind == "organization" else ""
        return Party(
            actor.id,
            actor.label.get("en", ""),
            actor.label.get("ar", ""),
            actor.kind,
            for_id=target,
            for_name=self.behalf.english(target),
            country=actor.id if actor.kind == "country" else actor.of,
            gender=self._gender(actor, mention, passage),
            number="p" if actor.kind == "group" else "s",
            # The words of the text, so that «الوكالة» can mean «وكالة رويترز» later.
            surface=unprefixed(words, passage, mention.start),
        )

    def _arabic_people(self, actor: Actor, mention: Mention, passage: Passage) -> str:
        if not self.lexicon.profile.latin:
            return unprefixed(passage.words(mention.start, mention.end), passage, mention.start)
        plural = next(iter(actor.demonym_plurals.get("ar", ())), "")
        base = next(iter(actor.demonyms.get("ar", ())), "")
        return f"ال{plural}" if plural else f"ال{base}ون" if base else ""

    def _head_gender(self, mention: Mention, passage: Passage) -> str:
        """The gender that a body's head noun asks of its verb, where the language has one ("" elsewhere)."""
        if not self.lexicon.profile.article:
            return ""
        word = passage.tokens[mention.start].word
        things = any(self.lexicon.has_class(r.stem, "thing_plural") for r in word.readings)
        return "f" if self.lexicon.profile.feminine(word.key) or things else "m"

    def _gender(self, actor: Actor, mention: Mention, passage: Passage) -> str:
        """The grammatical gender of a state's or body's name, where the language has one ("" elsewhere)."""
        if not self.lexicon.profile.article:
            return ""
        marked = passage.opening(mention.start) is not None
        name = passage.tokens[mention.start + marked].word
        key = name.key
        word = self.lexicon.word(key.removeprefix(name.conjunction))
        if "masculine_state" in name.classes | word.classes:
            return "m"
        if actor.type == "party" and mention.how == "short":
            return ""  # العدالة والتنمية is a word for the party, which is masculine
        if actor.kind == "country" or key.endswith(("ه", "اء", "ات")):
            return "f"
        if "thing_plural" in name.classes | word.classes:
            return "f"
        if actor.kind != "organization":
            return ""
        ordinary = key in self.lexicon.nouns or word.key in self.lexicon.nouns
        if any(r.article for r in name.readings) or (mention.end - mention.start > 1 and not marked and ordinary):
            return "m"
        # A bare name (حماس، «وول ستريت جورنال») takes the gender of what it names (حركة حماس), where its label says so.
        head, _, rest = actor.label.get("ar", "").partition(" ")
        noun = fold(head) in self.lexicon.nouns or fold(head) in self.lexicon.descriptions
        return ("f" if fold(head).endswith("ه") else "m") if rest and noun else ""
