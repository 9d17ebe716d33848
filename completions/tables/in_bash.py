"""The tables for bash."""

import textwrap

from .facts import CONDITIONS, OTHER_COMMANDS, WORDS


def filled(first, rest, words, between=" ", end=""):
    """Lines of at most 100 columns."""
    return textwrap.fill(between.join(words) + end, 100, initial_indent=first, subsequent_indent=rest,
                         break_long_words=False, break_on_hyphens=False).replace("\n", " \\\n")


def labels(command):
    return command or "''"


def escaped(word):
    return "".join("\\" + letter if letter in "<>~" else letter for letter in word)


def case(patterns, action, end):
    """A branch of a case: on one line if that fits."""
    short = f"    {' | '.join(patterns)}) {action} {end}"
    if len(short) <= 100:
        return [short]
    return [filled("    ", "      ", patterns, " | ", ")"), filled("      ", "        ", [*action.split(), end])]


def options(facts):
    lines = ["_rconn_options() {", "  case $1 in"]
    for commands, group in facts.groups():
        words = [f"'{word}'" if "?" in word else word for option in group for word in option.spellings()]
        lines += case([labels(command) for command in commands], "printf '%s\\n' " + " ".join(words), ";;&")
    return [*lines, "  esac", "}"]


def values(facts):
    """The patterns OPTION/COMMAND of each kind of value; of all commands, if these agree."""
    by_option = {}
    for command, options_here in facts.options.items():
        for option in options_here:
            for spelling in option.spellings() if option.value else []:
                told = " ".join(option.words) or option.kind.upper()
                by_option.setdefault(spelling, {}).setdefault(told, []).append(command)
    patterns = {}
    for spelling, tolds in by_option.items():
        for told, commands in tolds.items():
            where = ["*"] if len(tolds) == 1 else commands
            patterns.setdefault(told, []).extend(f"{spelling}/{command}" for command in where)
    lines = ["_rconn_values() {", "  case $2/$1 in"]
    for told, spellings in patterns.items():
        lines += case(spellings, "echo " + told, ";;")
    return [*lines, "  esac", "}"]


def conditions():
    lines = ["_rconn_conditions() {", "  case $1 in"]
    for kind, words in WORDS.items():
        lines.append(f"    {kind}*) printf '%s\\n' {' '.join(kind + word for word in words)} ;;")
    kinds = [f"'{escaped(kind)}'" if escaped(kind) != kind else kind for kind in CONDITIONS]
    lines.append(filled("    *) printf '%s\\n' ", "      ", kinds, end=" ;;"))
    return [*lines, "  esac", "}"]


def names(program):
    return f"_rconn_names_in() {{\n  awk '\n{program}\n' \"$1\" 2>/dev/null\n}}"


def table(facts):
    commands = " ".join(facts.commands)
    return "\n".join([
        f"_rconn_commands='{commands}'",
        f"_rconn_other_words='{' '.join(OTHER_COMMANDS)}'",
        "", "# Prints the options of command $1; without one, those that stand alone.", *options(facts),
        "", "# Prints what the value of option $2 of command $1 is: the words to choose from, or its kind.",
        "# Prints nothing if the option has no value.", *values(facts),
        "", "# Prints the conditions that may become of $1.", *conditions()])
