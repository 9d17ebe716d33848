"""The tables in the completions, compared with what the binary says of itself."""

import pathlib
import re
import subprocess
import sys

COMPLETIONS = pathlib.Path(__file__).resolve().parent.parent.parent / "completions"
sys.path.append(str(COMPLETIONS))

from tables.facts import CONDITIONS, WORDS, Facts, run  # noqa: E402  (of the completions)


def spellings(text):
    """The options that a help lists, read more simply than update.py does."""
    return {word for line in re.findall(r"^ +((?:-\S, +)?--\S+)", text, re.M) for word in line.replace(",", " ").split()}


def choices(facts):
    """(command, option, value) for all that is offered."""
    for command, options in facts.options.items():
        for option in options if command else []:
            for word in option.words:
                yield command, option.name, word
    for kind, words in WORDS.items():
        for word in words:
            yield "ping", "expect", kind + word


def check(results, binary):
    with results.check("the tables are those that update.py writes"):
        done = subprocess.run([sys.executable, "-B", COMPLETIONS / "update.py", "--check", binary], check=False,
                              capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
    facts = Facts(binary)
    with results.check("update.py reads all options of every help"):
        for command, options in facts.options.items():
            read = {word for option in options for word in option.spellings()}
            there = spellings(facts.help(*([command] if command else [])))
            assert read == there, f"{command}: {sorted(read ^ there)}"
    with results.check("rconn takes every value that is offered"):
        for command, name, value in choices(facts):
            told = run(binary, command, f"--{name}", value, "--config", "/nonexistent", "@none").stderr
            assert told and f"--{name}:" not in told, f"{command} --{name} {value}: {told}"
    with results.check("conditions with words to choose from are conditions"):
        assert set(WORDS) <= set(CONDITIONS)
    return facts
