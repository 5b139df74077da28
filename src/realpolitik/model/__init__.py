"""The learned event coder."""
