"""Peers that speak TLS, with certificates of certificates.py from the current directory."""

import socket
import ssl
import struct

from wire import answering, usual

HTTP = (b"HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n"
        b"400 Bad Request")


def context_of(certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.load_cert_chain(certificate + ".pem", certificate + ".key")
    return context


def is_handshake(connection):
    return connection.recv(1, socket.MSG_PEEK) == b"\x16"


def tls(certificate):
    """tls NAME: Redis over TLS with any certificate, however weak."""
    context = context_of(certificate)
    return lambda connection: answering(usual)(context.wrap_socket(connection, server_side=True))


def tls_router(certificate, *names):
    """tls_router CERTIFICATE NAME...: Redis for these names only; else HTTP, in clear text too."""
    context = context_of(certificate)
    sent = {}
    context.sni_callback = lambda session, name, _: sent.__setitem__(id(session), name)

    def handle(connection):
        if not is_handshake(connection):
            connection.recv(4096)
            connection.sendall(HTTP)
            return
        session = context.wrap_socket(connection, server_side=True)
        if sent.pop(id(session), None) in names:
            answering(usual)(session)
        elif session.recv(4096):
            session.sendall(HTTP)
    return handle


def tls_router_closes(certificate, *names):
    """The same, but it closes after the handshake where no name leads on."""
    context = context_of(certificate)
    sent = {}
    context.sni_callback = lambda session, name, _: sent.__setitem__(id(session), name)

    def handle(connection):
        session = context.wrap_socket(connection, server_side=True)
        if sent.pop(id(session), None) in names:
            answering(usual)(session)
    return handle


def tls_asks_and_closes(certificate):
    """Asks for a client certificate, and closes without an alert where none comes."""
    context = context_of(certificate)
    context.load_verify_locations("ca.pem")
    context.verify_mode = ssl.CERT_OPTIONAL

    def handle(connection):
        session = context.wrap_socket(connection, server_side=True)
        session.recv(4096)
        if session.getpeercert():
            session.sendall(b"+PONG\r\n")
    return handle


def alerts(number):
    """alerts NUMBER: answers a ClientHello with this fatal alert."""
    def handle(connection):
        connection.recv(4096)
        connection.sendall(struct.pack(">BHHBB", 21, 0x0303, 2, 2, int(number)))
        connection.recv(1)
    return handle


def answers_clear_text(text):
    """answers_clear_text TEXT: whatever comes."""
    def handle(connection):
        connection.recv(4096)
        connection.sendall(text.encode() + b"\r\n")
        connection.recv(1)
    return handle


def chooses_old_version():
    """Answers a ClientHello with a ServerHello of TLS 1.1."""
    hello = b"\x03\x02" + bytes(32) + b"\x00" + b"\xc0\x13" + b"\x00"
    message = b"\x02" + struct.pack(">I", len(hello))[1:] + hello

    def handle(connection):
        connection.recv(4096)
        connection.sendall(struct.pack(">BHH", 22, 0x0302, len(message)) + message)
        connection.recv(4096)
    return handle
