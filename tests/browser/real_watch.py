"""A watch of a real redis-server that is frozen, and later killed and started again."""

import os
import signal
import socket
import subprocess
import time

PATIENCE = 20
SOME_TIME = 1.5  # so that there is something to see


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


def lines_until(process, *words):
    """Reads lines of JSON until one has all of these words."""
    for line in process.stdout:
        if all(word in line for word in words):
            return
    raise AssertionError("the watch ended without telling %s" % (words,))


def watch(binary, folder):
    """Returns the paths of the page and of the data."""
    page, data = os.path.join(folder, "real.html"), os.path.join(folder, "real.json")
    server = Server(free_port(), folder)
    server.start()
    process = subprocess.Popen(
        [binary, "watch", "127.0.0.1:%d" % server.port, "--fresh", "-i", "0.1", "--read-timeout",
         "0.5", "-o", "json", "--report", page, "--report", data],
        stdout=subprocess.PIPE, text=True)
    try:
        lines_until(process, '"connected"', '"fresh"')
        time.sleep(SOME_TIME)
        os.kill(server.process.pid, signal.SIGSTOP)
        lines_until(process, '"down"')
        time.sleep(SOME_TIME)
        os.kill(server.process.pid, signal.SIGCONT)
        lines_until(process, '"up"')
        lines_until(process, '"up"')
        time.sleep(SOME_TIME)
        server.kill()
        lines_until(process, '"down"', "refused")
        server.start()
        lines_until(process, '"up"')
        lines_until(process, '"up"')
        time.sleep(SOME_TIME)
        process.send_signal(signal.SIGINT)
        process.stdout.read()
        if process.wait(PATIENCE) != 0:
            raise AssertionError("the watch ended with %d" % process.returncode)
    finally:
        process.kill()
        process.wait()
        server.kill()
    return page, data
