"""Puts what was printed into the documents, in place of what they show."""

import pathlib
import re

from parse import unescaped

WIDTH = 78  # of a line of a man page: longer ones are continued after a backslash


def continued(line):
    """The lines of a literal block for one line of output."""
    lines = []
    while len(line) > WIDTH and " " in line[:WIDTH - 1].lstrip():
        end = line.rindex(" ", 0, WIDTH - 1)
        if not line[:end].strip():
            break
        lines.append(line[:end] + " \\")
        line = line[end + 1:]
    return lines + [line]


def escaped(line):
    """A line of a literal block of mdoc: the reverse of parse.unescaped()."""
    for seen, written in (("\\", "\\e"), ("^", "\\(ha"), ("~", "\\(ti"), ("±", "\\(+-")):
        line = line.replace(seen, written)
    return "\\&" + line if line.startswith((".", "'")) else line


def of_man(printed):
    lines = []
    in_command = False
    for line in printed.splitlines():
        in_command = line.startswith("$ ") or (in_command and lines[-1].endswith("\\e"))
        lines += [escaped(each) for each in ([line] if in_command else continued(line))]
    return lines


def rewrite(path, changes):
    """`changes`: pairs of a transcript and its printed text."""
    file = pathlib.Path(path)
    lines = file.read_text().splitlines()
    for one, printed in sorted(changes, key=lambda change: -change[0].number):
        begin, end = one.number - 1, one.number - 1 + one.count
        if any(re.search(r"(?<!\S)\.\.\.(?!\S)", unescaped(line)) for line in lines[begin:end]):
            print(f"left     {one.name}: it shows only a part of the output (...)")
            continue
        new = printed.splitlines() if path.endswith(".md") else of_man(printed)
        lines[begin:end] = new
        print(f"written  {one.name}")
    file.write_text("\n".join(lines) + "\n")
