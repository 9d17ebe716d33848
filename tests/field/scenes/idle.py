"""Peers that cut idle connections, each in its own way. All answer PING, SUBSCRIBE and INFO before."""

import socket
import struct
import time

from wire import error

RUN_ID = "0123456789012345678901234567890123456789"


def answer_to(words):
    name = words[0].upper()
    if name == "PING":
        return b"+PONG\r\n"
    if name == "SUBSCRIBE":
        return b"*3\r\n$9\r\nsubscribe\r\n$%d\r\n%s\r\n:1\r\n" % (len(words[1]), words[1].encode())
    if name == "INFO":
        text = f"run_id:{RUN_ID}\r\nuptime_in_seconds:1000\r\n".encode()
        return b"$%d\r\n%s\r\n" % (len(text), text)
    return error(f"NOPERM no permission for '{name}'")


def words_in(data):
    """The words of one command, which came in one piece."""
    parts = data.decode("latin-1").split("\r\n")
    return parts[2::2]


def serve(connection, idle, on_idle):
    """Answers until nothing came for `idle` seconds; then `on_idle`."""
    connection.settimeout(idle)
    while True:
        try:
            data = connection.recv(4096)
        except TimeoutError:
            return on_idle(connection)
        if not data:
            return
        connection.sendall(answer_to(words_in(data)))


def reset(connection):
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def resets_idle(seconds):
    """resets-idle SECONDS: RST as soon as a connection has been idle for so long."""
    return lambda connection: serve(connection, float(seconds), reset)


def when_used(connection):
    connection.settimeout(None)
    return connection.recv(4096)


def resets_used(seconds):
    """resets-used SECONDS: RST when one that was idle for so long is used."""
    def late(connection):
        if when_used(connection):
            reset(connection)
    return lambda connection: serve(connection, float(seconds), late)


def loses_used(seconds):
    """loses-used SECONDS: no answer on one that was idle for so long."""
    def late(connection):
        while when_used(connection):
            pass
    return lambda connection: serve(connection, float(seconds), late)


def forgets_login(seconds):
    """forgets-login SECONDS: answers NOAUTH on one that was idle for so long."""
    def late(connection):
        while when_used(connection):
            connection.sendall(error("NOAUTH Authentication required."))
    return lambda connection: serve(connection, float(seconds), late)


def closes_old(seconds):
    """closes-old SECONDS: closes each connection at that age, used or not."""
    def handle(connection):
        end = time.monotonic() + float(seconds)
        while (left := end - time.monotonic()) > 0:
            connection.settimeout(left)
            try:
                data = connection.recv(4096)
            except TimeoutError:
                return
            if not data:
                return
            connection.sendall(answer_to(words_in(data)))
    return handle


def says_bye(seconds):
    """says-bye SECONDS: an error and the end of the stream, to those that were idle for so long."""
    def late(connection):
        connection.sendall(error("ERR idle for too long"))
    return lambda connection: serve(connection, float(seconds), late)
