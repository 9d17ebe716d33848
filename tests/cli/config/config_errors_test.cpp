// Errors of a configuration file quote no password, and tell what its keys are called there.

#include <fmt/format.h>

#include "cli/config/parse_config.hpp"
#include "support/catch.hpp"

namespace {

std::string refusal(const std::string& text) {
  const auto file = rconn::cli::config::parse_config(text, "f.toml");
  return file ? "accepted" : file.error().message;
}

}  // namespace

TEST_CASE("a password in the file is refused, and never quoted") {
  const std::string secret = "hunter2";
  for (const char* key :
       {"pass", "password", "Pass", "auth", "requirepass", "sentinel-pass", "client_secret"}) {
    for (const char* table : {"modules.m", "targets.t"}) {
      const std::string words = refusal(fmt::format("[{}]\n{} = '{}'\n", table, key, secret));
      CHECK_THAT(words, ContainsSubstring("pass-file") && ContainsSubstring("pass-command"));
      CHECK_THAT(words, !ContainsSubstring(secret));
    }
  }
  for (const char* target : {"redis://u:hunter2@h", "redis://hunter2@h", "u:hunter2@h",
                             "rediss://:hunter2@h:1/2", "h:1,password=hunter2", "@hunter2"}) {
    const std::string words = refusal(fmt::format("[targets.t]\ntarget = '{}'\n", target));
    CHECK(words != "accepted");
    CHECK_THAT(words, !ContainsSubstring(secret));
  }
  CHECK_THAT(refusal("[modules.m]\npass = hunter2\n"), !ContainsSubstring(secret));
  CHECK_THAT(refusal("[modules.m]\npass = 'hunter2\n"), !ContainsSubstring(secret));
  CHECK_THAT(refusal("[modules.m]\npass-file = ['hunter2']\n"), !ContainsSubstring(secret));
  CHECK_THAT(refusal("[modules.m]\npass-command = 'hunter2'\n"), !ContainsSubstring(secret));
}

TEST_CASE("a name in the file that is a URI is quoted without user and password") {
  for (const auto& [text, told] :
       {std::pair("[targets.'redis://:hunter2@h']\n", "line 1: targets.redis://***@h: a name has"),
        std::pair("[modules.'u:hunter2@h']\n", "line 1: modules.***@h: a name has"),
        std::pair("[targets.t]\ntarget = 'h'\nlabels = {'u:hunter2@h' = 'x'}\n",
                  "line 3: targets.t.labels.***@h: the name of a label"),
        std::pair("'redis://:hunter2@h' = 'x'\n", "line 1: redis://***@h: unknown key"),
        std::pair("[serve]\n'redis://:hunter2@h' = 'x'\n",
                  "line 2: serve.redis://***@h: unknown key"),
        std::pair("[modules.m]\n'redis://:hunter2@h' = 'x'\n",
                  "line 2: modules.m.redis://***@h: unknown key"),
        std::pair("[targets.t]\n'redis://:hunter2@h' = 'x'\n",
                  "line 2: targets.t.redis://***@h: unknown key")}) {
    CHECK_THAT(refusal(text), ContainsSubstring(told) && !ContainsSubstring("hunter2"));
  }
}

TEST_CASE("a parameter in the URI of a target is told by a key of the file, if there is one") {
  const auto told_of = [](const std::string& query) {
    return refusal("[targets.t]\ntarget = 'redis://h/?" + query + "'\n");
  };
  const std::string place = "f.toml, line 2: targets.t.target: ";
  for (const char* login : {"password=x", "pass=x", "auth=x", "user=x", "username=x"}) {
    CHECK(told_of(login) == place +
                                "user and password do not stand in a target: give user, and "
                                "pass-file or pass-command");
  }
  const std::string ignored = " in the query of a URI is ignored";
  CHECK(told_of("socket_timeout=1") ==
        place + "'socket_timeout'" + ignored + ": read-timeout sets it, as a key of this table");
  CHECK(told_of("persistent_id=x") == place + "'persistent_id'" + ignored);
  CHECK(told_of("persistent=1") == place + "'persistent'" + ignored);
  CHECK(told_of("ssl=true") == place + "'ssl'" + ignored + ": for TLS, write rediss://");
  CHECK(told_of("x=--y") == place + "'x'" + ignored);
  CHECK(told_of("x") == place + "a word without '='" + ignored);
}
