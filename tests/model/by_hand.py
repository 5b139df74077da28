"""Files of categories made by hand, and a stand-in for the encoder."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from realpolitik.model.inputs import Pair

SPLIT = """\
# Meetings of leaders, apart from all other talks.
[[category]]
name = "SUMMIT"
within = "CONSULT"
meaning = "leaders meet in person"
examples = [
  "<s>The president</s> received <t>her neighbour</t> at the palace.",
  "<s>The king</s> sat down with <t>the chancellor</t> in the capital.",
  '''<t>The emir</t> was the guest of <s>the sultan</s>.''',
]
counterexamples = [
  "<s>The envoy</s> phoned <t>the ministry</t>.",  # no meeting
  "<s>The consul</s> wrote to <t>the mayor</t>.", "<s>The aide</s> rang <t>the embassy</t>.",
]
"""

RENAME = """
[[category]]
name = "PRAISE"
renames = "SUPPORT"
"""

ADDITION = """
[[category]]
name = "ESPIONAGE"
quad = 4
score = -5
examples = ["<s>Agents of the north</s> bugged <t>the embassy</t>.",
            "<s>The service</s> ran a mole in <t>the cabinet</t>.",
            "<s>Hackers</s> copied the cables of <t>the mission</t>."]
"""

WHOLE = SPLIT + RENAME + ADDITION


def features(pairs: Sequence[Pair]) -> list[NDArray[np.float64]]:
    """Counts of words, each at a place of its own out of 4,096."""
    found = []
    for pair in pairs:
        view = np.zeros(4096)
        for word in pair.text.lower().strip(".").split():
            view[zlib.crc32(word.encode()) % 4096] += 1
        found.append(view)
    return found


def act_of(text: str, category: str = "CONSULT") -> tuple[NDArray[np.float64], str]:
    """An act as the chooser is given it: the encoder's view of its words, and its category."""
    return features([Pair(text, None, None)])[0], category
