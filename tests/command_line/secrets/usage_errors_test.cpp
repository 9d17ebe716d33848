// A value that stands where a number, a host or a name belongs may be a password: it is not quoted.

#include "command_line/expect.hpp"
#include "support/temporary_directory.hpp"

using namespace support;

namespace {

// Returns what was told.
std::string check_withheld(const Words& words) {
  const std::string told = check_usage_error(words);
  CHECK_THAT(told, !ContainsSubstring("hunter2"));
  return told;
}

}  // namespace

TEST_CASE("a word that is given for a number or a time is not quoted") {
  for (const auto& [command, option] :
       std::vector<std::pair<std::string, std::string>>{{"ping", "-p"},
                                                        {"ping", "-n"},
                                                        {"ping", "-c"},
                                                        {"ping", "-t"},
                                                        {"ping", "-i"},
                                                        {"ping", "--deadline="},
                                                        {"ping", "--min-days="},
                                                        {"ping", "--max-reply="},
                                                        {"check", "--jobs="},
                                                        {"check", "--rate="},
                                                        {"topology", "--max-members="},
                                                        {"wait", "--stable="},
                                                        {"wait", "--backoff="},
                                                        {"watch", "--min-availability="},
                                                        {"idle", "--ages="},
                                                        {"key", "--workers="},
                                                        {"key", "--retry-interval="}}) {
    for (const char* value : {"hunter2", "1hunter2", "-1hunter2", "1.hunter2", "hunter2k"}) {
      CHECK_THAT(check_withheld({command, option + value, "h"}),
                 ContainsSubstring("it is not shown, as it may be a password"));
    }
  }
}

TEST_CASE("what follows the number of a database in a URI is not quoted") {
  for (const char* uri :
       {"redis://user:1234/5hunter2", "redis://h/hunter2", "redis://h?db=1hunter2"}) {
    CHECK_THAT(check_withheld({"ping", uri}),
               ContainsSubstring("the database is not a whole number"));
  }
}

TEST_CASE("a name for TLS with an '@' is not quoted") {
  for (const char* name :
       {"hunter2@host:6379", "hunter2@host", "/hunter2@host", "u:hunter2@host"}) {
    CHECK_THAT(check_withheld({"ping", "--tls", "--sni", name, "h"}),
               ContainsSubstring("--sni: a name has no '@': give the name of the certificate"));
  }
  const TemporaryDirectory directory;
  const std::string file =
      directory.file("c.toml", "[targets.t]\ntarget = 'rediss://h'\nsni = 'hunter2@host:6379'\n");
  CHECK_THAT(check_withheld({"ping", "--config", file, "@t"}),
             ContainsSubstring("line 3: targets.t.sni: a name has no '@'"));
}

TEST_CASE("what follows an address whose bracket is not closed is not quoted") {
  for (const char* target : {"[::1:hunter2", "redis://[::1:hunter2", "[hunter2"}) {
    CHECK_THAT(check_withheld({"ping", target}),
               ContainsSubstring("its '[' has no closing ']': write [::1]"));
  }
}

TEST_CASE("a password glued to a name of other tools, or in brackets, is not quoted") {
  for (const Words& words : {Words{"ping", "--pwdhunter2", "h"}, Words{"ping", "[user:hunter2]"},
                             Words{"ping", "--host", "[user:hunter2]"},
                             Words{"topology", "--sentinel-passhunter2", "h"}}) {
    check_withheld(words);
  }
}
