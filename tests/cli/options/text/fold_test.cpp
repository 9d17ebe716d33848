#include "cli/options/text/fold.hpp"

#include "support/catch.hpp"

using rconn::cli::text::fold;
using rconn::cli::text::fold_lines;

TEST_CASE("text is wrapped between words, and further lines are indented") {
  CHECK(fold("one two three", 8, 2) == "one two\n  three");
  CHECK(fold("one two three", 80, 2) == "one two three");
  CHECK(fold("a  b", 80, 0) == "a  b");
  CHECK(fold("", 80, 2).empty());
}

TEST_CASE("a word longer than the line stays whole") {
  CHECK(fold("a incomprehensible b", 5, 1) == "a\n incomprehensible\n b");
}

TEST_CASE("a colour takes no column, and a letter of several bytes takes one") {
  CHECK(fold("\x1b[31mone\x1b[0m two three", 7, 2) == "\x1b[31mone\x1b[0m two\n  three");
  CHECK(fold("\xc3\xa4\xc3\xb6\xc3\xbc two", 7, 2) == "\xc3\xa4\xc3\xb6\xc3\xbc two");
}

TEST_CASE("lines that are too long are folded, and keep their margin") {
  CHECK(fold_lines("short\n  one two three\nlast\n", 9, 2) ==
        "short\n  one two\n    three\nlast\n");
  CHECK(fold_lines("", 9, 2).empty());
}

TEST_CASE("a unit stays with its number") {
  CHECK(fold("it took 12.5 ms, ok", 12, 2) == "it took\n  12.5 ms,\n  ok");
  CHECK(fold("it took 12 more", 10, 2) == "it took 12\n  more");
}

TEST_CASE("a colour ends with the line and begins again on the next one") {
  CHECK(fold("a \x1b[31mone two\x1b[0m b", 7, 2) == "a \x1b[31mone\x1b[0m\n  \x1b[31mtwo\x1b[0m b");
}

TEST_CASE("no line begins or ends in blanks of the text") {
  CHECK(fold("one  two", 4, 0) == "one\ntwo");
}
