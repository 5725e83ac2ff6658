"""The notebook runs from top to bottom on the samples, and its pictures can be printed."""

import ast
import json
from pathlib import Path
from xml.etree import ElementTree

import nbformat
import pytest
from nbclient import NotebookClient
from sample_database import sample_database
from test_layers import ROOMS

__all__ = ["sample_database"]

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"
NOTEBOOK = NOTEBOOKS / "01-compare-provinces.ipynb"
PICTURES = ("1-promises", "2-distance", "3-levels", "4-leads", "5-agencies", "6-coverage")
A4_POINTS = (595, 842)
KILOBYTES = 1 << 10


@pytest.fixture(scope="module")
def pictures(sample_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the pictures that a run on the samples draws."""
    folder = tmp_path_factory.mktemp("pictures")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KEHOACH_DB", f"sqlite:///{sample_database}")
        patch.setenv("KEHOACH_PICTURES", str(folder))
        notebook = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
        NotebookClient(
            notebook,
            timeout=120,
            kernel_name="python3",
            resources={"metadata": {"path": NOTEBOOKS}},
        ).execute()
    return folder


def test_every_picture_is_drawn(pictures: Path) -> None:
    assert sorted(path.name for path in pictures.iterdir()) == sorted(
        f"{name}{suffix}" for name in PICTURES for suffix in (".png", ".svg")
    )


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_fits_a_page_and_needs_no_network(name: str, pictures: Path) -> None:
    text = (pictures / f"{name}.svg").read_text("utf-8")
    size = [float(ElementTree.fromstring(text).attrib[side]) for side in ("width", "height")]
    assert max(size) / min(size) < 4
    assert min(size) * 0.75 <= A4_POINTS[0] * 1.25  # no more than a fifth smaller on A4
    assert text.replace("http://www.w3.org/", "").count("http") == 0


def test_pictures_say_what_the_samples_promise(pictures: Path) -> None:
    distance = (pictures / "2-distance.svg").read_text("utf-8")
    for words in ("Lạng Sơn", "Quảng Trị (đến 6/2025)", "NQ 76/NQ-CP", "+20", "-10"):
        assert words in distance, words
    assert "→ Sở Khoa học và Công nghệ" in (pictures / "5-agencies.svg").read_text("utf-8")


def test_the_notebook_in_the_repository_is_small_and_was_run() -> None:
    text = NOTEBOOK.read_text("utf-8")
    cells = [cell for cell in json.loads(text)["cells"] if cell["cell_type"] == "code"]
    assert len(text) < 400 * KILOBYTES
    assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1))
    outputs = [output for cell in cells for output in cell["outputs"]]
    assert sum("image/svg+xml" in output.get("data", {}) for output in outputs) == len(PICTURES)
    assert {output["output_type"] for output in outputs} <= {"stream", "execute_result"}
    assert "/home/" not in text
    assert "/tmp/" not in text


def test_the_notebook_only_asks() -> None:
    cells = json.loads(NOTEBOOK.read_text("utf-8"))["cells"]
    code = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    nodes = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.ImportFrom)]
    assert {str(node.module).split(".")[0] for node in nodes} & set(ROOMS) <= {"db", "models"}
    assert "http" not in code
