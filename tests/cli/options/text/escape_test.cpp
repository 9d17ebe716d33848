#include "cli/options/text/escape.hpp"

#include "support/catch.hpp"

using namespace rconn::cli::text;

TEST_CASE("characters that could move the cursor are shown as bytes") {
  CHECK(for_terminal("a\x1b[31mb\r\n") == "a\\x1b[31mb\\x0d\\x0a");
  CHECK(for_terminal("\x7f") == "\\x7f");
  CHECK(for_terminal("\xc2\x9b") == "\\xc2\\x9b");           // CSI as one C1 character
  CHECK(for_terminal("\xe2\x80\xae") == "\\xe2\\x80\\xae");  // right-to-left override
  CHECK(for_terminal(std::string_view("\0", 1)) == "\\x00");
}

TEST_CASE("printable text stays as it is") {
  CHECK(for_terminal("plain, é, ⚡ and 語") == "plain, é, ⚡ and 語");
}

TEST_CASE("bytes that are not UTF-8 are shown as bytes") {
  CHECK(for_terminal("\xff") == "\\xff");
  CHECK(for_terminal("\xc0\x80") == "\\xc0\\x80");           // overlong
  CHECK(for_terminal("\xed\xa0\x80") == "\\xed\\xa0\\x80");  // a surrogate
  CHECK(for_terminal("\xf4\x90\x80\x80") == "\\xf4\\x90\\x80\\x80");
  CHECK(for_terminal("\xe2\x80") == "\\xe2\\x80");  // cut short
  CHECK(for_json("a\xffz") == "a\\xffz");
}

TEST_CASE("JSON keeps control characters, which it escapes itself") {
  CHECK(for_json("a\x1b\n") == "a\x1b\n");
}
