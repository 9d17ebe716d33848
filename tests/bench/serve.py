#!/usr/bin/env python3
"""What `rconn serve` costs, and how fast it answers, with 1,000 targets.

Usage: serve.py RCONN [SECONDS]
A scripted peer on many addresses of loopback answers as Redis does. A scraper asks for each of 1,000
targets every 15 s, as Prometheus does: evenly spread, each on a connection that stays open. Beside it,
/livez is asked for ten times a second. Then the probes of a day of one target (5,760), and ten times as
many, as fast as they come: memory and descriptors must not grow. Exits with 1 if something is not as promised.
"""

import contextlib
import multiprocessing
import os
import pathlib
import resource
import selectors
import socket
import subprocess
import sys
import threading
import time

TARGETS = 1000
EVERY = 15  # seconds, for all targets
PROMISED_MEMORY = 30e6  # bytes
PROMISED_LIVEZ = 0.005  # seconds, 99 of 100
DAY = 24 * 3600 // EVERY
TICK = os.sysconf("SC_CLK_TCK")
failures = []


def check(holds, words):
    print(f"  {'' if holds else 'NOT '}ok: {words}", flush=True)
    if not holds:
        failures.append(words)


def serve_peer(listener):
    """Answers each PING; other commands with an error, as an old server does."""
    ready = selectors.DefaultSelector()
    ready.register(listener, selectors.EVENT_READ)
    while True:
        for key, _ in ready.select():
            if key.fileobj is listener:
                with contextlib.suppress(OSError):
                    one, _ = listener.accept()
                    ready.register(one, selectors.EVENT_READ)
                continue
            with contextlib.suppress(OSError):
                data = key.fileobj.recv(4096)
                if data:
                    key.fileobj.sendall(b"+PONG\r\n" * data.count(b"PING"))
                    continue
            ready.unregister(key.fileobj)
            key.fileobj.close()


class Client:
    """A connection to rconn that stays open."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), 30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def get(self, path):
        """Status and body."""
        self.socket.sendall(f"GET {path} HTTP/1.1\r\nHost: rconn\r\n"
                            "X-Prometheus-Scrape-Timeout-Seconds: 10\r\n\r\n".encode())
        data = b""
        while b"\r\n\r\n" not in data:
            data += self.part()
        head, body = data.split(b"\r\n\r\n", 1)
        length = next(int(line.split(b":")[1]) for line in head.split(b"\r\n")
                      if line.lower().startswith(b"content-length:"))
        while len(body) < length:
            body += self.part()
        return int(head.split()[1]), body

    def part(self):
        part = self.socket.recv(65536)
        if not part:
            raise ConnectionError("rconn closed the connection")
        return part


class Process:
    def __init__(self, process):
        self.process, self.proc = process, pathlib.Path(f"/proc/{process.pid}")

    def cpu(self):
        """Seconds of CPU time."""
        fields = (self.proc / "stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def memory(self, what="VmRSS"):
        line = next(one for one in (self.proc / "status").read_text().splitlines() if one.startswith(what))
        return int(line.split()[1]) * 1024

    def descriptors(self):
        return len(os.listdir(self.proc / "fd"))


class Scraper:
    """Asks for target after target, each when it is due."""

    def __init__(self, port, targets):
        self.targets = targets
        self.clients = [Client(port) for _ in range(8)]
        self.done = self.failed = 0
        self.over = threading.Event()
        self.began = time.monotonic()
        self.threads = [threading.Thread(target=self.run, args=(i,)) for i in range(len(self.clients))]

    def run(self, lane):
        number = lane
        while not self.over.is_set():
            due = self.began + number * EVERY / len(self.targets)
            self.over.wait(max(0, due - time.monotonic()))
            status, body = self.clients[lane].get(f"/probe?target={self.targets[number % len(self.targets)]}")
            good = status == 200 and b"rconn_probe_success 1" in body
            self.done += good
            self.failed += not good
            number += len(self.clients)

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *error):
        self.over.set()
        for thread in self.threads:
            thread.join()


def ask_in_turn(port, peer_port, seconds, results):
    """How long /livez takes, and a PING of the peer beside it: what this machine makes of any answer.

    In a process of its own, so that it does not wait for the scraper's threads.
    """
    client, livez, pings, wrong = Client(port), [], [], 0
    peer = socket.create_connection(("127.0.0.1", peer_port), 30)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        began = time.monotonic()
        wrong += client.get("/livez")[0] != 200
        livez.append(time.monotonic() - began)
        began = time.monotonic()
        peer.sendall(b"PING\r\n")
        peer.recv(64)
        pings.append(time.monotonic() - began)
        time.sleep(0.05)
    results.send((sorted(livez), sorted(pings), wrong))


def p99(times):
    return times[int(0.99 * (len(times) - 1))]


def bench_load(port, peer_port, rconn, targets, seconds):
    print(f"{TARGETS:,} targets, each probed every {EVERY} s, and checked in the background as often")
    received, sent = multiprocessing.Pipe(duplex=False)
    asking = multiprocessing.Process(target=ask_in_turn, args=(port, peer_port, seconds, sent), daemon=True)
    with Scraper(port, targets) as scraper:
        time.sleep(2)
        cpu, began, done = rconn.cpu(), time.monotonic(), scraper.done
        asking.start()
        livez, pings, wrong = received.recv()
        took = time.monotonic() - began
        share, probes = (rconn.cpu() - cpu) / took, scraper.done - done
    check(scraper.failed == 0 and wrong == 0, f"{probes} probes in {took:.0f} s succeed, and all of /livez")
    check(probes >= 0.95 * took * TARGETS / EVERY, "none of them comes late")
    check(share < 0.5, f"{100 * share:.1f} % of one core, less than half of it")
    check(rconn.memory("VmHWM") < PROMISED_MEMORY, f"{rconn.memory('VmHWM') / 1e6:.1f} MB of memory at most")
    words = (f"99 of 100 answers of /livez within {1000 * p99(livez):.2f} ms, half of them within "
             f"{1000 * livez[len(livez) // 2]:.2f} ms; a bare peer beside it: {1000 * p99(pings):.2f} ms, "
             f"{1000 * pings[len(pings) // 2]:.2f} ms")
    if p99(pings) > PROMISED_LIVEZ / 4:
        print(f"  the machine is too busy to tell: {words}")
    else:
        check(p99(livez) < PROMISED_LIVEZ, words)


def bench_days(port, rconn, target):
    print(f"the probes of a day of one target ({DAY:,}), and of ten days, one after another")
    client = Client(port)

    def day():
        return sum(client.get(f"/probe?target={target}")[0] == 200 for _ in range(DAY))
    good = day()
    memory, descriptors = rconn.memory(), rconn.descriptors()
    good += sum(day() for _ in range(10))
    grown = rconn.memory() - memory
    check(good == 11 * DAY, f"{good:,} probes are answered")
    check(grown < 1 << 20, f"memory grows by {grown / 1024:.0f} KiB after the first of them, less than 1 MiB")
    # A check in the background may be under way.
    check(abs(rconn.descriptors() - descriptors) <= 20, f"{descriptors} descriptors, and {rconn.descriptors()} then")


def main(binary, seconds):
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    listener = socket.create_server(("0.0.0.0", 0), backlog=4096)
    peer = multiprocessing.Process(target=serve_peer, args=(listener,), daemon=True)
    peer.start()
    targets = [f"127.1.{i // 250}.{i % 250 + 1}:{listener.getsockname()[1]}" for i in range(TARGETS)]
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with subprocess.Popen([binary, "serve", "-q", "--listen", f"127.0.0.1:{port}", *targets]) as process:
        try:
            rconn = Process(process)
            end = time.monotonic() + 30
            while True:
                with contextlib.suppress(OSError):
                    if Client(port).get("/readyz")[0] == 200:
                        break
                if process.poll() is not None or time.monotonic() > end:
                    sys.exit("rconn serve does not get ready")
                time.sleep(0.1)
            bench_load(port, listener.getsockname()[1], rconn, targets, seconds)
            bench_days(port, rconn, targets[0])
        finally:
            process.terminate()
    check(process.returncode == 0, "it ends with exit status 0")
    peer.terminate()
    return 1 if failures else 0


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], float(sys.argv[2]) if len(sys.argv) == 3 else 45))
