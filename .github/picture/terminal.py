"""What a terminal shows after a program has written to it: enough of one for what rconn writes."""

import dataclasses
import re

CONTROL = re.compile(r"\x1b\[([0-9;?]*)([A-Za-z])|\x1b[()][A-B0]|([\r\n\b])|([^\x1b\r\n\b])", re.DOTALL)


@dataclasses.dataclass(frozen=True)
class Style:
    colour: int = -1  # one of the eight colours, + 8 where it is bright; -1: that of the text
    bold: bool = False
    faint: bool = False


def restyled(style, numbers):
    for number in numbers:
        if number == 0:
            style = Style()
        elif number == 1:
            style = dataclasses.replace(style, bold=True)
        elif number == 2:
            style = dataclasses.replace(style, faint=True)
        elif number == 22:
            style = dataclasses.replace(style, bold=False, faint=False)
        elif 30 <= number <= 37 or 90 <= number <= 97:
            style = dataclasses.replace(style, colour=number - 30 if number < 90 else number - 82)
        elif number == 39:
            style = dataclasses.replace(style, colour=-1)
    return style


class Screen:
    """Rows of (character, style). Lines that are too long go on in the next row."""

    def __init__(self, columns):
        self.columns = columns
        self.rows = [[]]
        self.row, self.column, self.style = 0, 0, Style()

    def write(self, text):
        for found in CONTROL.finditer(text):
            parameters, final, moves, character = found.groups()
            if character:
                self.put(character)
            elif moves == "\n":
                self.go(self.row + 1, 0)
            elif moves == "\r":
                self.column = 0
            elif moves == "\b":
                self.column = max(0, self.column - 1)
            elif final:
                self.control(final, [int(one) for one in re.findall(r"\d+", parameters)])

    def go(self, row, column):
        self.row, self.column = max(0, row), max(0, column)
        while len(self.rows) <= self.row:
            self.rows.append([])

    def put(self, character):
        if self.column == self.columns:
            self.go(self.row + 1, 0)
        line = self.rows[self.row]
        line.extend([(" ", Style())] * (self.column + 1 - len(line)))
        line[self.column] = (character, self.style)
        self.column += 1

    def control(self, final, numbers):
        count = numbers[0] if numbers else 1
        if final == "m":
            self.style = restyled(self.style, numbers or [0])
        elif final in "AB":
            self.go(self.row + (count if final == "B" else -count), self.column)
        elif final in "CDG":
            self.go(self.row, {"C": self.column + count, "D": self.column - count, "G": count - 1}[final])
        elif final == "K":
            del self.rows[self.row][0 if numbers == [2] else self.column:]
        elif final == "J":
            del self.rows[self.row][self.column:], self.rows[self.row + 1:]

    def runs(self):
        """Each row as a list of (column, text, style), without spaces at its end."""
        for row in self.rows:
            while row and row[-1][0] == " ":
                row = row[:-1]
            runs = []
            for column, (character, style) in enumerate(row):
                if runs and runs[-1][2] == style:
                    runs[-1] = (runs[-1][0], runs[-1][1] + character, style)
                else:
                    runs.append((column, character, style))
            yield runs
