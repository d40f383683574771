"""English of the news: closed word classes, calendar, page furniture."""

from __future__ import annotations

from kg.fold import fold
from kg.text.profile import Profile


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(w) for w in text.split())


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(fold(w) for w in phrase.split()) for phrase in text.strip().split(" / "))


MONTHS = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sep sept",
    "october oct",
    "november nov",
    "december dec",
)
DAYS = ("monday mon", "tuesday tue", "wednesday wed", "thursday thu", "friday fri", "saturday sat", "sunday sun")

PROFILE = Profile(
    code="en",
    name="English",
    direction="ltr",
    script="Latn",
    classes={
        "that": _words("that"),
        "complementizer": _words("that whether if how why what"),
        "because": _words("because since"),
        "preposition": _words(
            "of in to for on with at by from into about against over under after before during through between among "
            "without within towards toward upon across amid despite via per like near behind beyond regarding concerning "
            "until till throughout outside inside alongside above below off around along than including"
        ),
        "attached": _words("of for in at from to with on against near behind about between among by"),
        "adjunct": _words(
            "on in at during after before via through late early by from following amid ahead while speaking"
        ),
        "of_person": _words("who whom whose"),
        "relative": _words("who which whom whose where when"),
        "negation": _words(
            "not no never n't cannot can't won't don't doesn't didn't isn't aren't wasn't weren't wouldn't couldn't shouldn't "
            "hasn't haven't hadn't neither nor without"
        ),
        "condition": _words("if unless provided"),
        "demonstrative": _words("this that these those"),
        "pronoun": _words(
            "he she they it we i you him her them us me who he'd she'd they'd they're we're you're i'm i've we've they've you've "
            "he'll she'll they'll we'll i'll i'd we'd you'd you'll everyone everybody someone somebody nobody anyone"
        ),
        "masculine": _words("he him his himself he'd he'll"),
        "feminine": _words("she her hers herself she'd she'll"),
        "neuter": _words("it its itself"),
        "plural": _words("they them their themselves they'd they're they'll they've"),
        "past": _words("was were had been be is are has have"),
        "perfective": _words("has have had"),
        "auxiliary": _words(
            "is are was were be been being am has have had having do does did will would shall should can could may might must "
            "'d 'll 're 've cannot can't won't don't doesn't didn't isn't aren't wasn't weren't wouldn't couldn't shouldn't hasn't "
            "haven't hadn't he'd she'd they'd they're we're you're i'm i've we've they've you've he'll she'll they'll we'll i'll i'd we'd "
            "you'd you'll"
        ),
        "copula": _words(
            "is are was were be been being am 's isn't aren't wasn't weren't they're we're you're i'm remain remains remained remaining "
            "seem seems seemed appear appears appeared feel feels felt become becomes became sound sounds sounded stand stands stood get gets got"
        ),
        "have": _words("has have had having hasn't haven't hadn't 've i've we've they've you've"),
        "catenative": _words(
            "continue continues continued continuing appear appears appeared seem seems seemed begin begins began begun start starts "
            "started try tries tried trying go goes went going used tend tends tended come came proceed proceeded move moves moved has have "
            "had keep keeps kept keeping seek seeks sought seeking happen happened able"
        ),
        "label": _words(
            "correction clarification update latest watch opinion analysis exclusive breaking live video photos note more related read"
        ),
        "accompanied": _words("with"),
        "floating": _words("both each all"),
        "modal": _words("may might could would can should must"),
        "possibly": _words("may might could"),
        "obliging": _words("must should ought shall"),
        "lasting_verb": _words("continue continues continued continuing keep keeps kept go goes went"),
        "state_body": _words("cabinet country government administration state kingdom republic nation"),
        "becoming": _words("get gets got getting gotten become becomes became becoming grow grows grew growing"),
        "fitness": _words("ready ripe fit eligible qualified entitled mature"),
        "forsaking": _words(
            "abandon leave ignore let allow afford stand stay sit remain look wait return turn close forget give sacrifice rest"
        ),
        "cannot": _words("cannot can't"),
        "possibly_not": _words("can could"),
        "hoping": _words("hope hopes hoped hoping"),
        "owed": _words(
            "lived honored honoured respected fulfilled complied implemented protected answered explained acted abided listened "
            "delivered learned learnt"
        ),
        "befalling": _words("run hesitate need lose fall suffer stop rest forget fail"),
        "hesitating": _words("hesitate"),
        "utmost": _words("everything all utmost every whatever best"),
        "forceful": _words("force forcefully decisively firmly harshly fire kind"),
        "light_verb": _words(
            "pose poses posed posing play plays played playing do did does done make makes made take took taken commit commits committed "
            "constitute constitutes constituted represent represents represented mark marks marked deal dealt achieve achieved bring "
            "brought send sends sent offer offers offered set sets create creates created set show shows showed shown"
        ),
        "witness": _words("witness witnesses resident residents survivor survivors source sources police"),
        "staying": _words("stay remain continue stand go proceed"),
        "against": _words("against"),
        "pleading": _words("please so now just then and but look well yes no listen folks"),
        "irregular": _words(
            "caught "
            "set put cut held made built sent given taken done found shown brought drawn kept left lost told written read driven drawn "
            "thrown shut split paid sold bought spent fought hit hurt dealt met led heard seen known begun broken chosen spoken torn worn"
        ),
        "since": _words("after before since until once"),
        "equating": _words("amount amounts amounted"),
        "partitive": _words("of"),
        "purposed": _words("designed meant intended"),
        "headless": _words("what"),
        "of_place": _words("where when whose"),
        "opinion": _words("view opinion eyes judgement judgment estimation words"),
        "restrictive": _words("only just"),
        "claim": _words(
            "claim claims report reports allegation allegations accusation accusations rumour rumours rumor rumors story stories charge "
            "charges statement statements assertion assertions information news suggestion suggestions version account accounts narrative "
            "evidence insinuations theory theories article articles figures"
        ),
        "imperative": _words(
            "put give come go let make keep leave stay do don't stop help take bring get tell stand join vote act hold pull open lay show "
            "send wake listen wait remember end release free respect accept return choose support protect save pay cut build lift halt "
            "cease resume sit talk negotiate withdraw drop surrender believe trust ask look be fight defend work avoid"
        ),
        "existential": _words("there"),
        "attempt": _words(
            "attempt attempts attempted attempting try tries tried trying seek seeks sought seeking bid effort efforts plot plots plotting "
            "ploy scheme pretext conspiring conspired plotted want wants wanted aim aims aimed aiming intend intends intended hope hopes "
            "hoped plan plans planned planning designed meant"
        ),
        "adversary": _words(
            "enemy enemies aggressor aggressors occupier occupiers invader invaders terrorist terrorists rebel rebels militant militants "
            "insurgents gunmen junta"
        ),
        "halting": _words(
            "stop stops stopped stopping halt halted halting prevent prevents prevented preventing end ends ended ending fight fighting "
            "against avoid avoids avoided avoiding combat combating counter countering reject rejects rejected rejecting resist defeat "
            "stem curb tackle foil foiled thwart thwarted repel repelled"
        ),
        "future": _words(
            "will would shall 'll i'll we'll he'll she'll they'll you'll won't wouldn't 'd he'd she'd they'd we'd i'd"
        ),
        "document": _words(
            "statement declaration readout transcript communique release text remarks comments document documents memo letter report poll "
            "survey study data figures footage video"
        ),
        "issued": _words("issued released published posted sent broadcast carried aired made distributed"),
        "medium": _words("television tv radio newspaper agency news daily magazine broadcaster channel network media"),
        "generic_title": _words("chief head leader boss"),
        "no_adverb": _words(
            "ally reply supply rally assembly anomaly monopoly bully belly daily weekly monthly friendly elderly likely deadly costly "
            "lonely orderly worldly ugly holy"
        ),
        "noun_too": _words("state states back report reports plan plans maintain wonder share order"),
        "deed_verb": _words(
            "met went came took gave saw got ran sat flew fell rose began became knew grew drew won held spoke sent kept brought "
            "arrived visited attended travelled traveled hosted returned landed toured appeared remained happened occurred "
            "marched killed died wore chose shook caught broke drove ate slept lay sought fought spent built bought sold taught paid "
            "laid rode threw tore struck meets goes takes gives sees gets runs flies falls rises becomes knows grows draws wins holds "
            "sends keeps brings arrives attends hosts lies fights spends builds"
        ),
        "spokesperson": _words("spokesman spokeswoman spokesperson"),
        "office_word": _words("office"),
        "calling": _words(
            "leader politician veteran man woman strongman firebrand hardliner hard-liner nationalist populist conservative liberal "
            "socialist communist republican democrat billionaire millionaire businessman businesswoman incumbent premier dissident "
            "islamist moderate reformer candidate contender challenger official diplomat independent progressive hopeful nominee"
        ),
        "occupation": _words(
            "lawmaker legislator senator congressman congresswoman activist campaigner analyst economist expert professor scholar "
            "scientist researcher historian lawyer attorney academic commander general cleric negotiator mediator executive "
            "journalist author writer doctor commentator specialist strategist adviser advisor aide"
        ),
        "of_women": _words("woman businesswoman congresswoman councilwoman chairwoman spokeswoman"),
        "of_men": _words("man businessman congressman councilman chairman spokesman strongman policeman"),
        "armed": _words(
            "soldier soldiers officer officers troops mutineers rebel rebels militant militants fighter fighters gunmen insurgents "
            "insurgent guerrillas militiamen militia forces"
        ),
        "genitive": _words("'s"),
        "bare_genitive": _words("'"),
        "joint": _words("and"),
        "predeterminer": _words("all both half"),
        "binding": _words("of for"),
        "indefinite": _words("a an"),
        "locative": _words("in"),
        "bound": _words("least most"),
        "generation": _words("jr sr"),
        "directive": _words("to from"),
        "age": _words("year-old years-old"),
        "lasting": _words("longer"),
        "telling": _words("comment elaborate say specify identify disclose speculate"),
        "never": _words("never"),
        "nothing": _words("no"),
        "infinitive": _words("to"),
        "gerund_lead": _words("by after before while when despite besides from"),
        "particle": _words("out up off down away back over forward"),
        "agent": _words("by"),
        "as": _words("as"),
        "continuing": _words("as when"),
        "turn": _words("but"),
        "article": _words("the a an"),
        "definite": _words("the this that these those"),
        "possessive": _words("his her its their our my your whose"),
        "quantifier": _words(
            "all some many most several few both each every another any more two three four five six seven eight nine ten dozens "
            "hundreds thousands other one no various numerous half"
        ),
        "adverb": _words(
            "also again repeatedly separately however meanwhile instead too already still once later now then even just often long "
            "always soon yet today ever once further so far back thus only never twice once first earlier almost rather not longer otherwise nonetheless nevertheless moreover furthermore"
        ),
        "time": _words(
            "today yesterday tomorrow tonight earlier later now recently monday tuesday wednesday thursday friday saturday "
            "sunday morning afternoon evening night midnight noon weekend spring summer autumn winter last next week month year january february march april june july august september "
            "october november december"
        ),
        "adverbial": _words("during after before in on at amid following speaking"),
        "according": _words("according"),
        "breaker": _words("while whereas although though"),
        "conjunction": _words("and or but"),
        "honorific": _words(
            "mr mrs ms dr sir lord lady prof professor gen general col colonel sen senator rep president lt capt gov sgt maj adm "
            "admiral captain retired rev"
        ),
        "abbreviation": _words(
            "mr mrs ms dr prof gen col sen rep lt capt gov sgt maj adm rev st jr sr no jan feb mar apr jun jul aug sep sept oct nov dec "
            "inc corp co ltd vs d.c ariz calif colo conn fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex "
            "va vt wash wis wyo reps sens"
        ),
        "own": _words(
            "country government administration nation side movement group party ministry army company bloc state kingdom republic "
            "city territory region island capital cabinet team delegation"
        ),
        "cut": _words("which who whom whose where when because since until while after before during amid"),
        "empty": _words(
            "that there it is are was were be been being has have had will would he she they we i he'd she'd they'd they're we're i'm"
        ),
        "title_preposition": _words("of for to in at from"),
        "state_word": _words("state republic kingdom the"),
        "name_joint": _words("al el bin ibn von van de der da di la le du of"),
        "name_start": _words("al el"),
        "former": _words("former ex- ex then- ex-"),
        "acting": _words("acting interim new current outgoing incoming"),
        "filler": _words("also again repeatedly separately however meanwhile instead"),
        "body_word": _words(
            "party council committee court university college institute association union agency department ministry office bureau "
            "group company corporation bank fund foundation federation league network times post journal news tribune herald press "
            "guardian house senate congress parliament commission board center centre administration coalition alliance front movement "
            "army navy force forces police service services organization organisation society club center school hospital campaign "
            "watch international project program report reports poll survey act journal magazine review today street tv radio"
        ),
    },
    phrases={
        "according": _phrases("according to / in the words of / in the view of / in the opinion of / in the eyes of"),
        "opener": _phrases("for his part / for her part / for its part / in turn / on the other hand / in response"),
        "condition": _phrases("only if / provided that / on condition that / as long as / unless / if"),
        "unless": _phrases("unless"),
        "midway": _phrases(
            "in the past / at times / of course / in fact / in effect / for now / in part / at least / in turn"
        ),
        "statement": _phrases(
            "in a statement / in remarks / in an interview / in a speech / in comments / in a letter / in a post / in a report / "
            "at a news conference / at a press conference / at a briefing / on twitter / on social media"
        ),
        "discourse": _phrases(
            "let me / let us be / look at / make no / believe me / trust me / let 's be / remember when"
        ),
        "clause": _phrases("even as / at a time when / in a move / in what"),
    },
    cased=True,
    subject_first=True,
    adverb=r"\w{3,}ly$",
    verbal_noun=r"\w{2,}ing$",
    adverbial_endings=("ing",),
    past_endings=("ed",),
    verb_shape=r"[a-z]{3,}(?:ed|s)$",
    plural_endings=("s",),
    negated_topic="not",
    first_person=_words("i we our my us me ours i'm we're we've i've we'll i'll"),
    months={name: number for number, names in enumerate(MONTHS, 1) for name in names.split()},
    weekdays={name: number for number, names in enumerate(DAYS) for name in names.split()},
    relative_days={("today",): 0, ("tonight",): 0, ("yesterday",): -1},
    split_markers=("Read also", "Read more", "Also read", "See also", "Related articles"),
    drop_lines=(
        "advertisement",
        "read more",
        "share this",
        "sign up",
        "subscribe",
        "related stories",
        "most read",
        "copyright",
        "all rights reserved",
        "follow us",
        "listen to this article",
        "story continues below",
    ),
    glued_furniture=("Related news", "Read more:"),
    source_labels=("Source",),
    keyword_labels=("Keywords", "Tags"),
    date_labels=("Published", "Published on", "Date", "Updated", "Last updated"),
    author_labels=("By", "Author"),
    topic_filler=_words(
        "a an the his her its their our my your be being been is are was were will would all any some every such very more most much "
        "many as it there s"
    ),
    topic_words=_words("us off out outside"),
    head_last=True,
    asking=_words("as asked"),
)
