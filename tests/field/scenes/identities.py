"""Servers that say who they are in their own way."""

from wire import answering, error, usual


def bulk(text):
    return f"${len(text)}\r\n{text}\r\n".encode()


def told(info):
    """The usual answers, and this text for INFO."""
    def answer(words):
        if words[0] == "INFO":
            return bulk(info)
        return bulk(words[1]) if words[0] == "ECHO" else usual(words)
    return answer


def closes_at_hello(password=""):
    """closes-at-hello [PASSWORD]: an old server or proxy that ends the connection at HELLO."""
    known = told("redis_version:2.8.24\r\nredis_mode:standalone\r\nrole:master\r\n")

    def handle(connection):
        state = {"open": not password}

        def answer(words):
            if words[0] == "HELLO":
                return None
            if words[0] == "AUTH":
                state["open"] = words[-1] == password
            elif not state["open"]:
                return error("NOAUTH Authentication required.")
            return known(words)
        answering(answer)(connection)
    return handle


def dragonfly():
    """Calls itself redis in HELLO; INFO knows better."""
    known = told("redis_version:7.4.0\r\ndragonfly_version:df-v1.30.0\r\nrun_id:ab\r\n")
    hello = b"*4\r\n$6\r\nserver\r\n$5\r\nredis\r\n$7\r\nversion\r\n$5\r\n7.4.0\r\n"
    return answering(lambda words: hello if words[0] == "HELLO" else known(words))
