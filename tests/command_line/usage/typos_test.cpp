// Mistyped commands, options and values: the nearest name, and nothing that is far off.

#include "command_line/expect.hpp"

using namespace support;

TEST_CASE("a mistyped command is told the nearest one") {
  for (const auto& [typed, meant] :
       {std::pair("pnig", "ping"), std::pair("PING", "ping"), std::pair("topolgy", "topology"),
        std::pair("kye", "key"), std::pair("end", "endpoint")}) {
    CHECK_THAT(check_usage_error({typed, "h"}),
               ContainsSubstring("did you mean " + std::string(meant) + "?"));
  }
  CHECK_THAT(check_usage_error({"--verison"}), ContainsSubstring("did you mean --version?"));
}

TEST_CASE("the names of other tools are told by those to write here") {
  for (const auto& [typed, here] :
       {std::pair("--json", "-o json"), std::pair("--username", "--user"),
        std::pair("--password", "--pass"), std::pair("--url", "--uri"), std::pair("--URL", "--uri"),
        std::pair("-H", "-h HOST"), std::pair("-w", "--warn SEC"),
        std::pair("--retries", "the command wait"), std::pair("--skip-verify", "--insecure")}) {
    const std::string told = check_usage_error({"ping", typed, "hunter2"});
    CHECK_THAT(told, ContainsSubstring(here));
    CHECK_THAT(told, !ContainsSubstring("hunter2"));
  }
  CHECK_THAT(check_usage_error({"ping", "--url=redis://:hunter2@h"}),
             !ContainsSubstring("hunter2"));
  CHECK_THAT(check_usage_error({"trace", "-c", "5"}), ContainsSubstring("--crit SEC"));
  CHECK_THAT(check_usage_error({"topology", "--cluster"}), !ContainsSubstring("here it is"));
  CHECK_THAT(check_usage_error({"key", "-w", "5"}), !ContainsSubstring("here it is"));
  CHECK_THAT(check_usage_error({"ping", "--user:hunter2"}), !ContainsSubstring("hunter2"));
  CHECK_THAT(check_usage_error({"ping", "--expect", "role=slave"}),
             ContainsSubstring("did you mean replica?"));
  CHECK_THAT(check_usage_error({"ping", "--expect", "role=primary"}),
             ContainsSubstring("did you mean master?"));
}

TEST_CASE("a mistyped option is told the nearest one of the command") {
  for (const auto& [typed, meant] :
       {std::pair("--tiemout", "--timeout"), std::pair("--expct", "--expect"),
        std::pair("--HOST", "--host"), std::pair("--hepl", "--help")}) {
    CHECK_THAT(check_usage_error({"ping", typed, "hunter2"}),
               ContainsSubstring("did you mean " + std::string(meant) + "?"));
  }
  CHECK_THAT(check_usage_error({"ping", "--timeuot=hunter2"}), !ContainsSubstring("hunter2"));
  CHECK_THAT(check_usage_error({"ping", "--frobnicate"}), !ContainsSubstring("did you mean"));
  CHECK_THAT(check_usage_error({"check", "--count", "3"}),
             ContainsSubstring("'--count' is an option of ping, not of check"));
  CHECK_THAT(check_usage_error({"ping", "--backoff", "3"}),
             ContainsSubstring("an option of wait, not of ping"));
}

TEST_CASE("what follows an option for a password is not quoted, and its name is told") {
  for (const char* glued : {"--sentinel-passhunter2", "--passhunter2", "--PASShunter2"}) {
    const std::string told = check_usage_error({"topology", glued, "h"});
    CHECK_THAT(told, ContainsSubstring("unknown option: for a password, --pass, --pass-file or "
                                       "--askpass; for that of the Sentinels, --sentinel-pass"));
    CHECK_THAT(told, !ContainsSubstring("hunter2"));
  }
  CHECK_THAT(check_usage_error({"ping", "--sentinel-pass", "hunter2", "h"}),
             ContainsSubstring("'--sentinel-pass' is an option of "));
}

TEST_CASE("a long option with one dash is told to take two") {
  CHECK_THAT(check_usage_error({"ping", "-timeout", "5", "h"}),
             ContainsSubstring("did you mean --timeout?"));
  CHECK_THAT(check_usage_error({"ping", "-port", "5", "h"}),
             ContainsSubstring("did you mean --port?"));
}

TEST_CASE("a mistyped value is told the nearest one") {
  CHECK_THAT(check_usage_error({"ping", "-o", "jsn"}), ContainsSubstring("did you mean json?"));
  CHECK_THAT(check_usage_error({"topology", "--credentials", "member", "h"}),
             ContainsSubstring("did you mean members?"));
  CHECK_THAT(check_usage_error({"ping", "--expect", "rol=master"}),
             ContainsSubstring("did you mean role?"));
  CHECK_THAT(check_usage_error({"ping", "--expect", "role=mastr"}),
             ContainsSubstring("did you mean master?"));
  CHECK_THAT(check_usage_error({"ping", "--format", "{conect_ms}"}),
             ContainsSubstring("did you mean connect_ms?"));
  CHECK_THAT(check_usage_error({"ping", "-o", "xml"}), !ContainsSubstring("did you mean"));
}
