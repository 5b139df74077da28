"""``python -m realpolitik``."""

import sys

from realpolitik.cli import main

if __name__ == "__main__":
    sys.exit(main())
