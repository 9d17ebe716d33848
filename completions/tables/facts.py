"""What rconn says of itself: its commands, their options, and the values of these."""

import dataclasses
import re
import subprocess

# What --help does not say. Each kind of condition ends where its value begins.
CONDITIONS = {
    "alive": "it answers, whatever it says",
    "pong": "it answers PING with PONG",
    "loaded": "its data is loaded",
    "role=": "it is a master, a replica or a Sentinel",
    "link=": "the link to its master is up",
    "lag<=": "it is at most this many seconds behind its master",
    "cluster=": "its Cluster is ok",
    "mode=": "it runs in this mode",
    "version>=": "it has at least this version",
    "clients<": "fewer clients, or a smaller share of maxclients",
    "memory<": "less memory, or a smaller share of maxmemory",
    "key=": "this key exists, or its value matches: NAME~REGEX",
}
WORDS = {
    "role=": ["master", "replica", "sentinel"],
    "link=": ["up"],
    "cluster=": ["ok"],
    "mode=": ["standalone", "cluster", "sentinel"],
}
# Words that may stand in place of a command.
OTHER_COMMANDS = {"help": "print the options of a command", "version": "print the version"}

KINDS = {"HOST": "host", "FILE": "file", "PATH": "file", "DIR": "directory", "CONDITION": "condition"}
CHOOSING = ("output", "resolver", "credentials", "color")
PRESETS = re.compile(r"@[a-z]+")  # of a value that may be any other text, too
EXCLUSIVE = (("pass", "pass-file", "askpass"), ("ipv4", "ipv6"), ("output", "format"),
             ("pooling", "no-pooling"), ("persistent-id", "null-id"))
OPTION = re.compile(r" +(?:-(\S),? +)?--([a-z0-9][a-z0-9-]*)(?:[ =\[]+([A-Z][A-Z,.]*)\]?)?(?: +(\S.*))?")


@dataclasses.dataclass(frozen=True)
class Option:
    letter: str
    name: str
    value: str  # as --help names it; empty if there is none
    text: str
    kind: str  # of the value: host, file, directory, condition, words, text; empty if there is none
    words: tuple = ()

    @property
    def repeats(self):
        return "may be repeated" in self.text

    def spellings(self):
        return ([f"-{self.letter}"] if self.letter else []) + [f"--{self.name}"]


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False, timeout=60)


def words_of(text):
    """'system' (default) or 'dns'; text, json or nagios"""
    plain = re.sub(r" *\([^()]*\)", "", text)
    quoted = re.findall(r"'([a-z]+)'", plain)
    listed = re.search(r"([a-z]+(?:, [a-z]+)*) or ([a-z]+)", plain)
    if len(quoted) > 1 or not listed:
        return quoted
    return [*listed[1].split(", "), listed[2]]


class Facts:
    def __init__(self, binary):
        self.binary = binary
        overview = self.help()
        listed = re.search(r"^Commands:\n((?:  .*\n)+)", overview, re.M)
        self.commands = dict(re.findall(r"^  ([a-z]+) +(\S.*)$", listed[1], re.M))
        for name in OTHER_COMMANDS:
            self.commands.pop(name, None)
        told = self.said("key", "--phpredis", "?")
        self.releases = re.findall(r"\d+\.\d+\.\d+", told) + ["latest", "all"]
        self.check_conditions(self.said("ping", "--expect", "?"))
        # By the command; of the empty one, what can stand alone.
        self.options = {command: self.read(self.help(command)) for command in self.commands}
        self.options[""] = self.read(overview)

    def said(self, *arguments):
        return run(self.binary, *arguments).stderr

    def help(self, *command):
        whole = run(self.binary, *command, "--help-all")
        return whole.stdout if whole.returncode == 0 else run(self.binary, *command, "--help").stdout

    def read(self, text):
        found = [OPTION.fullmatch(line) for line in text.splitlines()]
        return [self.option(*(part or "" for part in match.groups())) for match in found if match]

    def option(self, letter, name, value, text):
        if not value:
            return Option(letter, name, value, text, "")
        if name in CHOOSING or value == "RELEASE":
            words = self.releases if value == "RELEASE" else words_of(text)
            if len(words) < 2:
                raise ValueError(f"--{name}: which values it has is not in: {text}")
            return Option(letter, name, value, text, "words", tuple(words))
        if value == "TEMPLATE" and (presets := PRESETS.findall(text)):
            return Option(letter, name, value, text, "words", tuple(presets))
        return Option(letter, name, value, text, KINDS.get(value, "text"))

    @staticmethod
    def check_conditions(told):
        there = re.findall(r"(?:^|, )([a-z]+)", told.split(" conditions are: ")[-1])
        known = [re.match("[a-z]+", kind)[0] for kind in CONDITIONS]
        if there != known:
            raise ValueError(f"the conditions of rconn are {there}, those of tables/facts.py {known}")

    def groups(self):
        """Options by the commands that have them, in the order of --help: [(commands, [option])]"""
        users = {}
        for command, options in self.options.items():
            for option in options:
                users.setdefault(option, []).append(command)
        groups = {}
        for option, commands in users.items():
            groups.setdefault(tuple(commands), []).append(option)
        return list(groups.items())


def excluded_by(option, others):
    """The spellings that must not stand beside this option."""
    names = {option.name}.union(*(group for group in EXCLUSIVE if option.name in group))
    if option.repeats:
        names.discard(option.name)
    return [spelling for other in others if other.name in names for spelling in other.spellings()]
