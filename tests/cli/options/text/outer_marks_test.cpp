#include "cli/options/text/outer_marks.hpp"

#include "support/catch.hpp"

using rconn::cli::text::outer_marks;

TEST_CASE("white space and quotes at an end are named, the value is not") {
  const auto words = [](std::string_view value) {
    return outer_marks(value).value_or("nothing to name");
  };
  CHECK(words("redis://h ") == "it ends with a space: take it off");
  CHECK(words("\tredis://h") == "it begins with a tab: take it off");
  CHECK(words("redis://h\n") == "it ends with a line end: take it off");
  CHECK(words("redis://h\r\n") == "it ends with a line end (CR LF): take it off");
  CHECK_THAT(words("redis://h\r"), ContainsSubstring("ends with a carriage return"));
  CHECK_THAT(words("\xef\xbb\xbfh"), ContainsSubstring("begins with an invisible byte order mark"));
  CHECK_THAT(words("h\xc2\xa0"), ContainsSubstring("ends with a no-break space"));
  CHECK_THAT(words("\"h\""), StartsWith("it is in quotes: it begins and ends with a quote (\")"));
  CHECK_THAT(words("'h'"), StartsWith("it is in quotes"));
  CHECK_THAT(words("\xe2\x80\x9ch\xe2\x80\x9d"), StartsWith("it is in quotes"));
  CHECK(words("'h\n") == "it begins with a quote (') and ends with a line end: take both off");
  CHECK(words(" \t\n") == "there is only white space");
  for (const char* value : {"", "h", "redis://u:p w@h", "/run/a b.sock", "h\"h"}) {
    CHECK_FALSE(outer_marks(value));
  }
}
