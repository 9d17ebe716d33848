#include "cli/command_line/command_line.hpp"

#include "support/catch.hpp"

using namespace rconn::cli;

namespace {

Options options(std::vector<std::string> words) {
  words.insert(words.begin(), "ping");
  auto outcome = parse_command_line(words);
  if (auto* error = std::get_if<UsageError>(&outcome)) FAIL(error->message);
  return std::get<Request>(outcome).options;
}

std::string refusal(const std::vector<std::string>& words) {
  auto outcome = parse_command_line(words);
  const auto* error = std::get_if<UsageError>(&outcome);
  return error == nullptr ? "accepted" : error->message;
}

}  // namespace

TEST_CASE("values are taken in every spelling, empty and odd ones too") {
  CHECK(options({"-p", "1"}).port == 1);
  CHECK(options({"-p1"}).port == 1);
  CHECK(options({"--port", "1"}).port == 1);
  CHECK(options({"--port=1"}).port == 1);
  CHECK(options({"--persistent-id="}).persistent_id == "");
  CHECK(options({"--persistent-id", ""}).persistent_id == "");
  for (const char* odd :
       {"-", "--", "-x", "{}", "[]", "[a,b]", "a b", "a,b", "\"q'", "a=b", "%%"}) {
    INFO(odd);
    CHECK(options({"--persistent-id", odd}).persistent_id == odd);
    CHECK(options({std::string("--persistent-id=") + odd}).persistent_id == odd);
    CHECK(options({"-a", odd}).password->reveal() == odd);
  }
}

TEST_CASE("a value that looks like an option is a value all the same") {
  CHECK(options({"--persistent-id", "--host=foo"}).persistent_id == "--host=foo");
  CHECK(options({"-a", "--user=x"}).password->reveal() == "--user=x");
  CHECK(options({"-a", "--quiet=1"}).password->reveal() == "--quiet=1");
  CHECK(wants_simple_exit({"ping", "-q", "--exit-simple"}));
  CHECK_FALSE(wants_simple_exit({"ping", "--persistent-id", "--exit-simple"}));
}

TEST_CASE("short flags may be joined, and the last of repeated values counts") {
  const Options joined = options({"-qv4"});
  CHECK(joined.quiet);
  CHECK(joined.verbose);
  CHECK(joined.family == rconn::Family::ipv4);
  CHECK(options({"-p", "1", "-p", "2"}).port == 2);
}

TEST_CASE("a condition given twice is one") {
  CHECK(options({"--expect", "lag<=2", "--expect", "pong", "--expect", "lag<=2"})
            .expectations.size() == 2);
}

TEST_CASE("targets may stand anywhere, brackets and all") {
  CHECK(options({"a", "-p", "1", "b"}).arguments.size() == 2);
  CHECK(options({"-q", "[::1]"}).arguments.at(0).shown == "[::1]");
  CHECK(options({"-q", "--", "a"}).arguments.at(0).host == "a");
}

TEST_CASE("a wrong command line is refused with the flag and the value") {
  CHECK(refusal({"ping", "-p", "abc"}) == "ping: --port: 'abc' is not a port number (0 to 65535)");
  CHECK(refusal({"ping", "--timeout"}) == "ping: --timeout needs a value (SEC)");
  CHECK(refusal({"ping", "-t"}) == "ping: --timeout needs a value (SEC)");
  CHECK(refusal({"ping", "--nosuch"}) == "ping: unknown option '--nosuch'");
  CHECK(refusal({"ping", "--por", "1"}) == "ping: unknown option '--por'");
  CHECK(refusal({"ping", "--quiet=no"}) == "ping: --quiet takes no value");
  CHECK(refusal({"ping", "-x"}) == "ping: unknown option '-x'");
  CHECK(refusal({"ping", "-qxhunter2"}) == "ping: unknown option '-x'");
  CHECK(refusal({"ping", "--password=hunter2"}) == "ping: unknown option '--password'");
  CHECK(refusal({"key", "-q"}) == "key: unknown option '-q'");
  CHECK(refusal({"ping", "--resolve"}) == "ping: unknown option '--resolve'");
  CHECK(refusal({"ping", "-o", "xml"}) ==
        "ping: --output: 'xml' is not an output format (text, json, nagios, openmetrics)");
  CHECK_THAT(refusal({"pong"}), StartsWith("unknown command 'pong'"));
  CHECK_THAT(refusal({}), StartsWith("a command is missing"));
}

TEST_CASE("what follows a dash among letters is not quoted: it may be a password") {
  CHECK(refusal({"ping", "-v-qahunter2", "h"}) == "ping: a '-' among the letters of options");
  CHECK(options({"-qp1", "-t", "2"}).port == 1);
}

TEST_CASE("help and version are answers, not errors") {
  for (const auto& words : std::vector<std::vector<std::string>>{{"--help"},
                                                                 {"-?"},
                                                                 {"--version"},
                                                                 {"ping", "--help"},
                                                                 {"key", "-?"},
                                                                 {"ping", "x", "-?"},
                                                                 {"help"}}) {
    CHECK(std::holds_alternative<Answer>(parse_command_line(words)));
  }
}
