"""French of the news: closed word classes, calendar, page furniture."""

from __future__ import annotations

from kg.fold import fold
from kg.text.profile import Profile


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(w) for w in text.split())


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(fold(w) for w in phrase.split()) for phrase in text.strip().split(" / "))


_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
_DAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche"

PROFILE = Profile(
    code="fr",
    name="French",
    direction="ltr",
    script="Latn",
    cased=True,
    subject_first=True,
    small_adjectives=True,
    borrows="en",
    elisions=("l'", "d'", "qu'", "n'", "s'", "c'", "j'", "m'"),
    adverb=r"\w{4,}ment$",
    classes={
        "that": _words("que qu'"),
        "complementizer": _words("que qu' si comment pourquoi"),
        "because": _words("car parce puisque"),
        "preposition": _words(
            "de d' du des à au aux en dans pour par sur sous avec sans contre entre vers chez depuis pendant après avant selon "
            "lors malgré concernant face"
        ),
        "attached": _words("de d' du des à au aux en pour par contre sur dans"),
        "adjunct": _words("à au en dans lors après avant pendant depuis par devant"),
        "title_preposition": _words("de d' du des à"),
        "relative": _words("qui dont où lequel laquelle"),
        "negation": _words("ne n' pas jamais plus non sans"),
        "condition": _words("si"),
        "demonstrative": _words("ce cet cette ces"),
        "article": _words("le la les l' un une"),
        "definite": _words("le la les l' ce cet cette ces"),
        "possessive": _words("son sa ses leur leurs notre nos mon ma mes votre vos"),
        "quantifier": _words("tous toutes plusieurs deux trois quatre cinq certains quelques chaque"),
        "pronoun": _words("il elle ils elles on nous je j' vous lui qui a-t-il a-t-elle ont-ils a-t-on"),
        "masculine": _words("il lui a-t-il"),
        "feminine": _words("elle a-t-elle"),
        "plural": _words("ils elles ont-ils"),
        "auxiliary": _words(
            "a ont est sont était étaient avait avaient sera seront serait doit doivent peut peuvent va vont devrait "
            "devraient a-t-il a-t-elle ont-ils a-t-on"
        ),
        "have": _words("a ont avait avaient est a-t-il a-t-elle ont-ils a-t-on"),
        "copula": _words("est sont était étaient sera seront serait reste restent"),
        "future": _words("va vont"),
        "modal": _words("peut peuvent pourrait pourraient"),
        "catenative": _words("continue continuent"),
        "infinitive": _words("à"),
        "agent": _words("par"),
        "as": _words("comme"),
        "adverb": _words("s' aussi encore également toujours déjà hier aujourd'hui pas ne n' plus jamais à-nouveau"),
        "filler": _words("aussi encore également"),
        "time": _words(f"{_DAYS} {_MONTHS} hier aujourd'hui demain soir matin"),
        "according": _words("selon"),
        "breaker": _words("tandis alors"),
        "conjunction": _words("et ou mais"),
        "honorific": _words("m. mme dr"),
        "abbreviation": _words("m mm dr"),
        "own": _words("pays gouvernement"),
        "former": _words("ancien ancienne ex-"),
        "acting": _words("intérimaire"),
        "cut": _words("qui dont où lorsque quand après avant pendant"),
        "empty": _words("que qu' il elle est sont"),
        "name_joint": _words("al el ben bin de du von van"),
        "name_start": _words("al el"),
        "body_word": _words("parti conseil ministère union organisation commission agence"),
        "medium": _words("agence télévision journal quotidien radio chaîne"),
        "no_adverb": _words(
            "gouvernement parlement mouvement armement engagement règlement document moment bâtiment désarmement "
            "renforcement déploiement financement accompagnement changement développement logement événement"
        ),
    },
    phrases={
        "according": _phrases("selon / d' après / aux yeux de"),
        "condition": _phrases("à condition que / à condition qu' / à moins que / sauf si / si"),
        "unless": _phrases("à moins que"),
        "opener": _phrases("de son côté / pour sa part / en revanche"),
        "clause": _phrases("alors que / tandis que"),
    },
    adverbial_endings=("ant",),
    first_person=_words("nous je j' notre nos mon ma mes"),
    months={fold(name): number for number, name in enumerate(_MONTHS.split(), 1)},
    weekdays={name: number for number, name in enumerate(_DAYS.split())},
    relative_days={("hier",): -1, (fold("aujourd'hui"),): 0},
    split_markers=("Lire aussi", "À lire aussi"),
    drop_lines=("publicité", "lire la suite", "tous droits réservés"),
    source_labels=("Source",),
    keyword_labels=("Mots-clés",),
    date_labels=("Publié le", "Date", "Mis à jour le"),
    author_labels=("Par",),
)
