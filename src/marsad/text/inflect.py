"""English inflection: the forms of a verb or noun from its base form."""

from __future__ import annotations

from functools import cache

_IRREGULAR_VERBS = {
    "be": "am is are was were been being",
    "beat": "beats beat beaten beating",
    "begin": "begins began begun beginning",
    "behead": "beheads beheaded beheading",
    "bind": "binds bound binding",
    "bleed": "bleeds bled bleeding",
    "blow": "blows blew blown blowing",
    "break": "breaks broke broken breaking",
    "bring": "brings brought bringing",
    "build": "builds built building",
    "burn": "burns burned burnt burning",
    "burst": "bursts burst bursting",
    "bury": "buries buried burying",
    "catch": "catches caught catching",
    "come": "comes came come coming",
    "cut": "cuts cut cutting",
    "deal": "deals dealt dealing",
    "die": "dies died dying",
    "dig": "digs dug digging",
    "drive": "drives drove driven driving",
    "fall": "falls fell fallen falling",
    "feel": "feels felt feeling",
    "fight": "fights fought fighting",
    "find": "finds found finding",
    "flee": "flees fled fleeing",
    "fly": "flies flew flown flying",
    "forbid": "forbids forbade forbidden forbidding",
    "free": "frees freed freeing",
    "get": "gets got gotten getting",
    "give": "gives gave given giving",
    "go": "goes went gone going",
    "hang": "hangs hanged hung hanging",
    "have": "has had having",
    "hit": "hits hit hitting",
    "hold": "holds held holding",
    "hurt": "hurts hurt hurting",
    "keep": "keeps kept keeping",
    "know": "knows knew known knowing",
    "lay": "lays laid laying",
    "lead": "leads led leading",
    "leave": "leaves left leaving",
    "let": "lets let letting",
    "lie": "lies lay lain lying",
    "lose": "loses lost losing",
    "make": "makes made making",
    "mean": "means meant meaning",
    "meet": "meets met meeting",
    "overrun": "overruns overran overrunning",
    "overtake": "overtakes overtook overtaken overtaking",
    "overthrow": "overthrows overthrew overthrown overthrowing",
    "pay": "pays paid paying",
    "put": "puts put putting",
    "read": "reads read reading",
    "retake": "retakes retook retaken retaking",
    "rise": "rises rose risen rising",
    "run": "runs ran running",
    "say": "says said saying",
    "see": "sees saw seen seeing",
    "seek": "seeks sought seeking",
    "sell": "sells sold selling",
    "send": "sends sent sending",
    "set": "sets set setting",
    "shoot": "shoots shot shooting",
    "show": "shows showed shown showing",
    "shut": "shuts shut shutting",
    "sink": "sinks sank sunk sinking",
    "slay": "slays slew slain slaying",
    "speak": "speaks spoke spoken speaking",
    "split": "splits split splitting",
    "spread": "spreads spread spreading",
    "stand": "stands stood standing",
    "steal": "steals stole stolen stealing",
    "strike": "strikes struck stricken striking",
    "swear": "swears swore sworn swearing",
    "sweep": "sweeps swept sweeping",
    "take": "takes took taken taking",
    "tear": "tears tore torn tearing",
    "tell": "tells told telling",
    "think": "thinks thought thinking",
    "throw": "throws threw thrown throwing",
    "tie": "ties tied tying",
    "understand": "understands understood understanding",
    "undergo": "undergoes underwent undergone undergoing",
    "win": "wins won winning",
    "withdraw": "withdraws withdrew withdrawn withdrawing",
    "withhold": "withholds withheld withholding",
    "withstand": "withstands withstood withstanding",
    "write": "writes wrote written writing",
}
_IRREGULAR_NOUNS = {"man": "men", "woman": "women", "child": "children", "person": "people", "policeman": "policemen", "gunman": "gunmen",
                    "serviceman": "servicemen", "militiaman": "militiamen", "tribesman": "tribesmen", "aircraft": "aircraft",
                    "personnel": "personnel", "cattle": "cattle", "knife": "knives", "wife": "wives", "life": "lives", "fisherman": "fishermen",
                    "spokesman": "spokesmen", "spokeswoman": "spokeswomen", "businessman": "businessmen", "clergyman": "clergymen"}
_VOWELS = "aeiou"
_DOUBLED = frozenset({"admit", "abet", "blot", "cap", "clap", "commit", "control", "defer", "dip", "drag", "drop",
                      "expel", "flog", "grab", "gun", "hem", "kidnap", "lob", "lug", "map", "mob", "nab", "net", "occur", "pin",
                      "plan", "plot", "plug", "pop", "prod", "propel", "quit", "ram", "rebel", "refer", "repel", "rig", "rip", "rob",
                      "ship", "slam", "slap", "slip", "snap", "snub", "stab", "step", "stop", "strip", "submit", "tap",
                      "thin", "transfer", "trap", "trip", "unpin", "wrap", "zap", "patrol", "compel", "dispel", "ban", "gas", "swap", "hug"})


@cache
def verb_forms(base: str) -> frozenset[str]:
    """All forms of a verb, the base among them: capture, captures, captured, capturing."""
    if base in _IRREGULAR_VERBS:
        return frozenset({base, *_IRREGULAR_VERBS[base].split()})
    if base.endswith("e"):
        return frozenset({base, base + "s", base + "d", base[:-1] + "ing"})
    if base.endswith("y") and base[-2] not in _VOWELS:
        return frozenset({base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"})
    stem = base + base[-1] if base in _DOUBLED else base
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return frozenset({base, third, stem + "ed", stem + "ing"})


@cache
def noun_forms(base: str) -> frozenset[str]:
    """Singular and plural of a noun."""
    if base in _IRREGULAR_NOUNS:
        return frozenset({base, _IRREGULAR_NOUNS[base]})
    if base.endswith("y") and base[-2] not in _VOWELS:
        return frozenset({base, base[:-1] + "ies"})
    return frozenset({base, base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")})
