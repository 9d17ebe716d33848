"""Scripted peers: what real servers and proxies do that cannot be had from a package.

usage: peers.py PORT SCENE [ARGUMENT...]; listens on all addresses until it is ended.
"""

import socket
import struct
import sys
import threading
import time


def error(text):
    return f"-{text}\r\n".encode()


def commands(connection):
    """The commands that come in, as lists of words."""
    stream = connection.makefile("rb")
    while True:
        line = stream.readline()
        if not line:
            return
        words = []
        for _ in range(int(line[1:])):
            size = int(stream.readline()[1:])
            words.append(stream.read(size).decode("latin-1"))
            stream.read(2)
        yield words


def answering(answer):
    """Answers as `answer(words)` says: bytes, or None to close the connection."""
    def handle(connection):
        for words in commands(connection):
            reply = answer([words[0].upper()] + words[1:])
            if reply is None:
                return
            connection.sendall(reply)
    return handle


def usual(words):
    if words[0] == "PING":
        return b"+PONG\r\n"
    return b"+OK\r\n" if words[0] in ("AUTH", "SELECT") else error(f"ERR unknown command '{words[0]}'")


def says(*lines):
    """says LINE...: answers every command with these lines."""
    return answering(lambda words: "".join(line + "\r\n" for line in lines).encode())


def mute():
    """Accepts and says nothing."""
    return lambda connection: time.sleep(60)


def closes():
    """Closes at the first byte."""
    return lambda connection: connection.recv(1)


def resets():
    """Resets at the first byte."""
    def handle(connection):
        connection.recv(1)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    return handle


SCENES = {scene.__name__.replace("_", "-"): scene for scene in (says, mute, closes, resets)}


def main():
    port, scene = int(sys.argv[1]), SCENES[sys.argv[2]](*sys.argv[3:])
    listener = socket.socket(socket.AF_INET6)
    listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("::", port))
    listener.listen(128)

    def work(connection):
        try:
            scene(connection)
        except (OSError, ValueError):
            pass
        connection.close()

    while True:
        connection, _ = listener.accept()
        threading.Thread(target=work, args=(connection,), daemon=True).start()


if __name__ == "__main__":
    main()
