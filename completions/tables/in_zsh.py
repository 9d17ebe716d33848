"""The tables for zsh."""

from .facts import CONDITIONS, OTHER_COMMANDS, WORDS, excluded_by
from .in_bash import labels, names  # noqa: F401  (names are the same)

ACTIONS = {"host": "_rconn_hosts", "file": "_files", "directory": "_files -/", "condition": "_rconn_conditions",
           "text": " "}
LONELY = ("help", "help-all", "version")


def quoted(text):
    return "'" + text.replace("'", "'\\''") + "'"


def explained(text):
    for letter in "\\[]:":
        text = text.replace(letter, "\\" + letter)
    return text


def action(option):
    return f"({' '.join(option.words)})" if option.words else ACTIONS[option.kind]


def spec(option, others):
    """One argument of _arguments: '(-o --output)'{-o+,--output=}'[text]:FORMAT:(text json)'"""
    excluded = ["-", "*"] if option.name in LONELY else excluded_by(option, others)
    before = f"({' '.join(excluded)})" if len(excluded) > 1 else ""
    before += "*" if option.repeats else ""
    value = f":{option.value.removesuffix(',...')}:{action(option)}" if option.value else ""
    after = f"[{explained(option.text)}]{value}"
    name = f"--{option.name}" + ("=" if option.value else "")
    if not option.letter:
        return quoted(before + name + after)
    letter = f"-{option.letter}".replace("?", "\\?") + ("+" if option.value else "")
    return (quoted(before) if before else "") + f"{{{letter},{name}}}" + quoted(after)


def specs(facts):
    lines = ["_rconn_specs() {", "  case $1 in"]
    for commands, group in facts.groups():
        others = facts.options[commands[0]]
        start = f"    {' | '.join(map(labels, commands))})"
        each = [spec(option, others) for option in group]
        if len(each) == 1:
            lines.append(f"{start} specs+=({each[0]}) ;|")
        else:
            lines += [f"{start} specs+=(", *(f"      {one}" for one in each), "    ) ;|"]
    return [*lines, "  esac", "}"]


def described(name, pairs):
    return [f"  {name}=(", *(f"    {quoted(key + ':' + explained(text))}" for key, text in pairs), "  )"]


def lists(facts):
    bare = [pair for pair in CONDITIONS.items() if pair[0].isalpha()]
    open_ended = [pair for pair in CONDITIONS.items() if not pair[0].isalpha()]
    words = " ".join(f"{kind} {quoted(' '.join(values))}" for kind, values in WORDS.items())
    return ["_rconn_lists() {",
            *described("subcommands", facts.commands.items()), *described("other_words", OTHER_COMMANDS.items()),
            *described("conditions", bare), *described("open_conditions", open_ended),
            f"  words_of=({words})", "}"]


def table(facts):
    return "\n".join(["# Sets the lists of commands and of conditions.", *lists(facts), "",
                      "# Adds the options of command $1 to specs; without one, those that stand alone.", *specs(facts)])
