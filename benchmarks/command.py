"""The command line that the benchmarks of one file share."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path


def score_file(name: str, ending: str, score: Callable[[str], dict[str, object]]) -> int:
    """Print the scores of the file named on the command line, as one JSON object.

    Returns:
        0; 2 where no file is named; 1 where the file is laid out otherwise than expected.
    """
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_file():
        print(f"usage: python -m benchmarks.{name} FILE.{ending}", file=sys.stderr)
        return 2
    try:
        print(json.dumps(score(Path(sys.argv[1]).read_text(encoding="utf-8"))))
    except (ValueError, IndexError, SyntaxError) as error:
        print(f"{sys.argv[1]} is not laid out as expected: {error}", file=sys.stderr)
        return 1
    return 0
