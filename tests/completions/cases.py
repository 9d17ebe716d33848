"""What is typed, and what a TAB then makes of it: the line, or the words that are offered."""

import dataclasses

NAMES = {"@prod", "@eu.west", "@short", "@top"}
COMMANDS = {"ping", "trace", "wait", "topology", "check", "watch", "idle", "serve", "key", "endpoint"}
KINDS = {"alive", "pong", "loaded", "role=", "link=", "cluster=", "mode=", "key="}

# In bash, these are quoted on the screen, too.
COMPARED = {"lag<=", "version>=", "clients<", "memory<"}

CONFIG = """
# [targets.commented]
targets.top.target = "top.example"

[serve]
allow = ["targets.quoted = 1"]

[modules.master]
pass-file = "/run/secrets/redis"

[targets.prod]
target = "cache.example:6380"  # [targets.remark]
user = "s3cret"

[targets.prod.labels]
team = "core"

[ targets . "eu.west" ]
target = 's3cret.example'

[targets]
short = { target = "s3cret.example", module = "master" }

[target.other]
target = "other.example"
"""


@dataclasses.dataclass
class Case:
    says: str
    typed: str
    line: str = ""
    offers: set = dataclasses.field(default_factory=set)
    never: set = dataclasses.field(default_factory=set)
    only: bool = False  # nothing but `offers`
    shown: str = ""  # on the screen
    shells: str = "bash zsh fish"
    lines: dict = dataclasses.field(default_factory=dict)  # by the shell, where it differs


CASES = [
    Case("the first word is a command, with what it does", "rconn ", offers=COMMANDS | {"help", "version"}, only=True),
    Case("zsh describes commands", "rconn ", offers={"wait"}, shown="retry until it is ready", shells="zsh fish"),
    Case("a command is completed", "rconn top", line="rconn topology "),
    Case("help has commands", "rconn help ", offers=COMMANDS, only=True),
    Case("a command after help is completed", "rconn help end", line="rconn help endpoint "),
    Case("nothing follows version", "rconn version ", only=True),
    Case("some options need no command", "rconn -", offers={"--help", "--version"}, never={"--host", "--expect"}),
    Case("a first word that is no command is a host", "rconn known.e", line="rconn known.example "),
    Case("a first word may be a name of the configuration file", "rconn @pr", line="rconn @prod "),
    Case("a target without a command is pinged", "rconn cache.example --cou", line="rconn cache.example --count ",
         lines={"zsh": "rconn cache.example --count="}),
    Case("hosts are those that the shell knows", "rconn ping ", offers={"known.example"} | NAMES),
    Case("names are those of targets, and nothing else of the file", "rconn check @", offers=NAMES, only=True),
    Case("a name is completed", "rconn trace @eu", line="rconn trace @eu.west "),
    Case("several targets may follow", "rconn check @prod @sh", line="rconn check @prod @short "),
    Case("names come from the file of --config", "rconn ping --config other.toml @", offers={"@other", "@second"}, only=True),
    Case("names come from the file of --config=", "rconn ping --config=~/other.toml @se",
         line="rconn ping --config=~/other.toml @second "),
    Case("no name comes from a file that is not there", "rconn ping --config none.toml @", only=True),
    Case("a word that begins with / is a socket", "rconn ping {home}/redis.so", line="rconn ping {home}/redis.sock "),
    Case("--socket has files", "rconn ping --socket redis.so", line="rconn ping --socket redis.sock "),
    Case("--file has files", "rconn check -f targ", line="rconn check -f targets.txt "),
    Case("--cacert= has files", "rconn ping --tls --cacert=targ", line="rconn ping --tls --cacert=targets.txt "),
    Case("--cacertdir has directories", "rconn ping --cacertdir .con", line="rconn ping --cacertdir .config/"),
    Case("serve --check has files", "rconn serve --check oth", line="rconn serve --check other.toml "),
    Case("--host has hosts", "rconn ping -h kn", line="rconn ping -h known.example "),
    Case("output formats", "rconn ping -o ", offers={"text", "json", "nagios", "openmetrics", "junit", "tap"}, only=True),
    Case("formats are those of the command", "rconn trace -o ", offers={"text", "json", "nagios", "openmetrics"}, only=True),
    Case("a format after =", "rconn check --output=na", line="rconn check --output=nagios "),
    Case("a format after letters in one word", "rconn ping -qo js", line="rconn ping -qo json "),
    Case("presets of --format, not names of targets", "rconn ping --format @", offers={"@env", "@tsv"}, only=True),
    Case("a preset is completed", "rconn check --format @t", line="rconn check --format @tsv "),
    Case("a preset is completed after =", "rconn check --format=@e", line="rconn check --format=@env "),
    Case("resolvers", "rconn trace --resolver ", offers={"system", "dns"}, only=True),
    Case("where to log in", "rconn topology --credentials ", offers={"members", "seed"}, only=True),
    Case("releases of phpredis", "rconn key --phpredis 3.1.", offers={f"3.1.{n}" for n in range(7)}, only=True),
    Case("all and latest are releases, too", "rconn endpoint --phpredis=la", line="rconn endpoint --phpredis=latest "),
    Case("conditions", "rconn wait --expect ", offers=KINDS, never={"role=master", "master"}),
    Case("zsh and fish describe conditions", "rconn wait --expect ", offers=KINDS | COMPARED, only=True,
         shown="the link to its master is up", shells="zsh fish"),
    Case("the value of a condition follows at once", "rconn wait --expect ro", line="rconn wait --expect role="),
    Case("roles", "rconn wait --expect role=", offers={"master", "replica", "sentinel"}, only=True, shells="bash zsh"),
    Case("modes", "rconn ping --expect=mode=", offers={"standalone", "cluster", "sentinel"}, only=True, shells="bash zsh"),
    Case("roles in fish", "rconn wait --expect role=", offers={"role=master", "role=replica", "role=sentinel"},
         only=True, shells="fish"),
    Case("a role is completed", "rconn wait --expect role=ma", line="rconn wait --expect role=master "),
    Case("a role is completed after --expect=", "rconn wait --expect=role=re", line="rconn wait --expect=role=replica "),
    Case("a sign that a shell would take for its own is quoted", "rconn ping --expect lag", line="rconn ping --expect lag\\<="),
    Case("an option with a free value offers none", "rconn ping --user ", only=True),
    Case("a password is never completed", "rconn ping --pass ", only=True),
    Case("options are described", "rconn check --onl", line="rconn check --only-failures "),
    Case("options end at --", "rconn ping -- kn", line="rconn ping -- known.example "),
    Case("wait runs a program", "rconn wait known.example -- appl", line="rconn wait known.example -- application "),
    Case("the program is completed as elsewhere", "rconn wait --any @prod -- application st", offers={"start", "stop"},
         only=True, shells="bash-completion zsh fish"),
    Case("the program has files", "rconn wait -- cat targ", line="rconn wait -- cat targets.txt "),
    Case("the options of rconn end at the program", "rconn wait -- application --dead", only=True),
]
