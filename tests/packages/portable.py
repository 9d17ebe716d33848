"""The portable binary where there is nothing else, and which files it opens.

Each check has a root of its own: a directory that holds the binary and what the check puts there, and that
cannot be written. rconn runs in it as a user without a name, with an empty environment.
"""

import itertools
import json
import os
import shutil
import subprocess

from place import PORT, SYSTEM, TLS_PORT, Root
from results import Skipped

PLAIN, TLS = f"127.0.0.1:{PORT}", f"127.0.0.1:{TLS_PORT}"
UNKNOWN = f"nobody.example:{PORT}"

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


class Roots:
    """Makes roots with the binary in them, and files to put there."""

    def __init__(self, place, binary):
        self.place, self.binary, self.ca = place, binary, place.ca
        self.numbers = itertools.count()
        self.made = []

    def root(self, **contents):
        """Has copies: root(**{"etc/hosts": PATH})."""
        root = Root(self.place, f"portable-{next(self.numbers)}")
        self.made.append(root)
        for path, source in {"rconn": self.binary, **contents}.items():
            root.copy(source, path)
        return root

    def file(self, text):
        path = self.place.folder / f"portable-{next(self.numbers)}.txt"
        path.write_text(text)
        path.chmod(0o644)
        return path

    def remove(self):
        while self.made:
            self.made.pop().remove()


def rconn(root, *words, stdin="", env=None):
    if not root.mounted:
        root.make_read_only()
    command = [*root.place.enter, "chroot", "--userspec=54321:54321", root.path, "/rconn", *words]
    return subprocess.run([str(word) for word in command], input=stdin, capture_output=True, text=True,
                          timeout=60, env={"PATH": SYSTEM["PATH"], **(env or {})})


def expect(done, exit, *texts):
    told = f"exit {done.returncode}\n{done.stdout}{done.stderr}"
    assert done.returncode == exit, told
    for text in texts:
        assert text in done.stdout + done.stderr, f"'{text}' is missing: {told}"


def it_is_one_file(roots):
    headers = subprocess.run(["readelf", "-lhdW", roots.binary], capture_output=True, text=True,
                             check=True).stdout
    assert "INTERP" not in headers and "NEEDED" not in headers, headers
    assert "DYN (" in headers and "GNU_RELRO" in headers and "BIND_NOW" in headers, headers
    stack = next(line for line in headers.splitlines() if "GNU_STACK" in line)
    assert " E " not in stack and "RWE" not in stack, stack
    expect(rconn(roots.root(), "--version"), 0, "rconn ", "OpenSSL ", ", linked\n", "c-ares ")


def a_ping_needs_no_file(roots):
    expect(rconn(roots.root(), "ping", PLAIN), 0, "PONG from " + PLAIN)


def localhost_needs_no_file(roots):
    expect(rconn(roots.root(), "ping", "localhost:6379"), 0, "PONG from 127.0.0.1:6379 for localhost")


def a_name_that_nobody_knows_is_no_crash(roots):
    nobody_there = roots.file("nameserver 127.0.0.9\n")
    for root in roots.root(), roots.root(**{"etc/resolv.conf": nobody_there}):
        done = rconn(root, "ping", "-o", "json", "-t", "2", UNKNOWN)
        report = json.loads(done.stdout)
        assert report["fault"].startswith("name-"), done.stdout
        assert "name" in report["detail"].lower(), done.stdout
        assert done.returncode == 2, done


def a_name_in_its_hosts_file_is_found(roots):
    hosts = roots.file("127.0.0.1 hosts.example\n")
    expect(rconn(roots.root(**{"etc/hosts": hosts}), "ping", f"hosts.example:{PORT}"), 0, "PONG from ")


def a_socket_is_reached_by_its_path(roots):
    root = roots.root()
    os.link(roots.place.folder / "redis.sock", root.path / "redis.sock")
    expect(rconn(root, "ping", "/redis.sock"), 0, "PONG from unix:///redis.sock")


def check_and_wait_need_no_file(roots):
    root = roots.root()
    done = rconn(root, "check", "-o", "json", "--file", "-", stdin=f"{PLAIN}\n127.0.0.1:1\n")
    faults = [json.loads(line).get("fault") for line in done.stdout.splitlines()]
    assert "refused" in faults and len(faults) == 3 and done.returncode == 2, done
    expect(rconn(root, "wait", "--deadline", "5", PLAIN), 0)
    expect(rconn(root, "wait", "--deadline", "5", PLAIN, "--", "/rconn", "endpoint", "h"), 0, "h:6379")


def tls_works_with_an_authority_in_a_file(roots):
    expect(rconn(roots.root(**{"ca.pem": roots.ca}), "ping", "--tls", "--cacert", "/ca.pem", TLS), 0,
           "PONG from " + TLS)


def a_root_without_authorities_is_told_where_they_were_looked_for(roots):
    expect(rconn(roots.root(), "ping", "--tls", "--insecure", TLS), 0, "PONG from ")
    expect(rconn(roots.root(), "ping", "--tls", TLS), 3, "no-trust-store", "ca-certificates", "--cacert",
           *(f"'/{path}'" for path in FILES + DIRECTORIES))


def authorities_are_found_where_distributions_keep_them(roots):
    hash = subprocess.run(["openssl", "x509", "-noout", "-hash", "-in", roots.ca], capture_output=True,
                          text=True, check=True).stdout.strip()
    for path in FILES + [f"{directory}/{hash}.0" for directory in DIRECTORIES]:
        expect(rconn(roots.root(**{path: roots.ca}), "ping", "--tls", TLS), 0, "PONG from ")


def a_file_of_other_authorities_counts_beside_a_directory(roots):
    """As where a container has a company's authority mounted over the file, or copied links alone."""
    hashed = {f"etc/ssl/certs/0000000{number}.0": roots.file(f"{number}\n") for number in range(3)}
    bundle = {"etc/ssl/certs/ca-certificates.crt": roots.ca}
    expect(rconn(roots.root(**bundle, **hashed), "ping", "--tls", TLS), 0, "PONG from ")
    links = roots.root(**bundle)
    alone = roots.root(**{"etc/ssl/certs/README": roots.file("")})
    for root in links, alone:
        for number in range(3):
            (root.path / f"etc/ssl/certs/0000000{number}.0").symlink_to("/usr/share/ca-certificates/gone.crt")
    expect(rconn(links, "ping", "--tls", TLS), 0, "PONG from ")
    expect(rconn(alone, "ping", "--tls", TLS), 3, "no-trust-store", "no certificate has a hashed name")


def the_variables_name_other_authorities(roots):
    root = roots.root(**{"other/ca.pem": roots.ca})
    expect(rconn(root, "ping", "--tls", TLS, env={"SSL_CERT_FILE": "/other/ca.pem"}), 0, "PONG from ")
    expect(rconn(root, "ping", "--tls", TLS, env={"SSL_CERT_FILE": "/none.pem"}), 3, "no-trust-store",
           "'/none.pem' (No such file or directory)", "SSL_CERT_FILE")


def only_a_configuration_that_is_named_counts(roots):
    faulty = roots.file("config_diagnostics = 1\nopenssl_conf = nosuch\n")
    module = roots.file("openssl_conf = all\n[all]\nproviders = some\n[some]\nmine = one\n"
                        "[one]\nmodule = /mine.so\nactivate = 1\n")
    named = {"usr/lib/ssl/openssl.cnf": faulty, "etc/ssl/openssl.cnf": faulty, "faulty.cnf": faulty,
             "module.cnf": module, "ca.pem": roots.ca}
    words = ["ping", "--tls", "--cacert", "/ca.pem", TLS]
    expect(rconn(roots.root(**named), *words), 0, "PONG from ")
    expect(rconn(roots.root(**named), *words, env={"OPENSSL_CONF": ""}), 0, "PONG from ")
    expect(rconn(roots.root(**named), *words, env={"OPENSSL_CONF": "/faulty.cnf"}), 3, "tls-config",
           "OPENSSL_CONF '/faulty.cnf'")
    expect(rconn(roots.root(**named), *words, env={"OPENSSL_CONF": "/module.cnf"}), 3, "tls-config",
           "OPENSSL_CONF '/module.cnf'", "loads none")


def it_opens_no_file_of_the_c_library_or_openssl(roots):
    if not shutil.which("strace"):
        raise Skipped("strace is not installed")
    log = roots.place.folder / "trace"
    for words in (["ping", PLAIN], ["ping", "--tls", TLS], ["ping", "localhost:6379"],
                  ["trace", UNKNOWN], ["--version"]):
        done = subprocess.run([*roots.place.enter, "strace", "-f", "-e", "trace=file", "-o", log, roots.binary, *words],
                              capture_output=True, text=True, timeout=60,
                              env={"PATH": SYSTEM["PATH"], "LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"})
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


def check(results, place, binary):
    roots = Roots(place, binary)
    with results.section("portable"):
        for one in CHECKS:
            with results.check(one.__name__.replace("_", " ")):
                one(roots)
            roots.remove()
