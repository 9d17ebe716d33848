"""The steps of which set-ups are made. A step is a line: its name, then its words.

Inside a situation the loopback interface, /etc/hosts and /etc/resolv.conf are its own, so ports and
names are fixed. Programs that a step starts end with the situation.
"""

import os
import pathlib
import shlex
import signal
import socket
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent


class Refused(Exception):
    """The machine does not allow a step; the situation is skipped."""


class Place:
    """One situation: its folder, its network and its processes."""

    def __init__(self, folder):
        self.folder = folder
        self.processes = {}
        self.waiting = []
        self.far_process = None
        self.command("ip", "link", "set", "lo", "up")
        self.hosts("127.0.0.1 localhost", "::1 localhost")
        self.resolv("nameserver 127.0.0.1")

    def do(self, step):
        words = shlex.split(step)
        if words[0] == "in_far":
            return self.in_far(*words[1:])
        return getattr(self, words[0].replace("-", "_"))(*words[1:])

    # --- Means ---------------------------------------------------------------------------------

    def command(self, *words, far=False):
        enter = ["nsenter", "--net", "--target", str(self.far_process.pid)] if far else []
        done = subprocess.run(enter + list(words), capture_output=True, text=True, cwd=self.folder,
                              env=self.environment())
        if done.returncode != 0:
            refused = "not permitted" in done.stderr or "denied" in done.stderr.lower()
            error = f"{' '.join(words)}: {done.stderr.strip() or done.stdout.strip()}"
            raise Refused(error) if refused else RuntimeError(error)
        return done.stdout

    def environment(self):
        return {"PATH": os.environ["PATH"] + ":/usr/sbin:/sbin", "HOME": str(self.folder)}

    def start(self, key, *words, far=False):
        enter = ["nsenter", "--net", "--target", str(self.far_process.pid)] if far else []
        log = open(self.folder / f"{key}.log", "w")
        self.processes[key] = subprocess.Popen(
            enter + list(words), stdout=log, stderr=log, stdin=subprocess.DEVNULL,
            cwd=self.folder, env=self.environment())

    def until(self, ready, what):
        for _ in range(1500):
            if ready():
                return
            time.sleep(0.01)
        raise RuntimeError(f"{what} is not ready\n{self.logs()}")

    def listens(self, port, far=False):
        shown = self.command("ss", "-Hltn", f"sport = :{port}", far=far)
        return bool(shown.strip())

    def listens_at(self, path):
        return pathlib.Path(path).is_socket()

    def logs(self):
        return "".join(f"--- {path.name}\n{path.read_text(errors='replace')[-2000:]}"
                       for path in sorted(self.folder.glob("*.log")))

    def mount_over(self, path, text):
        own = self.folder / ("own" + path.replace("/", "-"))
        new = not own.exists()
        own.write_text(text)
        if new:
            self.command("mount", "--bind", str(own), path)

    # --- Names ---------------------------------------------------------------------------------

    def hosts(self, *lines):
        self.mount_over("/etc/hosts", "".join(line + "\n" for line in lines))

    def resolv(self, *lines):
        self.mount_over("/etc/resolv.conf", "".join(line + "\n" for line in lines))

    def dns(self, address, *words):
        """dns ADDRESS WORD...: a name server at port 53; for the words see name_server.py."""
        self.start("dns" + address, sys.executable, str(HERE / "name_server.py"), address, *words)
        bare = address.partition("%")[0]
        self.until(lambda: any(bare in line for line in
                               self.command("ss", "-Hlun", "sport = :53").splitlines()),
                   "the name server")

    def asked(self, address, most):
        """asked ADDRESS N: the name server was asked N questions at most; for `after`."""
        asked = (self.folder / f"dns{address}.log").read_text().splitlines()
        if len(asked) > int(most):
            raise AssertionError(f"{len(asked)} questions to {address}: {asked}")

    def asked_just(self, address, count):
        """asked_just ADDRESS N: the name server was asked N questions; for `after`."""
        asked = (self.folder / f"dns{address}.log").read_text().splitlines()
        if len(asked) != int(count):
            raise AssertionError(f"{len(asked)} questions to {address}, not {count}: {asked}")

    # --- Servers -------------------------------------------------------------------------------

    def redis(self, port, *options, far=False):
        """redis PORT OPTION...: a real server; port 0 with --unixsocket PATH."""
        self.start("redis" + port, "redis-server", "--port", port, "--save", "", "--dir",
                   str(self.folder), "--logfile", "", *options, far=far)
        wanted = "eady to accept connections"
        wanted = "eady to accept connections"  # "Ready" for TCP, "ready" for a socket
        log = self.folder / f"redis{port}.log"
        self.until(lambda: wanted in log.read_text(), "redis-server")

    def sentinel(self, port, *lines):
        """sentinel PORT LINE...: a real Sentinel with these lines of configuration."""
        file = self.folder / f"sentinel{port}.conf"
        file.write_text(f"port {port}\n" + "".join(line + "\n" for line in lines))
        self.start("sentinel" + port, "redis-server", str(file), "--sentinel")
        self.until(lambda: self.listens(port), "the Sentinel")

    def cli(self, port, *words):
        """cli PORT WORD...: asks the server at the port."""
        self.command("redis-cli", "-p", port, *words)

    def until_cli(self, port, wanted, *words):
        """until_cli PORT TEXT WORD...: asks until the answer contains the text."""
        self.until(lambda: wanted in self.command("redis-cli", "-p", port, *words), wanted)

    def until_cli_with(self, password, port, wanted, *words):
        """until_cli_with PASSWORD PORT TEXT WORD...: the same, logged in."""
        self.until_cli(port, wanted, "--no-auth-warning", "-a", password, *words)

    def stop(self, key):
        """stop KEY: SIGSTOP to a process that was started, such as redis7001."""
        self.processes[key].send_signal(signal.SIGSTOP)

    def end(self, key):
        self.processes[key].terminate()
        self.processes[key].wait()

    def peer(self, port, *scene, far=False):
        """peer PORT SCENE ARGUMENT...: a scripted peer; the scenes are in peers.py."""
        self.start("peer" + port, sys.executable, str(HERE / "peers.py"), port, *scene, far=far)
        self.until(lambda: self.listens(port, far), "the peer")

    def program(self, key, port, *words, far=False):
        """program KEY PORT WORD...: any program that listens at the port."""
        self.start(key, *words, far=far)
        self.until(lambda: self.listens(port, far), words[0])

    def tls_redis(self, port, certificate, *options):
        """tls_redis PORT NAME OPTION...: a real server with this certificate, see certificates.py."""
        self.start("redis" + port, "redis-server", "--port", "0", "--tls-port", port,
                   "--tls-cert-file", certificate + ".pem", "--tls-key-file", certificate + ".key",
                   "--tls-ca-cert-file", "ca.pem", "--tls-auth-clients", "no", "--save", "",
                   "--dir", str(self.folder), "--logfile", "", *options)
        self.until(lambda: self.listens(port), "redis-server")

    def stunnel(self, port, certificate, backend):
        """stunnel PORT NAME BACKEND: TLS at the port, clear text to the port of the backend."""
        file = self.folder / f"stunnel{port}.conf"
        file.write_text(f"foreground = yes\npid =\n[redis]\naccept = {port}\n"
                        f"connect = 127.0.0.1:{backend}\ncert = {self.folder}/{certificate}.pem\n"
                        f"key = {self.folder}/{certificate}.key\n")
        self.program("stunnel" + port, port, "stunnel4", str(file))

    def haproxy(self, port, certificate, bind, *lines):
        """haproxy PORT NAME BIND LINE...: TLS with more words for bind, then lines of a listener."""
        both = self.folder / (certificate + ".both")
        both.write_text("".join((self.folder / (certificate + ending)).read_text()
                                for ending in (".pem", ".key")))
        file = self.folder / f"haproxy{port}.cfg"
        file.write_text("defaults\n timeout connect 5s\n timeout client 9s\n timeout server 9s\n"
                        f" mode tcp\nlisten redis\n bind :{port} ssl crt {both} {bind}\n"
                        + "".join(f" {line}\n" for line in lines))
        self.program("haproxy" + port, port, "haproxy", "-db", "-f", str(file))
    def fill(self, port, count, address="127.0.0.1"):
        """fill PORT COUNT [ADDRESS]: connections that wait for a stopped server to accept them."""
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        for _ in range(int(count)):
            waiting = socket.socket(family)
            waiting.setblocking(False)
            waiting.connect_ex((address, int(port)))
            self.waiting.append(waiting)

    # --- Network -------------------------------------------------------------------------------

    def far(self):
        """A second host: 10.9.0.2 (fd09::2) here is 10.9.0.1 (fd09::1) there."""
        self.far_process = subprocess.Popen(["unshare", "--net", "sleep", "300"])
        here = os.readlink("/proc/self/ns/net")
        path = f"/proc/{self.far_process.pid}/ns/net"
        self.until(lambda: os.readlink(path) != here, "the second host")
        self.command("ip", "link", "add", "near0", "type", "veth", "peer", "name", "far0",
                     "netns", str(self.far_process.pid))
        for far, name, number in ((False, "near0", 2), (True, "far0", 1)):
            self.command("ip", "address", "add", f"10.9.0.{number}/24", "dev", name, far=far)
            self.command("ip", "-6", "address", "add", f"fd09::{number}/64", "dev", name, "nodad",
                         far=far)
            self.command("ip", "link", "set", name, "up", far=far)
        self.command("ip", "link", "set", "lo", "up", far=True)
        for address in ("10.9.0.1", "fd09::1"):  # so that both hosts know each other
            try:
                socket.create_connection((address, 9), timeout=5).close()
            except OSError:
                pass

    def in_far(self, name, *words):
        """in_far STEP WORD...: a step on the second host: redis, peer, program, nft, ip, tc."""
        getattr(self, name)(*words, far=True)

    def nft(self, *words, far=False):
        self.command("nft", *words, far=far)

    def ip(self, *words, far=False):
        self.command("ip", *words, far=far)

    def tc(self, *words, far=False):
        self.command("tc", *words, far=far)

    def sysctl(self, *words, far=False):
        self.command("sysctl", "-w", *words, far=far)

    # --- Files ---------------------------------------------------------------------------------

    def file(self, path, *lines):
        """file PATH LINE...: a file with these lines; relative to the folder where rconn runs."""
        whole = self.folder / path
        whole.parent.mkdir(parents=True, exist_ok=True)
        whole.write_text("".join(line + "\n" for line in lines))

    def folder_at(self, path):
        (self.folder / path).mkdir(parents=True)

    def mode(self, mode, path):
        (self.folder / path).chmod(int(mode, 8))

    def dead_socket(self, path):
        """A socket whose server is gone."""
        with socket.socket(socket.AF_UNIX) as gone:
            gone.bind(str(self.folder / path))

    def datagram_socket(self, path):
        self.datagrams = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.datagrams.bind(str(self.folder / path))

    def certificates(self, *scene):
        """certificates: an authority and certificates; see certificates.py."""
        self.command(sys.executable, str(HERE / "certificates.py"), *scene)

    def shell(self, *words, far=False):
        """shell COMMAND: what no other step does."""
        self.command("sh", "-c", " ".join(words), far=far)
