"""The Redis protocol for scripted peers: commands in, replies out."""


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
