"""A watch of a real redis-server that is frozen, and later killed and started again."""

import json
import os
import signal
import socket
import subprocess
import threading
import time

PATIENCE = 20
SOME_TIME = 1.5  # so that there is something to see
LONGEST = 120  # after it the watch is killed: it has not told what is waited for


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Server:
    def __init__(self, port, folder):
        self.port, self.folder, self.process = port, folder, None

    def start(self):
        self.process = subprocess.Popen(
            ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--dir",
             self.folder], stdout=subprocess.DEVNULL, env={**os.environ, "LC_ALL": "C"})
        end = time.monotonic() + PATIENCE
        while True:
            try:
                with socket.create_connection(("127.0.0.1", self.port), 1) as one:
                    one.sendall(b"PING\r\n")
                    if one.recv(64).startswith(b"+PONG"):
                        return
            except OSError:
                pass
            if time.monotonic() > end:
                raise AssertionError("redis-server does not start")
            time.sleep(.05)

    def kill(self):
        if self.process:
            self.process.kill()
            self.process.wait()
        self.process = None


def until_both(process, event):
    """Reads lines of JSON until both views have told this event."""
    left = {"held", "fresh"}
    for line in process.stdout:
        told = json.loads(line)
        if told["event"] == event:
            left.discard(told["view"])
        if not left:
            return
    raise AssertionError(f"the watch ended without '{event}' of {left}")


def watch(binary, folder):
    """Returns the paths of the page and of the data."""
    page, data = os.path.join(folder, "real.html"), os.path.join(folder, "real.json")
    server = Server(free_port(), folder)
    server.start()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored in a job in the background
    process = subprocess.Popen(
        [binary, "watch", "127.0.0.1:%d" % server.port, "--fresh", "-i", "0.1", "--read-timeout",
         "0.5", "-o", "json", "--report", page, "--report", data],
        stdout=subprocess.PIPE, text=True)
    guard = threading.Timer(LONGEST, process.kill)
    guard.start()
    try:
        until_both(process, "connected")
        time.sleep(SOME_TIME)
        os.kill(server.process.pid, signal.SIGSTOP)
        until_both(process, "down")
        time.sleep(SOME_TIME)
        os.kill(server.process.pid, signal.SIGCONT)
        until_both(process, "up")
        time.sleep(SOME_TIME)
        server.kill()
        until_both(process, "down")
        time.sleep(SOME_TIME)  # until both are refused
        server.start()
        until_both(process, "up")
        time.sleep(SOME_TIME)
        process.send_signal(signal.SIGINT)
        process.stdout.read()
        if process.wait(PATIENCE) != 0:
            raise AssertionError("the watch ended with %d" % process.returncode)
    finally:
        guard.cancel()
        process.kill()
        process.wait()
        server.kill()
    return page, data
