#!/usr/bin/env python3
"""Runs the portable binary where there is nothing else, and looks at which files it opens.

usage: run.py BINARY

Each check has a root of its own: a directory that holds the binary and what the check puts there, and
that cannot be written. rconn runs in it as a user without a name, with an empty environment. All
happens in namespaces of its own (unshare), with loopback alone; processes and mounts end with them.
What cannot run here is skipped, with the reason. The last line counts: "N passed, N failed, N skipped".
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

FIELD = pathlib.Path(__file__).resolve().parent.parent / "field"
INSIDE = ["unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
PLAIN, TLS = "127.0.0.1:6379", "127.0.0.1:6380"
READ_ONLY = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'

# Where distributions keep a file of authorities, and directories with hashed names.
FILES = [
    "etc/ssl/certs/ca-certificates.crt", "etc/pki/tls/certs/ca-bundle.crt",
    "etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem", "etc/ssl/ca-bundle.pem",
    "var/lib/ca-certificates/ca-bundle.pem", "etc/ca-certificates/extracted/tls-ca-bundle.pem",
    "etc/ssl/cert.pem",
]
DIRECTORIES = ["etc/ssl/certs", "etc/pki/tls/certs", "var/lib/ca-certificates/openssl"]

# What a static program of glibc would open to load something, and OpenSSL by itself. A failed lookup reads
# nsswitch.conf, to say who was not asked.
NEVER_OPENED = ["openssl.cnf", "nsswitch.conf", "ld.so.cache", "gconv", "locale", ".so", "passwd"]


class Skipped(Exception):
    """The machine cannot run this; the text says why."""


class Place:
    """The servers, and roots for the binary."""

    def __init__(self, folder, binary):
        self.folder, self.binary = folder, binary
        subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
        subprocess.run([sys.executable, FIELD / "certificates.py", "ca", "good"], cwd=folder, check=True)
        self.ca = folder / "ca.pem"
        subprocess.Popen(
            ["redis-server", "--port", "6379", "--tls-port", "6380", "--tls-auth-clients", "no",
             "--tls-cert-file", "good.pem", "--tls-key-file", "good.key", "--tls-ca-cert-file", "ca.pem",
             "--unixsocket", "redis.sock", "--unixsocketperm", "777", "--save", "", "--bind", "127.0.0.1",
             "--logfile", "log"], cwd=folder, stdin=subprocess.DEVNULL)
        for _ in range(1500):
            if (folder / "log").exists() and "Ready to accept" in (folder / "log").read_text():
                return
            time.sleep(0.02)
        sys.exit("redis-server does not start")

    def root(self, **contents):
        """A directory that holds the binary and copies: root(**{"etc/hosts": PATH})."""
        root = pathlib.Path(tempfile.mkdtemp(dir=self.folder))
        root.chmod(0o755)
        for path, source in {"rconn": self.binary, **contents}.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, root / path)
        return root

    def file(self, text):
        descriptor, path = tempfile.mkstemp(dir=self.folder, text=True)
        with os.fdopen(descriptor, "w") as file:
            file.write(text)
        os.chmod(path, 0o644)
        return path


def rconn(root, *words, stdin="", env=None):
    command = ["unshare", "--mount", "sh", "-c", READ_ONLY, root, "env", "-i", f"PATH={PATH}",
               *(f"{name}={value}" for name, value in (env or {}).items()),
               "chroot", "--userspec=54321:54321", root, "/rconn", *words]
    return subprocess.run([str(word) for word in command], input=stdin, capture_output=True, text=True,
                          timeout=60)


def expect(done, exit, *texts):
    told = f"exit {done.returncode}\n{done.stdout}{done.stderr}"
    assert done.returncode == exit, told
    for text in texts:
        assert text in done.stdout + done.stderr, f"'{text}' is missing: {told}"


def it_is_one_file(place):
    headers = subprocess.run(["readelf", "-lhdW", place.binary], capture_output=True, text=True,
                             check=True).stdout
    assert "INTERP" not in headers and "NEEDED" not in headers, headers
    assert "DYN (" in headers and "GNU_RELRO" in headers and "BIND_NOW" in headers, headers
    stack = next(line for line in headers.splitlines() if "GNU_STACK" in line)
    assert " E " not in stack and "RWE" not in stack, stack
    expect(rconn(place.root(), "--version"), 0, "rconn ", "OpenSSL ", ", linked\n", "c-ares ")


def a_ping_needs_no_file(place):
    expect(rconn(place.root(), "ping", PLAIN), 0, "PONG from " + PLAIN)


def localhost_needs_no_file(place):
    expect(rconn(place.root(), "ping", "localhost:6379"), 0, "PONG from 127.0.0.1:6379 for localhost")


def a_name_that_nobody_knows_is_no_crash(place):
    done = rconn(place.root(), "ping", "-o", "json", "-t", "2", "cache.example:6379")
    report = json.loads(done.stdout)
    assert report["fault"].startswith("name-"), done.stdout
    assert "name" in report["detail"].lower(), done.stdout
    assert done.returncode == 2, done


def a_name_in_its_hosts_file_is_found(place):
    hosts = place.file("127.0.0.1 cache.example\n")
    expect(rconn(place.root(**{"etc/hosts": hosts}), "ping", "cache.example:6379"), 0, "PONG from ")


def a_socket_is_reached_by_its_path(place):
    root = place.root()
    os.link(place.folder / "redis.sock", root / "redis.sock")
    expect(rconn(root, "ping", "/redis.sock"), 0, "PONG from unix:///redis.sock")


def check_and_wait_need_no_file(place):
    root = place.root()
    done = rconn(root, "check", "-o", "json", "--file", "-", stdin=f"{PLAIN}\n127.0.0.1:1\n")
    faults = [json.loads(line).get("fault") for line in done.stdout.splitlines()]
    assert "refused" in faults and len(faults) == 3 and done.returncode == 2, done
    expect(rconn(root, "wait", "--deadline", "5", PLAIN), 0)
    expect(rconn(root, "wait", "--deadline", "5", PLAIN, "--", "/rconn", "endpoint", "h"), 0, "h:6379")


def tls_works_with_an_authority_in_a_file(place):
    expect(rconn(place.root(**{"ca.pem": place.ca}), "ping", "--tls", "--cacert", "/ca.pem", TLS), 0,
           "PONG from " + TLS)


def a_root_without_authorities_is_told_where_they_were_looked_for(place):
    expect(rconn(place.root(), "ping", "--tls", "--insecure", TLS), 0, "PONG from ")
    expect(rconn(place.root(), "ping", "--tls", TLS), 3, "no-trust-store", "ca-certificates", "--cacert",
           *(f"'/{path}'" for path in FILES + DIRECTORIES))


def authorities_are_found_where_distributions_keep_them(place):
    hash = subprocess.run(["openssl", "x509", "-noout", "-hash", "-in", place.ca], capture_output=True,
                          text=True, check=True).stdout.strip()
    for path in FILES + [f"{directory}/{hash}.0" for directory in DIRECTORIES]:
        expect(rconn(place.root(**{path: place.ca}), "ping", "--tls", TLS), 0, "PONG from ")


def a_file_of_other_authorities_counts_beside_a_directory(place):
    """As where a container has a company's authority mounted over the file, or copied links alone."""
    hashed = {f"etc/ssl/certs/0000000{number}.0": place.file(f"{number}\n") for number in range(3)}
    bundle = {"etc/ssl/certs/ca-certificates.crt": place.ca}
    expect(rconn(place.root(**bundle, **hashed), "ping", "--tls", TLS), 0, "PONG from ")
    links = place.root(**bundle)
    alone = place.root(**{"etc/ssl/certs/README": place.file("")})
    for root in links, alone:
        for number in range(3):
            (root / f"etc/ssl/certs/0000000{number}.0").symlink_to("/usr/share/ca-certificates/gone.crt")
    expect(rconn(links, "ping", "--tls", TLS), 0, "PONG from ")
    expect(rconn(alone, "ping", "--tls", TLS), 3, "no-trust-store", "no certificate has a hashed name")


def the_variables_name_other_authorities(place):
    root = place.root(**{"other/ca.pem": place.ca})
    expect(rconn(root, "ping", "--tls", TLS, env={"SSL_CERT_FILE": "/other/ca.pem"}), 0, "PONG from ")
    expect(rconn(root, "ping", "--tls", TLS, env={"SSL_CERT_FILE": "/none.pem"}), 3, "no-trust-store",
           "'/none.pem' (No such file or directory)", "SSL_CERT_FILE")


def only_a_configuration_that_is_named_counts(place):
    faulty = place.file("config_diagnostics = 1\nopenssl_conf = nosuch\n")
    module = place.file("openssl_conf = all\n[all]\nproviders = some\n[some]\nmine = one\n"
                        "[one]\nmodule = /mine.so\nactivate = 1\n")
    named = {"usr/lib/ssl/openssl.cnf": faulty, "etc/ssl/openssl.cnf": faulty, "faulty.cnf": faulty,
             "module.cnf": module, "ca.pem": place.ca}
    words = ["ping", "--tls", "--cacert", "/ca.pem", TLS]
    expect(rconn(place.root(**named), *words), 0, "PONG from ")
    expect(rconn(place.root(**named), *words, env={"OPENSSL_CONF": ""}), 0, "PONG from ")
    expect(rconn(place.root(**named), *words, env={"OPENSSL_CONF": "/faulty.cnf"}), 3, "tls-config",
           "OPENSSL_CONF '/faulty.cnf'")
    expect(rconn(place.root(**named), *words, env={"OPENSSL_CONF": "/module.cnf"}), 3, "tls-config",
           "OPENSSL_CONF '/module.cnf'", "loads none")


def it_opens_no_file_of_the_c_library_or_openssl(place):
    if not shutil.which("strace"):
        raise Skipped("strace is not installed")
    log = place.folder / "trace"
    for words in (["ping", PLAIN], ["ping", "--tls", TLS], ["ping", "localhost:6379"],
                  ["trace", "cache.example:6379"], ["--version"]):
        done = subprocess.run(["strace", "-f", "-e", "trace=file", "-o", log, place.binary, *words],
                              capture_output=True, text=True, timeout=60,
                              env={"PATH": PATH, "LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"})
        if "ptrace" in done.stderr:
            raise Skipped(done.stderr.strip())
        opened = log.read_text().splitlines()[1:]
        for line in opened:
            parts = [part for part in NEVER_OPENED if (words[0], part) != ("trace", "nsswitch.conf")]
            assert not any(f'{part}"' in line or f"/{part}/" in line for part in parts), line


CHECKS = [it_is_one_file, a_ping_needs_no_file, localhost_needs_no_file,
          a_name_that_nobody_knows_is_no_crash, a_name_in_its_hosts_file_is_found,
          a_socket_is_reached_by_its_path, check_and_wait_need_no_file,
          tls_works_with_an_authority_in_a_file,
          a_root_without_authorities_is_told_where_they_were_looked_for,
          authorities_are_found_where_distributions_keep_them,
          a_file_of_other_authorities_counts_beside_a_directory, the_variables_name_other_authorities,
          only_a_configuration_that_is_named_counts, it_opens_no_file_of_the_c_library_or_openssl]


def inside(scratch, binary):
    subprocess.run(["mount", "-t", "tmpfs", "-o", "mode=755", "portable", scratch], check=True)
    place, counts = Place(pathlib.Path(scratch), binary), {"passed": 0, "failed": 0, "skipped": 0}
    for check in CHECKS:
        outcome, why = "passed", ""
        try:
            check(place)
        except Skipped as reason:
            outcome, why = "skipped", f": {reason}"
        except (AssertionError, OSError, ValueError, subprocess.SubprocessError) as error:
            outcome, why = "failed", f": {error or type(error).__name__}"
        counts[outcome] += 1
        print(f"{outcome}  {check.__name__.replace('_', ' ')}{why}", flush=True)
    print(", ".join(f"{count} {outcome}" for outcome, count in counts.items()))
    return 1 if counts["failed"] else 0


def main():
    if sys.argv[1] == "--inside":
        return inside(*sys.argv[2:])
    tried = subprocess.run([*INSIDE, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, text=True)
    if tried.returncode != 0:
        print(f"skipped  all: no namespaces of its own here: {tried.stderr.strip()}\n"
              "0 passed, 0 failed, 1 skipped")
        return 0
    with tempfile.TemporaryDirectory(prefix="rconn-portable-") as scratch:
        return subprocess.run([*INSIDE, sys.executable, __file__, "--inside", scratch,
                               str(pathlib.Path(sys.argv[1]).resolve())]).returncode


if __name__ == "__main__":
    sys.exit(main())
