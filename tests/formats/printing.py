"""Other programs at work: LibreOffice converts and prints, Chromium prints."""

import shutil
import subprocess
import tempfile
from pathlib import Path

SECONDS = 120
OFFICE, BROWSER = "soffice", "chromium"


def convert(data: bytes, suffix: str, wanted: str) -> bytes:
    """LibreOffice's conversion of a file, ``docx`` to ``doc``, ``rtf``, ``odt`` or ``pdf``."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / f"plan.{suffix}"
        source.write_bytes(data)
        home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
        _run(OFFICE, home, "--headless", "--convert-to", wanted, "--outdir", name, str(source))
        return (folder / f"plan.{wanted}").read_bytes()


def print_page(html: str) -> bytes:
    """The PDF that Chromium prints of a page."""
    with tempfile.TemporaryDirectory() as name:
        page, out = Path(name) / "page.html", Path(name) / "page.pdf"
        page.write_text(html, "utf-8")
        options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
        _run(
            BROWSER,
            *options,
            f"--user-data-dir={name}/home",
            f"--print-to-pdf={out}",
            page.as_uri(),
        )
        return out.read_bytes()


def _run(program: str, *arguments: str) -> None:
    if shutil.which(program) is None:
        raise SystemExit(f"{program} is needed to make these files")
    subprocess.run([program, *arguments], check=True, capture_output=True, timeout=SECONDS)
