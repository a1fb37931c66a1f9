"""The words of ``cues.yaml``, as alternatives of an expression."""

from functools import cache
from pathlib import Path

import yaml


@cache
def cues() -> dict[str, str]:
    """Every list by its name, joined to one expression."""
    data = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    return {name: f"(?:{'|'.join(lines)})" for name, lines in data.items()}
