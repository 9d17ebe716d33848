"""Finds the transcripts of a man page (mdoc) or of a Markdown file.

A transcript is a literal block whose first line begins with "$ ": in mdoc between .Bd -literal and .Ed,
in Markdown between fences, of the language console or of none. A comment right before it may say more,
in parts separated by ";":

    .\\" transcript: PART; PART...              <!-- transcript: PART; PART... -->

A part is one of these:
    NAME              the set-up of that name in setups.toml
    STEP WORD...      a step of tests/field/steps.py, such as: redis 6379 --requirepass secret
    on TEXT STEP...   do the step once the output of the command contains the text
    stays TEXT        the command that contains the text goes on in the background
    vary REGEX        what matches may differ
    any-order         the lines of the output may have another order
    unchecked REASON  it cannot be run here
Without a comment, a plain redis-server runs at 127.0.0.1:6379.
"""

import dataclasses
import pathlib
import re
import shlex

USUAL = ["redis 6379"]


@dataclasses.dataclass
class Command:
    line: str
    output: str = ""  # as it is printed in the document


@dataclasses.dataclass
class Transcript:
    path: str
    number: int  # of the line where it begins
    count: int  # of its lines
    parts: list
    commands: list

    @property
    def name(self):
        return f"{pathlib.Path(self.path).name}:{self.number}"


def unescaped(line):
    """A line of a literal block of mdoc as a reader sees it."""
    for written, seen in (("\\&", ""), ("\\(+-", "±"), ("\\(dq", '"'), ("\\(aq", "'"), ("\\-", "-"),
                          ("\\(ha", "^"), ("\\(ti", "~"), ("\\e", "\\")):
        line = line.replace(written, seen)
    return line


def parts_of(comment):
    """The parts of a comment; a ";" in quotes does not separate."""
    lexer = shlex.shlex(comment, posix=False, punctuation_chars=";")
    lexer.whitespace_split = True
    lexer.commenters = ""
    parts, words = [], []
    for word in list(lexer) + [";"]:
        if word != ";":
            words.append(word)
        elif words:
            parts.append(" ".join(words))
            words = []
    return parts


def commands_of(lines):
    """The commands of a transcript, each with its output."""
    commands = []
    more = False  # the command goes on
    for line in lines:
        if line.startswith("$ "):
            commands.append(Command(line[2:]))
        elif more:
            commands[-1].line += "\n" + line
        else:
            commands[-1].output += line + "\n"
        more = (more or line.startswith("$ ")) and line.endswith("\\")
    return commands


def blocks_of_man(text):
    """Number, comment and lines of each literal block."""
    comment, block, number = [], None, 0
    for count, line in enumerate(text.splitlines(), 1):
        if block is not None:
            if line == ".Ed":
                yield number, " ; ".join(comment), block
                block, comment = None, []
            else:
                block.append(unescaped(line))
        elif line.startswith('.\\" transcript:'):
            comment.append(line.partition(":")[2].strip())
        elif line.startswith(".Bd -literal"):
            block, number = [], count + 1
        elif line != ".Pp":
            comment = []


def blocks_of_markdown(text):
    comment, block, number = [], None, 0
    for count, line in enumerate(text.splitlines(), 1):
        told = re.match(r"<!-- transcript:(.*)-->$", line.strip())
        if block is not None:
            if line.strip() == "```":
                yield number, " ; ".join(comment), block
                block, comment = None, []
            else:
                block.append(line)
        elif told:
            comment.append(told[1].strip())
        elif line.strip().startswith("```"):
            block, number = [], count + 1
        elif line.strip():
            comment = []


def transcripts_of(path):
    text = pathlib.Path(path).read_text()
    blocks = blocks_of_markdown if path.endswith(".md") else blocks_of_man
    return [Transcript(path, number, len(lines), parts_of(comment) or USUAL, commands_of(lines))
            for number, comment, lines in blocks(text) if lines and lines[0].startswith("$ ")]
