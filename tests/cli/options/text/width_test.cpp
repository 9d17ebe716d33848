#include "cli/options/text/width.hpp"

#include "support/catch.hpp"

using rconn::cli::text::first_columns;
using rconn::cli::text::width_of;

TEST_CASE("letters take a column, wide ones two, colours and marks none") {
  CHECK(width_of("abc") == 3);
  CHECK(width_of("\xc3\xa4") == 1);                  // a letter of two bytes
  CHECK(width_of("\xe6\xbc\xa2\xe5\xad\x97") == 4);  // two Chinese characters
  CHECK(width_of("e\xcc\x81") == 1);                 // a combining accent
  CHECK(width_of("\xf0\x9f\x98\x80") == 2);          // an emoji
  CHECK(width_of("\x1b[31mred\x1b[0m") == 3);
  CHECK(width_of("\xff\xfe") == 2);  // no UTF-8
  CHECK(width_of("") == 0);
}

TEST_CASE("a text is cut between characters") {
  CHECK(first_columns("abc", 2) == "ab");
  CHECK(first_columns("\xe6\xbc\xa2\xe5\xad\x97", 3) == "\xe6\xbc\xa2");
  CHECK(first_columns("abc", 9) == "abc");
  CHECK(first_columns("abc", 0).empty());
}
