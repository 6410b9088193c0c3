"""What holds for the repository as a whole."""

import re
import subprocess

import pytest

from generator.store import open_knowledge_base

WORDS = re.compile(
    r"https?://(?:localhost|127\.0\.0\.1|pypi|files\.pythonhosted|registry)|/(?:work|root|home)/\w",
    re.IGNORECASE,
)


def tracked(root):
    names = subprocess.run(
        ["git", "ls-files"], cwd=root, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    return [root / name for name in names if name and (root / name).is_file()]


@pytest.mark.parametrize("suffix", [".py", ".md", ".yaml", ".toml", ".lock", ".js", ".html", ".j2"])
def test_nothing_names_a_path_of_one_machine_or_a_registry(root, suffix):
    for path in tracked(root):
        if path.suffix == suffix and path.name != "test_repository.py":
            found = WORDS.findall(path.read_text("utf-8", "replace"))
            allowed = [w for w in found if w.lower().startswith(("http://127.0.0.1", "http://localhost"))]
            assert len(found) == len(allowed), f"{path.relative_to(root)}: {found}"


def test_no_sentence_of_the_reference_documents_stands_in_the_repository(root, reference):
    """Titles are names and may stand; anything else of 22 characters may not."""
    plans = [stored.plan for stored in open_knowledge_base(root).load().plans]
    names = [
        squeeze(name) for plan in plans for name in (plan.title, plan.source.title, *plan.attachments) if name
    ]
    width = 22
    grams = set()
    for path in [*(reference / "seeds").iterdir(), *(reference / "inputs").iterdir()]:
        if path.suffix in (".txt", ".html"):
            text = squeeze(re.sub(r"<[^>]+>", "", path.read_text("utf-8", "replace")))
            text = re.sub(r"《[^》]*》", "\0", text)
            grams |= {text[i : i + width] for i in range(len(text) - width)}
    grams = {gram for gram in grams if "\0" not in gram and not gram.isascii()}
    suffixes = {".py", ".md", ".yaml", ".yml", ".json", ".txt", ".html", ".j2", ".js", ".toml"}
    hits = []
    for path in tracked(root):
        if path.suffix not in suffixes or path.name == "works.yaml":
            continue
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1):
            flat = re.sub(r"《[^》]*》", "\0", squeeze(line))
            for name in names:
                flat = flat.replace(name, "\0")
            if any(flat[i : i + width] in grams for i in range(len(flat) - width)):
                hits.append(f"{path.relative_to(root)}:{number}")
    assert hits == []


def squeeze(text):
    import unicodedata

    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
