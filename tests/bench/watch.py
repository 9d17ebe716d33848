#!/usr/bin/env python3
"""How well and at what cost `rconn watch` measures.

Usage: watch.py RCONN
Scripted peers make outages of 0.1 s to 30 s, and know when each began and ended: they refuse (the
port is closed) or freeze (what comes is read late). One watch measures them all, side by side.
Then: quantiles of known delays, and CPU and memory of 1,000 probes a second.
Exits with 1 if something is not as promised.
"""

import json
import multiprocessing
import os
import random
import selectors
import signal
import socket
import subprocess
import sys
import tempfile
import time

LENGTHS = [0.1, 0.3, 1, 3, 10, 30]  # seconds
PING = b"*1\r\n$4\r\nPING\r\n"
PONG = b"+PONG\r\n"
failures = []


def check(holds, words):
    print(f"  {'' if holds else 'NOT '}ok: {words}")
    if not holds:
        failures.append(words)


class Peer:
    """Answers PING, but for one outage, of which it keeps the truth."""

    def __init__(self, kind="none", length=0.0, delays=None):
        self.kind, self.length, self.delays = kind, length, delays
        self.port = 0
        self.began = self.ended = None  # the middle of what it took to begin and to end it
        self.uncertainty = 0.0
        self.delayed = []  # how long each reply was held back, as measured here
        self.truth, self.told = multiprocessing.Pipe(duplex=False)

    def listen(self):
        self.listener = socket.socket()
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.listener.bind(("127.0.0.1", self.port))
        self.listener.listen(64)
        self.listener.setblocking(False)
        self.port = self.listener.getsockname()[1]

    def attend(self):
        self.selector = selectors.DefaultSelector()
        self.selector.register(self.listener, selectors.EVENT_READ)

    def begin_at(self, moment):
        """Serves in a process of its own, so that peers do not wait for one another."""
        self.due = moment
        self.listen()
        self.process = multiprocessing.Process(target=self.serve, daemon=True)
        self.process.start()
        self.listener.close()

    def serve(self):
        self.over = False
        self.attend()
        signal.signal(signal.SIGTERM, self.end)
        while not self.over:
            left = self.due - time.monotonic()
            if self.kind != "none" and self.began is None and left <= 0:
                self.fail()
            self.serve_once(max(left, 0) if self.began is None and left > 0 else 0.05)
        self.told.send((self.began, self.ended, self.uncertainty, self.delayed))

    def end(self, *_):
        self.over = True

    def ask_truth(self):
        self.process.terminate()
        self.began, self.ended, self.uncertainty, self.delayed = self.truth.recv()
        self.process.join()

    def serve_once(self, longest=0):
        for key, _ in self.selector.select(longest):
            if key.fileobj is self.listener:
                client, _ = self.listener.accept()
                client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self.selector.register(client, selectors.EVENT_READ)
            else:
                self.answer(key.fileobj)

    def answer(self, client):
        try:
            asked = client.recv(65536)
            came = time.monotonic()
            if not asked:
                raise OSError
            if self.delays:
                time.sleep(self.delays())
                self.delayed.append(time.monotonic() - came)
            client.sendall(PONG * asked.count(PING))
        except OSError:
            self.selector.unregister(client)
            client.close()

    def fail(self):
        begins = time.monotonic()
        if self.kind == "refuse":
            for key in list(self.selector.get_map().values()):
                key.fileobj.close()
            self.selector.close()
        begun = time.monotonic()
        time.sleep(self.length)
        ends = time.monotonic()
        if self.kind == "refuse":
            self.listen()
            self.attend()
        self.serve_once()
        ended = time.monotonic()
        self.uncertainty = (begun - begins + ended - ends) / 2
        self.began, self.ended = (begins + begun) / 2, (ends + ended) / 2


def watch(rconn, words):
    process = subprocess.run([rconn, "watch", "-o", "json", *words], stdout=subprocess.PIPE,
                             check=True, timeout=60)
    return json.loads(process.stdout.splitlines()[-1])


def measure_outages(rconn):
    print("outages of known length: what is measured lies within the stated uncertainty")
    peers = [Peer(kind, length) for length in LENGTHS for kind in ("refuse", "freeze")]
    for peer in peers:
        peer.begin_at(time.monotonic() + 1)
    summary = watch(rconn, ["-i", "0.02", "--read-timeout", "0.05", "--duration",
                            str(max(LENGTHS) + 3), *(f"127.0.0.1:{peer.port}" for peer in peers)])
    for peer, target in zip(peers, summary["targets"]):
        peer.ask_truth()
        truth = peer.ended - peer.began
        outages = target["outages"]
        if len(outages) != 1:
            others = [(round(each["seconds"], 3), each["faults"]) for each in outages]
            check(False, f"{peer.kind} for {truth:.3f} s: {len(outages)} outages {others}")
            continue
        told, uncertainty = outages[0]["seconds"], outages[0]["uncertainty"]
        # What processes wait for a processor.
        slack = peer.uncertainty + 0.005
        check(abs(told - truth) <= uncertainty + slack,
              f"{peer.kind:6} for {truth:7.3f} s: told {told:7.3f} s ± {uncertainty * 1e3:.0f} ms, "
              f"off by {(told - truth) * 1e3:+.1f} ms")


def measure_quantiles(rconn):
    print("quantiles of known delays: within 1 %, and 0.5 ms for the way")
    random.seed(7)
    peer = Peer(delays=lambda: random.uniform(0.002, 0.012))
    peer.begin_at(0)
    summary = watch(rconn, ["-i", "0.02", "--duration", "12", f"127.0.0.1:{peer.port}"])
    peer.ask_truth()
    told = summary["targets"][0]["views"]["held"]["service_ms"]
    exact = sorted(1e3 * delay for delay in peer.delayed)
    for name, share in (("p50", 0.5), ("p90", 0.9), ("p99", 0.99)):
        # Nearest rank.
        value = exact[max(0, -(-len(exact) * int(share * 100) // 100) - 1)]
        check(value * 0.99 <= told[name] <= value * 1.01 + 0.5,
              f"{name} of {len(exact)} probes: told {told[name]:.3f} ms, exact {value:.3f} ms")


def resident(process):
    with open(f"/proc/{process}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))


def measure_costs(rconn):
    print("1,000 probes a second on a held connection: less than 5 % of a core, memory flat")
    with tempfile.TemporaryDirectory() as directory:
        probe = socket.socket()
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        server = subprocess.Popen(["redis-server", "--port", str(port), "--bind", "127.0.0.1",
                                   "--save", "", "--dir", directory], stdout=subprocess.DEVNULL)
        try:
            while subprocess.run([rconn, "ping", "-q", f"127.0.0.1:{port}"], check=False).returncode:
                time.sleep(0.05)
            process = subprocess.Popen([rconn, "watch", "-i", "0.001", "-o", "json",
                                        f"127.0.0.1:{port}"], stdout=subprocess.PIPE)
            time.sleep(3)
            before, began = resident(process.pid), cpu(process.pid)
            start = time.monotonic()
            time.sleep(15)
            after, ended = resident(process.pid), cpu(process.pid)
            passed = time.monotonic() - start
            process.send_signal(signal.SIGINT)
            summary = json.loads(process.communicate()[0].splitlines()[-1])
        finally:
            server.kill()
            server.wait()
    share = 100 * (ended - began) / passed
    held = summary["targets"][0]["views"]["held"]
    rate = held["ok"] / summary["seconds"]
    check(share < 5, f"{share:.1f} % of a core at {rate:.0f} probes a second")
    check(rate > 950 or summary["paused"] > 0.05 * summary["seconds"],
          f"{rate:.0f} of 1,000 probes a second succeeded; {held['not_started']} were not started")
    check(after - before < 1024, f"memory grew by {after - before} KiB in 15,000 probes")


def cpu(process):
    """User and system time so far, in seconds."""
    with open(f"/proc/{process}/stat", encoding="ascii") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main():
    rconn = sys.argv[1]
    measure_outages(rconn)
    measure_quantiles(rconn)
    measure_costs(rconn)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
