#include "cli/options/text/fold.hpp"

#include "support/catch.hpp"

using rconn::cli::text::fold;

TEST_CASE("text is wrapped between words, and further lines are indented") {
  CHECK(fold("one two three", 8, 2) == "one two\n  three");
  CHECK(fold("one two three", 80, 2) == "one two three");
  CHECK(fold("a  b", 80, 0) == "a  b");
  CHECK(fold("", 80, 2).empty());
}

TEST_CASE("a word longer than the line stays whole") {
  CHECK(fold("a incomprehensible b", 5, 1) == "a\n incomprehensible\n b");
}
