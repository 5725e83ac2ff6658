"""Which release and which code wrote a document; pipeline/versions.py says what makes it stale."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

import extractors
import models
import pipeline

_ROOMS = (models, extractors, pipeline)


@cache
def code_version() -> str:
    """Release and a hash of the code that reads, e.g. ``0.1.0+3f9a1c2b``."""
    digest = hashlib.sha256()
    for room in _ROOMS:
        for file in sorted(Path(room.__path__[0]).rglob("*.py")):
            digest.update(file.read_bytes())
    return f"{version('kehoach')}+{digest.hexdigest()[:8]}"
