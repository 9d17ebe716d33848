"""Compares what a document shows with what a command printed, apart from what differs from run to run."""

import difflib
import re

# Times, sizes and ids that no two runs share, each with what stands for it.
VARIABLE = [
    (r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", "TIME"),
    (r"\b\d{4}-\d\d-\d\d\b", "DATE"),
    (r"(?<!\S)#+(?!\S)", "BAR"),
    (r"\b([0-9a-f]{40}|[0-9a-f]{8})\b", "ID"),
    (r"\b(redis|valkey) \d+\.\d+\.\d+", r"\1 VERSION"),
    (r"(?<![\w.])\d+(\.\d+)? (ms|s|us|m|min|h|d)\b(?! ago)", "N s"),
    (r"(?<![\w.])\d+(\.\d+)?( (ms|s|us|m|min|h|d|days?))? ago", "N ago"),
    (r"(?<![\w.])\d+(\.\d+)? %", "N %"),
    (r"=\d+\.\d+s\b", "=Ns"),
    (r"(?<![\w.])\d+\.\d+(?![\w.]|:\d)", "N"),
    (r"\b(\d+) (try|tries)\b", "N tries"),
    (r"\b(connection|up|epoch|offset) \d+", r"\1 N"),
    (r"\b\d+ days left", "N days left"),
]


def is_exact(command):
    """Whether no part of its output differs from run to run."""
    return command.startswith(("rconn key", "rconn endpoint")) and "--resolve" not in command


def words_of(text, exact, varies):
    """The words of a text; how they are folded into lines, and how columns are aligned, is left out."""
    text = " ".join(re.sub(r"\\\n *", "", text).split())
    if not exact:
        for pattern, stands in VARIABLE:
            text = re.sub(pattern, stands, text)
    for pattern in varies:
        text = re.sub(pattern, "VARIES", text)
    return text.split()


def fits(wanted, seen):
    """Whether the words are the wanted ones, of which "..." stands for any number."""
    parts, part = [], []
    for word in wanted + ["..."]:
        if word == "...":
            parts.append(part)
            part = []
        else:
            part.append(word)
    first, rest = parts[0], parts[1:]
    if not rest:
        return first == seen
    if seen[:len(first)] != first:
        return False
    at = len(first)
    for part in rest[:-1]:
        starts = (i for i in range(at, len(seen) - len(part) + 1) if seen[i:i + len(part)] == part)
        found = next(starts, None)
        if found is None:
            return False
        at = found + len(part)
    last = rest[-1]
    return len(seen) - len(last) >= at and seen[len(seen) - len(last):] == last


def difference(command, output, any_order, varies):
    """What is wrong with the output of a command; empty if it is as the document shows it."""
    exact = is_exact(command.line)
    wanted, seen = command.output, output
    if any_order:
        wanted, seen = ("\n".join(sorted(" ".join(words_of(line, exact, varies))
                                         for line in text.replace("\\\n", "").splitlines()))
                        for text in (wanted, seen))
    if fits(words_of(wanted, exact, varies), words_of(seen, exact, varies)):
        return ""
    shown = difflib.unified_diff(command.output.splitlines(), output.splitlines(), "in the document",
                                 "printed now", lineterm="", n=99)
    return "\n".join([f"$ {command.line}", *shown])
