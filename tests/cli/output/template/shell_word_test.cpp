#include "cli/output/template/shell_word.hpp"

#include "support/catch.hpp"

using rconn::cli::shell_word;

TEST_CASE("names, numbers and addresses need no quotes in a shell") {
  for (const char* const word : {"", "ready", "0.352", "[fe80::1%eth0]:6379",
                                 "unix:///run/a_b-c.sock", "2026-03-01T12:00:05.250Z", "a,b+c@d"}) {
    CHECK(shell_word(word) == word);
  }
}

TEST_CASE("whatever else a shell may read is in single quotes") {
  for (const char letter : std::string_view(" \t\n$()`\";&|<>*?~!#={}^\\")) {
    CHECK(shell_word({&letter, 1}) == std::string("'") + letter + "'");
  }
  CHECK(shell_word("a b") == "'a b'");
  CHECK(shell_word("it's") == R"('it'\''s')");
  CHECK(shell_word("\xc3\xa4") == "'\xc3\xa4'");
}
