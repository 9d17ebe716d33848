"""Old servers, other products and hosted services: how they refuse what a Redis here accepts."""

from wire import answering, error, usual


def refuses(*pairs):
    """refuses COMMAND TEXT...: answers each of these commands with its error, the others as usual."""
    errors = {name.upper(): text for name, text in zip(pairs[::2], pairs[1::2])}

    def answer(words):
        return error(errors[words[0]]) if words[0] in errors else usual(words)
    return answering(answer)


def before6(password):
    """before6 PASSWORD: a server that has one password and no users."""
    def answer(words):
        if words[0] != "AUTH":
            return usual(words)
        if len(words) != 2:
            return error("ERR wrong number of arguments for 'auth' command")
        return b"+OK\r\n" if words[1] == password else error("ERR invalid password")
    return answering(answer)


def rejects_select_0():
    """A proxy that ends the connection at SELECT, whatever the database."""
    return answering(lambda words: None if words[0] == "SELECT" else usual(words))


def tells(section, *lines):
    """tells SECTION LINE...: a replica whose INFO has these lines; ROLE and HELLO are refused."""
    text = "".join(line + "\r\n" for line in lines).encode()

    def answer(words):
        if words[0] == "INFO" and words[1:] == [section]:
            return b"$%d\r\n%s\r\n" % (len(text), text)
        return usual(words)
    return answering(answer)
