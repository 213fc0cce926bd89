"""What is compared: a copy of the book, the peers' forms of its chapters, and the commands."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
VENV = HERE / ".venv"
WORK = HERE / "results"
# The chapters import operators.py, the notebooks too.
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(HERE)}
PYTEST = [VENV / "bin/pytest", "-q", "-p", "no:cacheprovider"]
PINNED = [
    "numpy==2.2.6", "pytest==8.4.2", "pytest-xdist==3.8.0", "pytest-markdown-docs==0.9.0",
    "sybil==10.1.0", "nbmake==1.5.5", "ipykernel==7.4.0",
]
# Where the edits are made, and what a peer runs if told to run one chapter: the most snippets.
EDITED = "02-scatter-add"
SYBIL = """\
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser

pytest_collect_file = Sybil(parsers=[PythonCodeBlockParser()], patterns=["*.md"]).pytest()
"""


def prepare():
    """Makes the peers' environment and builds the tool, unless that is done."""
    # A list that is not the wanted one means another version of this file made the environment.
    made = VENV / "pinned.txt"
    if not made.exists() or made.read_text() != "\n".join(PINNED):
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
        subprocess.run([VENV / "bin/pip", "install", "--quiet", *PINNED], check=True)
        made.write_text("\n".join(PINNED))
    subprocess.run([ROOT / "course", "check", "--quiet"], check=True)


class Book:
    """A copy of the book's chapters that have a NumPy version, and what an author does to it."""

    def __init__(self, folder):
        self.folder = folder
        chapters = folder / "chapters"
        chapters.mkdir(parents=True)
        names = sorted(path.name for path in (HERE / "numpy").glob("*.md"))
        for name in [*names, "facts.yaml"]:
            shutil.copy(ROOT / "chapters" / name, chapters)
        items = "".join(f"- [{name}]({name})\n" for name in names)
        (chapters / "SUMMARY.md").write_text("# The first chapters\n\n" + items)
        shutil.copy(ROOT / "course.yaml", folder)
        self.chapter = chapters / f"{EDITED}.md"
        self.original = self.chapter.read_text()
        self.edits = 0
        self.check = [ROOT / "course", "check", "--quiet", "--book", folder]

    def start_over(self):
        self.chapter.write_text(self.original)
        clean = [ROOT / "course", "clean", "--book", self.folder]
        subprocess.run(clean, check=True, stdout=subprocess.DEVNULL)

    def edit_prose(self):
        self.insert_before("## ", "One more line of prose, number {}.\n\n")

    def edit_snippet(self):
        self.insert_before("func ", "let edit = {}\n")

    def insert_before(self, start, text):
        """Puts text that was never there before the first line with a start, so that all move."""
        self.edits += 1
        text = text.format(self.edits)
        self.chapter.write_text(re.sub(f"^{start}", text + start, self.original, 1, re.MULTILINE))


def notebook(markdown):
    """Returns a notebook with one cell for each block of a chapter."""
    blocks = re.findall(r"^```python[^\n]*\n(.*?)^```$", markdown, re.MULTILINE | re.DOTALL)
    cells = [
        {"cell_type": "code", "id": f"cell-{number}", "metadata": {}, "outputs": [],
         "execution_count": None, "source": block}
        for number, block in enumerate(blocks)
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


def peers(folder):
    """Writes each peer's form of the chapters; returns the name, options and files of each."""
    folders = {name: folder / name for name in ("markdown-docs", "sybil", "notebooks")}
    for made in folders.values():
        made.mkdir()
    (folders["sybil"] / "conftest.py").write_text(SYBIL)
    for path in (HERE / "numpy").glob("*.md"):
        text = path.read_text()
        (folders["markdown-docs"] / path.name).write_text(text)
        # Sybil keeps a document's names by itself, and knows no 'continuation'.
        plain = text.replace("```python continuation", "```python")
        (folders["sybil"] / path.name).write_text(plain)
        (folders["notebooks"] / f"{path.stem}.ipynb").write_text(json.dumps(notebook(text)))
    return [
        ("pytest-markdown-docs", ["--markdown-docs"], folders["markdown-docs"], ".md"),
        ("Sybil", [], folders["sybil"], ".md"),
        ("nbmake", ["--nbmake"], folders["notebooks"], ".ipynb"),
    ]


def empty_folder(name):
    """Makes an empty folder for copies that may be changed."""
    folder = WORK / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def contenders(folder):
    """Returns the name of each run that is timed, what is done before it, and its command."""
    book = Book(folder / "book")
    found = [
        ("four chapters from nothing", book.start_over, book.check),
        ("nothing changed", None, book.check),
        ("a prose edit", book.edit_prose, book.check),
        ("one snippet edited", book.edit_snippet, book.check),
    ]
    for name, options, made, suffix in peers(folder):
        # Sybil's blocks need those before them, so that a process must take whole files.
        two = ["-n", "2", "--dist", "loadfile" if name == "Sybil" else "load"]
        found += [
            (f"{name}, one process", None, [*PYTEST, *options, made]),
            (f"{name}, two processes", None, [*PYTEST, *options, *two, made]),
            (f"{name}, one chapter", None, [*PYTEST, *options, made / (EDITED + suffix)]),
        ]
    return found
