"""Numbers in running text: numerals, number words, scales, and words for no exact number.

A number is read here without asking what it counts; ``figures_find`` joins it to a unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from realpolitik.tables import rows

_UNITS = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
]  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

WORDS: dict[str, float] = {
    **{word: n for n, word in enumerate(_UNITS)},
    **{word: 10 * n for n, word in enumerate(_TENS, 2)},
}

SCALES: dict[str, float] = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1e3,
    "k": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "m": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
    "trn": 1e12,
    "t": 1e12,
    "quadrillion": 1e15,
}
_BIG = {"thousand", "lakh", "million", "crore", "billion", "trillion", "quadrillion"}
_SHORT = "k|mn|mln|m|bn|bln|b|tn|trn|t"
_LONG = "hundred|thousand|lakh|million|crore|billion|trillion|quadrillion|dozen"
_FRACTION = {"½": 0.5, "¼": 0.25, "¾": 0.75}

_DIGITS = r"|".join(
    [
        r"\d{1,3}(?:(?:\s\d{3}){2,}|\s000)(?!\d)(?:\.\d+)?",
        r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?",
        r"\d+(?:\.\d+)?(?:[\s-]\d/\d(?!\d))?[½¼¾]?",
    ]
)
_MINUS = re.compile(r"(?:^|(?<!\d)[\s(])(?P<sign>[-−–])[$€£¥]?$")
_BEFORE = r"(?:(?<=[\s(][-−–])|^(?<=[-−–])|(?<![\w.,+/^−–-])|(?<=\d[-–])|(?<=[%$€£¥₹₽₩]))"
_NUMERAL = re.compile(
    rf"""{_BEFORE}(?P<digits>{_DIGITS})(?![\d,]*\d)
    (?:(?P<short>{_SHORT})\b|\s(?P<short2>mn|mln|bn|bln|tn|trn)\b)?
    (?P<scales>(?:[\s-](?:{_LONG})\b)*)(?![\w+/^]|\.\d|,\d)""",
    re.IGNORECASE | re.VERBOSE,
)
_SPELLED = re.compile(
    rf"""(?<![\w-])(?:an?|half|{"|".join(WORDS)})
    (?:(?:[\s-]|\sand\s)(?:an?|half|{"|".join(WORDS)}|{_LONG})\b)*(?!\w)""",
    re.VERBOSE,
)
_ODD = re.compile(
    r"""(?<![\w.,])(?:
    (?P<mixed>\d+\.\d{3}(?:\.\d{3})*,\d+|\d{1,3}(?:,\d{3})+\.\d{3}(?:[.,]\d+)+
    |\d{1,3}(?:\.\d{3}){2,}(?![\d.])|\d+,\d{1,2}(?=\s(?:%|per|[bmt])))
    |(?P<power>\d+(?:\.\d+)?(?:\^\d+|[eE][+-]?\d{2,}))
    |(?P<long>\d{19,})
    |(?P<spaced>(?<!\d\s)\d{1,3}\s(?!000)\d{3}(?!\s\d{3}(?!\d))))(?![\w,.]\d|\w)""",
    re.X,
)
_ODD_WHY = {
    "mixed": "its points and commas can be read in two ways",
    "power": "it is written as a power",
    "spaced": "the space in it can part thousands or two numbers",
    "long": "it is too long for a count",
}
_PARTED = re.compile(
    r"(?<![\w-])(?P<n>a\squarter|three[\s-]quarters)\sof\sa\s(?P<scale>million|billion|trillion)(?!\w)"
)
_TOO_LARGE = 1e18


@dataclass(frozen=True, slots=True)
class Number:
    """A number at ``start`` to ``end``; ``vague`` keeps the word that stands for a range.

    ``value`` is ``None`` for a vague number, which has ``low`` and ``high``, and for one whose
    notation cannot be read, which has neither: ``odd`` says why it cannot. ``scale`` is the
    factor that a scale word gave.
    """

    start: int
    end: int
    value: float | None
    low: float | None = None
    high: float | None = None
    vague: str | None = None
    scale: float = 1.0
    odd: str | None = None


def lowered(text: str) -> str:
    """The text in lower case, each character at its place; patterns that ignore case are slow.

    >>> lowered("İzmir and ONE more")
    'İzmir and one more'
    """
    low = text.lower()
    return low if len(low) == len(text) else "".join(map(_lower, text))


def _lower(character: str) -> str:
    low = character.lower()
    return low if len(low) == 1 else character


def numbers(text: str) -> list[Number]:
    """The numbers of a text in order, not overlapping.

    >>> [n.value for n in numbers("1,250 men, 2.5 million tons and two dozen of 12 billion")]
    [1250.0, 2500000.0, 24.0, 12000000000.0]
    >>> [(n.vague, n.low, n.high) for n in numbers("tens of thousands fled")]
    [('tens of thousands', 20000.0, 99999.0)]
    """
    taken: list[Number] = []
    for number in (*_vague(text), *_parted(text), *_odd(text), *_exact(text)):
        if not any(number.start < other.end and other.start < number.end for other in taken):
            taken.append(number)
    return sorted(taken, key=lambda n: n.start)


def spelled(words: str) -> tuple[float, int] | None:
    """The value of the number words at the head of ``words``, and how many words it took.

    >>> spelled("one hundred and twenty-five"), spelled("half a million"), spelled("two three")
    ((125.0, 5), (500000.0, 3), (2.0, 1))
    """
    total, current, last, used, seen = 0.0, 0.0, "", 0, 0
    for word in _steps(words):
        seen += len(word.split())
        if word in _BIG and (last or word == "and"):
            total, current = total + current * SCALES[word], 0.0
        elif word == "and a half" and last in _BIG:
            total += 0.5 * SCALES[last]
        else:
            step = _add(current, word, last)
            if step is None:
                break
            current = step
        last = word
        if word not in ("a", "and"):
            used = seen
    return (total + current, used) if used else None


def _steps(words: str) -> list[str]:
    """Words parted, with the phrases around "half" kept as one step each."""
    flat = " ".join(re.split(r"[\s-]+", words.lower().strip()))
    return re.findall(r"and a half\b|a half\b|half an?\b|\w+", flat)


def _add(current: float, word: str, last: str) -> float | None:
    """What the number before the next big scale word becomes; ``None`` where the number ends."""
    scaled = last in _BIG or last == "hundred"
    if word in ("a", "an"):
        return 1.0 if not last else None
    if word == "and":
        return current if scaled else None
    if "half" in word:
        return current + 0.5 if word.startswith("and") else 0.5 if not last else None
    if word in ("hundred", "dozen"):
        return current * SCALES[word] if last and last != "and" else None
    fits = not last or scaled or last == "and" or (last in _TENS and 0 < WORDS.get(word, 0) < 10)
    return current + WORDS[word] if fits and word in WORDS else None


def _exact(text: str) -> Iterator[Number]:
    for found in _NUMERAL.finditer(text):
        scale = 1.0
        for word in re.split(r"[\s-]+", found["scales"].lower()):
            scale *= SCALES.get(word, 1.0)
        short = found["short"] or found["short2"]
        if short:
            scale *= SCALES[short.lower()]
        value = _numeral(found["digits"]) * scale
        yield _signed(text, _bounded(Number(found.start(), found.end(), value, scale=scale)))
    text = lowered(text)
    match = _SPELLED.search(text)
    while match:
        number = _from_words(match)
        if number:
            yield number
        first = re.match(r"\w+", match[0])
        end = number.end if number else match.start() + (first.end() if first else 1)
        match = _SPELLED.search(text, end)


def _bounded(number: Number) -> Number:
    """A number beyond any count is kept as text."""
    if number.value is None or number.value < _TOO_LARGE:
        return number
    return replace(number, value=None, odd="it is larger than anything that is counted")


def _signed(text: str, number: Number) -> Number:
    """A number with the minus sign that stands before it: "-2.1 percent"."""
    sign = _MINUS.search(text[max(number.start - 4, 0) : number.start])
    if sign is None or number.value is None:
        return number
    return replace(number, start=number.start - sign[0].endswith(sign["sign"]), value=-number.value)


def _from_words(match: re.Match[str]) -> Number | None:
    found = spelled(match[0])
    words = list(re.finditer(r"[^\s-]+", match[0]))
    if found is None or (found[1] <= 2 and words[found[1] - 1][0].lower() in ("half", "a", "an")):
        return None
    value, used = found
    scale = SCALES.get(words[used - 1][0].lower(), 1.0)
    end = match.start() + words[used - 1].end()
    return _bounded(Number(match.start(), end, value, scale=scale))


def _numeral(digits: str) -> float:
    extra = _FRACTION.get(digits[-1], 0.0)
    plain = digits.rstrip("½¼¾").replace(",", "")
    plain = re.sub(r"\s(?=\d{3})", "", plain)
    fraction = re.match(r"(\d+)[\s-](\d)/(\d)$", plain)
    if fraction and fraction[3] != "0":
        return float(fraction[1]) + int(fraction[2]) / int(fraction[3])
    return float(re.split(r"[\s-]", plain)[0] or 0) + extra


def _parted(text: str) -> Iterator[Number]:
    """ "A quarter of a million", "three quarters of a billion"."""
    for match in _PARTED.finditer(lowered(text)):
        count = 3.0 if match["n"].startswith("three") else 1.0
        scale = SCALES[match["scale"]]
        yield Number(match.start(), match.end(), count / 4 * scale, scale=scale)


def _odd(text: str) -> Iterator[Number]:
    for match in _ODD.finditer(text):
        scale = re.compile(rf"\s?(?:{_LONG}|bn|mn|tn)\b").match(text, match.end())
        end = scale.end() if scale else match.end()
        yield Number(match.start(), end, None, odd=_ODD_WHY[str(match.lastgroup)])


def _vague(text: str) -> Iterator[Number]:
    pattern, table = _vague_table()
    for match in pattern.finditer(lowered(text)):
        words = " ".join(match[0].split())
        low, high = table[words]
        yield Number(match.start(), match.end(), None, low, high, words)


@cache
def _vague_table() -> tuple[re.Pattern[str], dict[str, tuple[float, float | None]]]:
    table = {
        row["words"]: (float(row["low"]), float(row["high"]) if row["high"] else None)
        for row in rows("reference", "vague.csv")
    }
    names = sorted(table, key=len, reverse=True)
    joined = "|".join(r"\s".join(map(re.escape, name.split())) for name in names)
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])"), table
