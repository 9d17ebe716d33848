#!/usr/bin/env python3
"""Runs rconn and other tools in the same situations, and prints what each says: the source of the
table "Beside other tools" in README.md.

usage: run.py BINARY [SITUATION...]    (as root, with the packages of ./dev test field)

The others are redis-cli (Debian: redis-tools), wait-for-it (wait-for-it), blackbox_exporter
(prometheus-blackbox-exporter, and curl) and wait4x (no package); one that is not on PATH is left out.
That table is of redis-cli 7.0.15, wait-for-it of Debian 12, wait4x 3.7.1 (built from source, with its
Redis checker only, go-redis 8.11.0), and blackbox_exporter 0.23.0 (what it says is in its debug log).
Each run has servers of its own. Where a tool has a limit of time, it is 5 s; after 10 s it is ended.
"""

import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / ".github" / "picture"))
import stage  # noqa: E402

# Situation: set-up, host, port, password.
SITUATIONS = {
    "up": ("redis 6379", "127.0.0.1", 6379, ""),
    "port closed": ("redis 6379", "127.0.0.1", 6380, ""),
    "packets dropped": ("dropped", "10.9.0.1", 6379, ""),
    "server frozen": ("frozen", "10.9.0.1", 6379, ""),
    "loading its data": ("still-loading", "127.0.0.1", 6379, ""),
    "no password given": ("password", "127.0.0.1", 6379, ""),
    "wrong password": ("password", "127.0.0.1", 6379, "wrong"),
    "TLS port, plain text": ("tls-good", "127.0.0.1", 6390, ""),
    "a web server": ("http", "127.0.0.1", 8080, ""),
}

# What blackbox_exporter sends and expects: its example of a TCP probe, with Redis's words.
BLACKBOX = """modules:
  redis:
    prober: tcp
    timeout: 5s
    tcp:
      query_response:
        %s
        - send: "PING"
        - expect: "^\\\\+PONG"
"""


def redis_cli(host, port, password, option=""):
    given = f"-a {password} --no-auth-warning " if password else ""
    return f"timeout 10 redis-cli {option} -h {host} -p {port} {given}ping"


def redis_cli_e(host, port, password):
    return redis_cli(host, port, password, "-e")


def wait_for_it(host, port, password):
    return f"timeout 10 wait-for-it -t 5 {host}:{port}"


def wait4x(host, port, password):
    login = f":{password}@" if password else ""
    return f"timeout 10 wait4x redis redis://{login}{host}:{port} --timeout 5s"


def blackbox(host, port, password):
    login = f'- send: "AUTH {password}"\n        - expect: "^\\\\+OK"' if password else ""
    return "\n".join([
        f"cat > blackbox.yml <<'END'\n{BLACKBOX % login}END",
        "prometheus-blackbox-exporter --config.file=blackbox.yml > blackbox.log 2>&1 &",
        "until curl -s -o answer 127.0.0.1:9115/-/healthy; do sleep 0.1; done",
        f"curl -s '127.0.0.1:9115/probe?target={host}:{port}&module=redis&debug=true' > answer",
        "grep -o 'level=error.*' answer; grep '^probe_success' answer",
        "kill $!"])


def rconn(host, port, password):
    given = f"-a {password} " if password else ""
    return f"timeout 10 rconn ping {given}--deadline 5s {host}:{port}"


TOOLS = {"redis-cli ping": ("redis-cli", redis_cli), "redis-cli -e ping": ("redis-cli", redis_cli_e),
         "wait-for-it": ("wait-for-it", wait_for_it), "wait4x redis": ("wait4x", wait4x),
         "blackbox_exporter": ("prometheus-blackbox-exporter", blackbox), "rconn ping": ("true", rconn)}


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__.strip())
    binary, *wanted = sys.argv[1:]
    for situation in wanted or SITUATIONS:
        setup, *where = SITUATIONS[situation]
        print(f"## {situation}")
        for tool, (program, command_of) in TOOLS.items():
            if not shutil.which(program):
                print(f"### {tool}: not installed")
                continue
            command = command_of(*where)
            status = "" if tool == "blackbox_exporter" else '; echo "exit $?"'
            shown, = stage.on_stage(binary, [setup], [command + status])
            print(f"### {tool}\n{shown.rstrip()}", flush=True)


main()
