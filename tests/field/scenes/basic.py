"""Peers that answer always the same, or not at all."""

import socket
import struct
import time

from wire import answering


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
