"""Peers on a way that loses something, or that stop to answer."""

import time

from wire import commands


def answers_with_error_of(size):
    """answers-with-error-of BYTES: answers every command with an error of that many bytes."""
    reply = b"-ERR ".ljust(int(size) - 2, b"x") + b"\r\n"

    def handle(connection):
        for _ in commands(connection):
            connection.sendall(reply)
    return handle


def answers_once():
    """Answers the first command of a connection, and no other."""
    def handle(connection):
        for _ in commands(connection):
            connection.sendall(b"+PONG\r\n")
            break
        time.sleep(60)
    return handle
