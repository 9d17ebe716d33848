"""Where the checks run: a network that has nothing but loopback, with servers, and roots beside it."""

import os
import pathlib
import shutil
import subprocess
import sys
import time

FIELD = pathlib.Path(__file__).resolve().parent.parent / "field"
SYSTEM = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
          "LC_ALL": "C", "DEBIAN_FRONTEND": "noninteractive"}
PORT, TLS_PORT = "6379", "6380"
NAME = "cache.example"  # known to the name server; "redis.example" stands in /etc/hosts


def run(*words, timeout=120, env=None, **more):
    """The output of a program that must succeed; its environment is given, not inherited."""
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=True,
                          stdin=subprocess.DEVNULL, timeout=timeout, env=env or SYSTEM, **more)
    return done.stdout


class Place:
    """Servers: Redis with and without TLS, and a name server. They end with the namespace of processes."""

    def __init__(self, folder, cache):
        self.folder, self.cache = folder, cache
        SYSTEM["HOME"] = str(folder)  # for what programs of this machine keep there
        holder = subprocess.Popen(
            ["unshare", "--net", "sh", "-c", "ip link set lo up && echo up && exec sleep infinity"],
            stdout=subprocess.PIPE, text=True, env=SYSTEM)
        if holder.stdout.readline() != "up\n":
            sys.exit("no network of its own")
        self.enter = ["nsenter", f"--net=/proc/{holder.pid}/ns/net"]
        run(sys.executable, FIELD / "certificates.py", "ca", "good", cwd=folder)
        self.ca = folder / "ca.pem"
        self.start("redis-server", "--port", PORT, "--tls-port", TLS_PORT, "--tls-auth-clients", "no",
                   "--tls-cert-file", "good.pem", "--tls-key-file", "good.key",
                   "--tls-ca-cert-file", "ca.pem", "--unixsocket", "redis.sock", "--unixsocketperm", "777",
                   "--save", "", "--bind", "127.0.0.1")
        self.start(sys.executable, FIELD / "name_server.py", "127.0.0.1", f"{NAME}:A=127.0.0.1",
                   f"{NAME}:AAAA=NODATA")
        self.until_listening("-t", PORT)
        self.until_listening("-t", TLS_PORT)
        self.until_listening("-u", "53")

    def start(self, *words):
        log = open(self.folder / "servers.log", "a")
        subprocess.Popen([*self.enter, *map(str, words)], cwd=self.folder, env=SYSTEM,
                         stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    def until_listening(self, kind, port):
        for _ in range(1500):
            if run(*self.enter, "ss", "-Hln", kind, f"sport = :{port}").strip():
                return
            time.sleep(0.02)
        sys.exit("the servers do not start\n" + (self.folder / "servers.log").read_text())


class Root:
    """A directory in which programs run as if it were the whole file system."""

    def __init__(self, place, name):
        self.place = place
        self.path = place.folder / name
        self.path.mkdir()
        self.mounted = []

    def run(self, *words, network=False, nobody=False, **more):
        """Runs where there is only loopback; with `network`, where the machine's network is."""
        enter = [] if network else self.place.enter
        user = ["--userspec=65534:65534"] if nobody else []
        return run(*enter, "chroot", *user, self.path, *words, **more)

    def write(self, path, text):
        file = self.path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def copy(self, source, path):
        file = self.path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, file)

    def mount(self, *words, at):
        """mount(OPTION..., at=PATH): ends with remove()."""
        file = self.path / at
        run("mount", *words, file)
        self.mounted.append(file)

    def make_read_only(self):
        self.mount("--bind", self.path, at="")
        run("mount", "-o", "remount,bind,ro", self.path)

    def resolve_by_place(self):
        self.write("etc/resolv.conf", "nameserver 127.0.0.1\n")
        self.write("etc/hosts", "127.0.0.1 localhost redis.example\n")

    def files(self):
        """All paths with their kind, permissions and size, except what the system itself keeps."""
        kept = ("proc", "dev", "tmp", "var/log", "var/cache", "var/lib/apt", "var/lib/dpkg/status",
                "var/lib/dpkg/available", "var/lib/dpkg/lock", "var/lib/dpkg/triggers",
                "var/lib/rpm", "usr/lib/sysimage/rpm")
        found = set()
        for folder, folders, names in os.walk(self.path):
            for name in folders + names:
                file = pathlib.Path(folder, name)
                short = str(file.relative_to(self.path))
                if not short.startswith(kept):
                    state = file.lstat()
                    size = 0 if file.is_dir() and not file.is_symlink() else state.st_size
                    found.add(f"{short} {state.st_mode:o} {size}")
            folders[:] = [one for one in folders
                          if not str(pathlib.Path(folder, one).relative_to(self.path)).startswith(kept)]
        return found

    def remove(self):
        for mounted in reversed(self.mounted):
            run("umount", mounted)
        shutil.rmtree(self.path)


def check_running(results, root, program, version, **more):
    """Whether rconn does its work in a root that has /ca.pem and asks the name server of the place."""
    def rconn(*words):
        return root.run(program, *words, **more)

    with results.check("rconn tells its version"):
        told = rconn("--version")
        assert version in told, told
    with results.check("a ping of a real server succeeds"):
        told = rconn("ping", f"127.0.0.1:{PORT}")
        assert told.startswith("PONG from 127.0.0.1:6379"), told
    with results.check("a TLS ping succeeds with the authority in a file"):
        told = rconn("ping", "--tls", "--cacert", "/ca.pem", f"127.0.0.1:{TLS_PORT}")
        assert told.startswith("PONG from 127.0.0.1:6380"), told
    with results.check("a name from /etc/hosts is found"):
        told = rconn("ping", f"redis.example:{PORT}")
        assert told.startswith("PONG from"), told
    with results.check("a name from a name server is found"):
        told = rconn("ping", f"{NAME}:{PORT}")
        assert told.startswith("PONG from"), told
