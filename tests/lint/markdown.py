#!/usr/bin/env python3
"""Checks the Markdown files: each link to a file or heading of the repository leads somewhere, and the
README has at most 10,000 characters.
"""

import pathlib
import re
import subprocess
import sys

SOURCE = pathlib.Path(__file__).resolve().parents[2]
MAX_README = 10_000
LINK = re.compile(r"\]\(([^)\s]+)\)|\b(?:src|srcset|href)=\"([^\"]+)\"")


def anchors(text):
    """As GitHub makes them of headings; and those that stand there as HTML."""
    found = set(re.findall(r'\b(?:id|name)="([^"]+)"', text))
    for heading in re.findall(r"^#+ (.+)$", re.sub(r"^```.*?^```", "", text, flags=re.M | re.S), re.M):
        words = re.sub(r"[^\w\- ]", "", re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading).lower())
        found.add(words.replace(" ", "-"))
    return found


def broken(path):
    text = path.read_text()
    prose = re.sub(r"^```.*?^```|`[^`\n]*`", "", text, flags=re.M | re.S)
    for match in LINK.finditer(prose):
        link = match[1] or match[2]
        if re.match(r"[a-z]+:", link):
            continue
        file, _, anchor = link.partition("#")
        there = path.parent / file if file else path
        if not there.exists():
            yield f"{link}: no such file"
        elif anchor and there.suffix == ".md" and anchor not in anchors(there.read_text()):
            yield f"{link}: no such heading"


def main():
    files = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "*.md"], cwd=SOURCE,
                           capture_output=True, text=True, check=True).stdout.split()
    problems = [f"{name}: {problem}" for name in files for problem in broken(SOURCE / name)]
    size = len((SOURCE / "README.md").read_text())
    if size > MAX_README:
        problems.append(f"README.md: {size} characters, more than {MAX_README}")
    print("\n".join(problems), end="\n" if problems else "")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
