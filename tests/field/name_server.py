#!/usr/bin/env python3
"""A name server whose answers are given by words.

usage: name_server.py ADDRESS WORD...
NAME:TYPE=REPLY   TYPE is A or AAAA; "*" is any name or type; the first word that fits is taken.
    REPLY is addresses joined by commas; NXDOMAIN, NODATA, SERVFAIL, REFUSED, ...; mute (no answer);
    cname:NAME (an alias and what follows a plus: cname:other+10.0.0.1, cname:other+NXDOMAIN);
    truncated (over UDP; over TCP 64 addresses). "@MS" behind it delays the answer, "@second"
    answers every second question only.
one-per-port      of two questions from one port, only the first is answered.
tcp               answers over TCP, too.
tcp-only          does not answer over UDP.
Without a word that fits it answers NXDOMAIN. Each question is a line of output: NAME TYPE.
"""

import collections
import ipaddress
import socket
import struct
import sys
import threading
import time

TYPES = {1: "A", 28: "AAAA"}
RCODES = {"NODATA": 0, "FORMERR": 1, "SERVFAIL": 2, "NXDOMAIN": 3, "NOTIMP": 4, "REFUSED": 5}
ALIAS = 5
ASKED = b"\xc0\x0c"  # the name that was asked for, as an owner


def encoded(name):
    labels = [label.encode() for label in name.split(".") if label]
    return b"".join(bytes([len(label)]) + label for label in labels) + b"\0"


def record(owner, kind, data):
    return owner + struct.pack(">HHIH", kind, 1, 60, len(data)) + data


def question_of(message):
    at, labels = 12, []
    while message[at]:
        labels.append(message[at + 1:at + 1 + message[at]].decode())
        at += 1 + message[at]
    return ".".join(labels), struct.unpack(">H", message[at + 1:at + 3])[0], at + 5


def records_of(reply, kind):
    """The records and the RCODE of a reply."""
    if reply in RCODES:
        return [], RCODES[reply]
    if reply.startswith("cname:"):
        alias, _, then = reply[len("cname:"):].partition("+")
        more, rcode = records_of(then or "NODATA", kind)
        end = encoded(alias)
        owned = [end + one[2:] if one.startswith(ASKED) else one for one in more]
        return [record(ASKED, ALIAS, end)] + owned, rcode
    addresses = [ipaddress.ip_address(text) for text in reply.split(",")]
    wanted = [one for one in addresses if one.version == (6 if kind == 28 else 4)]
    return [record(ASKED, kind, one.packed) for one in wanted], 0


def answer_to(message, reply, over_tcp):
    _, kind, end = question_of(message)
    cut = reply == "truncated" and not over_tcp
    if reply == "truncated":
        reply = "NODATA" if cut else ",".join(f"127.0.1.{n}" for n in range(1, 65))
    records, rcode = records_of(reply, kind)
    flags = 0x8180 | rcode | (0x0200 if cut else 0)
    head = message[:2] + struct.pack(">HHHHH", flags, 1, len(records), 0, 0)
    return head + message[12:end] + b"".join(records)


class Scene:
    def __init__(self, words):
        self.rules = [word.partition("=")[::2] for word in words if "=" in word]
        self.one_per_port = "one-per-port" in words
        self.udp = "tcp-only" not in words
        self.tcp = "tcp" in words or not self.udp
        self.ports = set()
        self.asked = collections.Counter()

    def reply_to(self, name, kind, port):
        """The reply, or None, and how long it takes."""
        if self.one_per_port and port in self.ports:
            return None, 0
        self.ports.add(port)
        reply = next((reply for what, reply in self.rules if self.fits(what, name, kind)),
                     "NXDOMAIN")
        reply, _, how = reply.partition("@")
        self.asked[name, kind] += 1
        if how == "second":
            return (None if self.asked[name, kind] % 2 else reply), 0
        return (None if reply == "mute" else reply), int(how or 0) / 1000

    @staticmethod
    def fits(what, name, kind):
        wanted_name, _, wanted_kind = what.rpartition(":")
        return wanted_name in ("*", name.lower()) and wanted_kind in ("*", TYPES.get(kind))


def take(scene, message, port, send, over_tcp=False):
    name, kind, _ = question_of(message)
    if not over_tcp and not scene.udp:
        return
    print(name, TYPES.get(kind, kind), flush=True)
    reply, delay = scene.reply_to(name, kind, None if over_tcp else port)
    if reply is None:
        return
    answer = answer_to(message, reply, over_tcp)
    if delay:
        threading.Timer(delay, send, [answer]).start()
    else:
        send(answer)


def serve_client(scene, client):
    """Answers all questions of a connection."""
    while len(size := client.recv(2, socket.MSG_WAITALL)) == 2:
        message = client.recv(struct.unpack(">H", size)[0], socket.MSG_WAITALL)
        take(scene, message, 0, lambda answer: client.sendall(
            struct.pack(">H", len(answer)) + answer), over_tcp=True)


def serve_tcp(scene, address):
    listener = socket.socket(family_of(address), socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((address, 53))
    listener.listen(16)
    while True:
        client, _ = listener.accept()
        threading.Thread(target=serve_client, args=(scene, client), daemon=True).start()


def family_of(address):
    return socket.AF_INET6 if ":" in address else socket.AF_INET


def main():
    address, scene = sys.argv[1], Scene(sys.argv[2:])
    if scene.tcp:
        threading.Thread(target=serve_tcp, args=(scene, address), daemon=True).start()
    server = socket.socket(family_of(address), socket.SOCK_DGRAM)
    server.bind(socket.getaddrinfo(address, 53)[0][4])
    while True:
        message, sender = server.recvfrom(4096)
        take(scene, message, sender[1], lambda answer, to=sender: server.sendto(answer, to))


main()
