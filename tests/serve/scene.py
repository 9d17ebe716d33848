"""The processes of a part: rconn serve and redis-server. All end with the part."""

import contextlib
import http.client
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import time

FIELD = pathlib.Path(__file__).resolve().parent.parent / "field"
PATIENCE = 30
ENVIRONMENT = {"PATH": os.environ["PATH"], "LC_ALL": "C"}


def until(condition, what, patience=PATIENCE):
    """What the condition comes to, once it is true; what went wrong is said with `what`."""
    end = time.monotonic() + patience
    while True:
        with contextlib.suppress(OSError, http.client.HTTPException):
            found = condition()
            if found:
                return found
        assert time.monotonic() < end, f"in vain: {what() if callable(what) else what}"
        time.sleep(0.02)


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def certificates(folder, *names):
    subprocess.run([sys.executable, "-B", FIELD / "certificates.py", *names], cwd=folder, check=True)


@contextlib.contextmanager
def running(words, log, **more):
    """A process that is ended and waited for."""
    with open(log, "ab") as out:
        process = subprocess.Popen([str(word) for word in words], stdin=subprocess.DEVNULL, stdout=out,
                                   stderr=out, env=ENVIRONMENT, **more)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


class Redis:
    """A redis-server that can be killed, stopped and started again."""

    def __init__(self, folder, *options, tls=None):
        self.port = free_port()
        self.folder = folder / f"redis-{self.port}"
        self.folder.mkdir()
        self.process = None
        port = ("--port", 0, "--tls-port", self.port, "--tls-auth-clients", "no",
                "--tls-ca-cert-file", folder / "ca.pem", "--tls-cert-file", folder / f"{tls}.pem",
                "--tls-key-file", folder / f"{tls}.key") if tls else ("--port", self.port)
        self.words = ["redis-server", *port, "--bind", "127.0.0.1", "--save", "", "--dir", self.folder,
                      *options]

    def start(self):
        with open(self.folder / "log", "ab") as log:
            self.process = subprocess.Popen([str(word) for word in self.words], stdout=log, stderr=log,
                                            env=ENVIRONMENT)
        until(self.accepts, lambda: (self.folder / "log").read_text())
        return self

    def accepts(self):
        with socket.create_connection(("127.0.0.1", self.port), 1):
            return True

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        self.process.send_signal(signal.SIGSTOP)

    def go_on(self):
        self.process.send_signal(signal.SIGCONT)

    def command(self, *words):
        return subprocess.run(["redis-cli", "-p", str(self.port), *map(str, words)], check=True,
                              capture_output=True, text=True, timeout=PATIENCE).stdout

    @property
    def name(self):
        return f"127.0.0.1:{self.port}"


class Rconn:
    """rconn serve on a free port. `with` starts it, and kills it at the end."""

    def __init__(self, binary, folder, *words, config=None):
        self.binary, self.folder, self.words = binary, folder, list(words)
        self.port = free_port()
        self.log = folder / "rconn.log"
        self.config = folder / "config.toml"
        if config is not None:
            self.config.write_text(config)
            self.words += ["--config", self.config]

    def __enter__(self):
        self.stack = contextlib.ExitStack()
        self.process = self.stack.enter_context(running(
            [self.binary, "serve", "--listen", f"127.0.0.1:{self.port}", *self.words], self.log))
        until(lambda: self.process.poll() is not None or self.get("/livez")[0] == 200, self.said)
        assert self.process.poll() is None, self.said()
        return self

    def __exit__(self, *error):
        self.stack.close()

    def said(self):
        return self.log.read_text()

    def get(self, path, timeout=PATIENCE, **fields):
        """Status and body."""
        one = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            one.request("GET", path, headers={name.replace("_", "-"): value for name, value in fields.items()})
            answer = one.getresponse()
            return answer.status, answer.read().decode()
        finally:
            one.close()

    def metric(self, name):
        """The sum of the samples of that name, or of that name and these labels."""
        labels = "" if "{" in name else r"(?:{.*})?"
        text = self.get("/metrics", Accept="application/openmetrics-text; version=1.0.0")[1]
        found = re.findall(rf"^{re.escape(name)}{labels} (\S+)", text, re.MULTILINE)
        return sum(map(float, found))

    def connect(self):
        return socket.create_connection(("127.0.0.1", self.port), PATIENCE)

    def raw(self, data):
        """All that comes until rconn closes, or is silent for a second."""
        with self.connect() as one:
            with contextlib.suppress(OSError):  # it may have closed already
                one.sendall(data)
            return rest_of(one)

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def memory(self):
        """Bytes that are resident."""
        pages = pathlib.Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]
        return int(pages) * os.sysconf("SC_PAGESIZE")

    def end(self):
        """SIGTERM; the exit status."""
        self.process.terminate()
        return self.process.wait(PATIENCE)


def rest_of(connection, silence=1.0):
    connection.settimeout(silence)
    data = b""
    with contextlib.suppress(OSError):
        while part := connection.recv(65536):
            data += part
    return data
