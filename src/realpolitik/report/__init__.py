"""One reading, shown: in the terminal, as JSON, as one self-contained page."""
