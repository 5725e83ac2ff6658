"""LibreOffice and antiword as processes: own profile, no network, bounded, ended for certain."""

import contextlib
import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory

_FILTER = "docx:MS Word 2007 XML"
_MEMORY_KB = 1 << 20
_ANTIWORD_S = 10.0
_NOWHERE = "http://127.0.0.1:9"  # a proxy where nobody listens: linked pictures are not fetched
_SETTINGS = (
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
_REGISTRY = '<oor:items xmlns:oor="http://openoffice.org/2001/registry">{}</oor:items>'
_ITEM = '<item oor:path="/{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'


@cache
def find_soffice() -> str | None:
    """The LibreOffice of this machine."""
    return shutil.which("soffice") or shutil.which("libreoffice")


@cache
def find_antiword() -> str | None:
    """The antiword of this machine."""
    return shutil.which("antiword")


def run_soffice(sources: Sequence[Path], into: Path, timeout_s: float) -> None:
    """Make Word files of `sources` in the folder `into`; what fails is missing there.

    Args:
        sources: files whose ending tells their format.
        into: the folder to write to; it is made.
        timeout_s: seconds after which LibreOffice is ended with all that it started.
    """
    program = find_soffice()
    if program is None:
        return
    into.mkdir(exist_ok=True)
    with TemporaryDirectory(prefix="kehoach-profile-", ignore_cleanup_errors=True) as name:
        profile = Path(name)
        _write_settings(profile)
        command = [
            program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
            "--nolockcheck", "--convert-to", _FILTER, "--outdir", str(into), *map(str, sources),
        ]  # fmt: skip
        _run(_bounded(command, timeout_s), timeout_s, _environment(profile))


def run_antiword(data: bytes) -> bytes | None:
    """The text of a .doc file in UTF-8, a paragraph a line; None where antiword cannot read it."""
    program = find_antiword()
    if program is None:
        return None
    with NamedTemporaryFile(prefix="kehoach-", suffix=".doc") as source:
        source.write(data)
        source.flush()
        command = [program, "-w", "0", "-m", "UTF-8.txt", source.name]
        text = _run(_bounded(command, _ANTIWORD_S), _ANTIWORD_S, dict(os.environ))
    return text if text and text.strip() else None


def _write_settings(profile: Path) -> None:
    user = profile / "user"
    user.mkdir()
    items = "".join(_ITEM.format(*setting) for setting in _SETTINGS)
    (user / "registrymodifications.xcu").write_text(_REGISTRY.format(items), "utf-8")


def _environment(profile: Path) -> dict[str, str]:
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), _NOWHERE)
    names = {key: value for key, value in os.environ.items() if key.lower() not in proxies}
    return {**names, **proxies, "no_proxy": "", "HOME": str(profile), "SAL_USE_VCLPLUGIN": "svp"}


def _bounded(command: list[str], timeout_s: float) -> list[str]:
    """The command under a memory limit, and a clock that outlives this process if it is killed."""
    limit = f'ulimit -d {_MEMORY_KB} 2>/dev/null; exec "$@"'
    clock = shutil.which("timeout")
    timed = [clock, "-s", "KILL", str(timeout_s + 1)] if clock else []
    return ["/bin/sh", "-c", limit, "sh", *timed, *command]


def _run(command: list[str], timeout_s: float, environment: dict[str, str]) -> bytes | None:
    """What a command prints; None where it fails. It ends in time with all that it started."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )
    except OSError:
        return None  # the caller says which program is missing
    try:
        printed, _ = process.communicate(timeout=timeout_s)
    except subprocess.TimeoutExpired:
        return None
    finally:
        _end(process)
    return printed if process.returncode == 0 else None


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the process and its group, those that outlived it too."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stdout:
        process.stdout.close()
