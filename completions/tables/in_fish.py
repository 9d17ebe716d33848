"""The tables for fish."""

from .facts import CONDITIONS, OTHER_COMMANDS, WORDS

ARGUMENTS = {"host": " -x -a '(__fish_print_hostnames)'", "file": " -r -F", "directory": " -x -a '(__fish_complete_directories)'",
             "condition": " -x -a '(__rconn_conditions)'", "text": " -x", "": ""}


def quoted(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def arguments(words):
    """With a tab, each has a description of its own, here none; without, it would have that of the option."""
    return "'" + " ".join(word + "\\t" for word in words) + "'"


def options(facts):
    lines = []
    for commands, group in facts.groups():
        lines += ["", f"set --local when '__rconn_for {' '.join(command or 'none' for command in commands)}'"]
        for option in group:
            letter = f" -s {quoted(option.letter) if option.letter == '?' else option.letter}" if option.letter else ""
            value = f" -x -a {arguments(option.words)}" if option.words else ARGUMENTS[option.kind]
            lines.append(f"complete -c rconn -n $when{letter} -l {option.name}{value} -d {quoted(option.text)}")
    return lines


def conditions():
    lines = ["function __rconn_conditions_from", "    switch $argv[1]"]
    for kind, words in WORDS.items():
        lines += [f"        case '{kind}*'", f"            printf '%s\\t\\n' {' '.join(kind + word for word in words)}"]
    lines += ["        case '*'"]
    lines += [f"            printf '%s\\t%s\\n' {quoted(kind)} {quoted(text)}" for kind, text in CONDITIONS.items()]
    return [*lines, "    end", "end"]


def names(program):
    return f"function __rconn_names_in\n    awk {quoted(chr(10) + program + chr(10))} $argv[1] 2>/dev/null\nend"


def table(facts):
    places = {"__rconn_naming": facts.commands, "__rconn_first": OTHER_COMMANDS}
    return "\n".join([
        f"set --global __rconn_commands {' '.join(facts.commands)}",
        *(f"complete -c rconn -n {place} -a {name} -d {quoted(text)}"
          for place, commands in places.items() for name, text in commands.items()),
        "", *conditions(), *options(facts)])
