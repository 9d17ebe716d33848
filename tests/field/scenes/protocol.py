"""Other services and proxies: what cannot be had from a package here, or not so small."""

import socket
import struct
import threading
import time

from wire import answering, commands, error, usual


def greets(line):
    """greets LINE: says the line by itself, as SSH and SMTP do."""
    def handle(connection):
        connection.sendall(line.encode("latin-1").decode("unicode_escape").encode("latin-1"))
        time.sleep(5)
    return handle


def memcached():
    """Answers each line of a Redis command with an error, as memcached does."""
    def handle(connection):
        stream = connection.makefile("rb")
        while stream.readline():
            connection.sendall(b"ERROR\r\n")
    return handle


def amqp():
    """Names its own protocol and hangs up, as RabbitMQ does."""
    def handle(connection):
        connection.recv(8)
        connection.sendall(b"AMQP\x00\x00\x09\x01")
    return handle


def alert():
    """Answers plain text with a TLS alert, as servers in Go do."""
    def handle(connection):
        connection.recv(64)
        connection.sendall(b"\x15\x03\x01\x00\x02\x02\x46")
    return handle


def answers_ping_only(end):
    """answers-ping-only close|reset|hold: how it ends a connection at any other command."""
    def handle(connection):
        for words in commands(connection):
            if words[0].upper() != "PING":
                break
            connection.sendall(b"+PONG\r\n")
        if end == "hold":
            time.sleep(10)
        if end == "reset":
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    return handle


def adds_line(port, line):
    """adds-line PORT LINE: forwards to the port, with this line ahead of the client's bytes."""
    def pump(source, sink):
        try:
            while True:
                got = source.recv(4096)
                if not got:
                    return
                sink.sendall(got)
        except OSError:
            pass

    def handle(connection):
        server = socket.create_connection(("127.0.0.1", int(port)))
        server.sendall(line.encode() + b"\r\n")
        threading.Thread(target=pump, args=(server, connection), daemon=True).start()
        pump(connection, server)
        server.close()
    return handle


def pushes():
    """Sends a message of RESP3 ahead of its reply."""
    return answering(lambda words: b">2\r\n$10\r\ninvalidate\r\n*0\r\n" + usual(words))


def echoes():
    """Sends back what it is sent."""
    def handle(connection):
        while True:
            got = connection.recv(4096)
            if not got:
                return
            connection.sendall(got)
    return handle
