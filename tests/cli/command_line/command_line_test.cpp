#include "cli/command_line/command_line.hpp"

#include "support/catch.hpp"

using namespace rconn::cli;

namespace {

Options options(std::vector<std::string> words) {
  words.insert(words.begin(), "ping");
  const auto outcome = parse_command_line(words).outcome;
  if (const auto* error = std::get_if<UsageError>(&outcome)) FAIL(error->message);
  return std::get<Request>(outcome).options;
}

std::string refusal(const std::vector<std::string>& words) {
  const auto outcome = parse_command_line(words).outcome;
  const auto* error = std::get_if<UsageError>(&outcome);
  return error == nullptr ? "accepted" : error->message;
}

}  // namespace

TEST_CASE("values are accepted in every spelling, including empty and unusual ones") {
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

TEST_CASE("a value that looks like an option is still a value") {
  CHECK(options({"--persistent-id", "--host=foo"}).persistent_id == "--host=foo");
  CHECK(options({"-a", "--user=x"}).password->reveal() == "--user=x");
  CHECK(options({"-a", "--quiet=1"}).password->reveal() == "--quiet=1");
  CHECK(options({"-a", "-v-x"}).password->reveal() == "-v-x");
  CHECK(options({"-a", "--port=", "-p", "1"}).password->reveal() == "--port=");
  CHECK(options({"-a--x-y-"}).password->reveal() == "--x-y-");
  CHECK(options({"-a=b"}).password->reveal() == "=b");
  CHECK(options({"--persistent-id", "--", "-q", "--", "h"}).arguments.at(0).host == "h");
}

TEST_CASE("the option for simple exit statuses is found even in an invalid command line") {
  const auto simple = [](const std::vector<std::string>& words) {
    return parse_command_line(words).simple_exit;
  };
  CHECK(simple({"ping", "-q", "--exit-simple"}));
  CHECK(simple({"ping", "--exit-simple", "-p", "abc"}));
  CHECK(simple({"ping", "--exit-simple", "--nosuch"}));
  CHECK(simple({"ping", "--exit-simple", "--port"}));
  CHECK(simple({"pong", "--exit-simple"}));
  CHECK_FALSE(simple({"ping", "--persistent-id", "--exit-simple"}));
  CHECK_FALSE(simple({"wait", "h", "--", "sh", "--exit-simple"}));
  CHECK_FALSE(simple({"ping", "h"}));
}

TEST_CASE("words after two dashes are targets, or the command after a wait") {
  const auto parsed = parse_command_line({"wait", "-q", "h", "--", "sh", "-c", "x=", "--", "-v"});
  const auto& waiting = std::get<Request>(parsed.outcome).options;
  CHECK(waiting.arguments.size() == 1);
  CHECK(waiting.child == std::vector<std::string>{"sh", "-c", "x=", "--", "-v"});
  CHECK(refusal({"wait", "h", "-a", "--", "sh"}) == "wait: --pass needs a value (PASSWORD)");
  CHECK_FALSE(waiting.verbose);
  CHECK(refusal({"ping", "--", "-q"}) == "ping: '-q' stands after '--': write it before");
}

TEST_CASE("with a release of phpredis, host, port and times are kept unchanged") {
  const auto parsed = parse_command_line({"key", "-p", "70000", "-h", "a b", "--explain"});
  const auto& given = std::get<Request>(parsed.outcome).options;
  CHECK(given.as_phpredis);
  CHECK(given.verbatim.port == 70000);
  CHECK(given.verbatim.host == "a b");
  CHECK_FALSE(options({"-p", "1"}).as_phpredis);
  CHECK(refusal({"key", "-p", "70000"}) == "key: --port: '70000' is not in 0..65535");
}

TEST_CASE("short flags may be joined, and the last of repeated values counts") {
  const Options joined = options({"-qv4"});
  CHECK(joined.quiet);
  CHECK(joined.verbose);
  CHECK(joined.family == rconn::Family::ipv4);
  CHECK(options({"-p", "1", "-p", "2"}).port == 2);
}

TEST_CASE("a repeated condition is kept once") {
  CHECK(options({"--expect", "lag<=2", "--expect", "pong", "--expect", "lag<=2"})
            .expectations.size() == 2);
}

TEST_CASE("targets may be anywhere and may have brackets") {
  CHECK(options({"a", "-p", "1", "b"}).arguments.size() == 2);
  CHECK(options({"-q", "[::1]"}).arguments.at(0).shown == "[::1]");
  CHECK(options({"-q", "--", "a"}).arguments.at(0).host == "a");
}

TEST_CASE("a wrong command line is refused with the flag and the value") {
  CHECK(refusal({"ping", "-p", "abc"}) ==
        "ping: --port: the value is not a whole number: give 0..65535 (it is not shown, as it may "
        "be a password)");
  CHECK(refusal({"ping", "--timeout"}) == "ping: --timeout needs a value (SEC)");
  CHECK(refusal({"ping", "-t"}) == "ping: --timeout needs a value (SEC)");
  CHECK(refusal({"ping", "--nosuch"}) == "ping: unknown option '--nosuch'; see rconn ping --help");
  CHECK(refusal({"ping", "--por", "1"}) == "ping: unknown option '--por'; did you mean --port?");
  for (const char* value : {"no", "true", "1", "{}", ""}) {
    CHECK(refusal({"ping", std::string("--quiet=") + value, "h"}) ==
          "ping: --quiet takes no value");
  }
  CHECK(refusal({"ping", "-p", "abc", "-vt"}) == "ping: --timeout needs a value (SEC)");
  CHECK(refusal({"ping", "-x"}) == "ping: unknown option '-x'; see rconn ping --help");
  CHECK(refusal({"ping", "-qxhunter2"}) == "ping: unknown option '-x'; see rconn ping --help");
  CHECK(refusal({"ping", "--password=hunter2"}) ==
        "ping: unknown option '--password': for a password, --pass, --pass-file or --askpass");
  CHECK_THAT(refusal({"key", "-q"}), StartsWith("key: '-q' (--quiet) is an option of ping, "));
  CHECK(refusal({"ping", "--resolve"}) ==
        "ping: '--resolve' is an option of endpoint, not of ping");
  CHECK(refusal({"ping", "--auth=hunter2"}) ==
        "ping: unknown option '--auth': for a password, --pass, --pass-file or --askpass");
  CHECK(refusal({"ping", "-o", "xml"}) ==
        "ping: --output: 'xml' is not an output format (text, json, nagios, openmetrics, junit, "
        "tap)");
  CHECK_THAT(refusal({"pong"}), StartsWith("unknown command 'pong'"));
  CHECK(refusal({"--nosuch"}) == "ping: unknown option '--nosuch'; see rconn ping --help");
  CHECK_THAT(refusal({"--verbose"}), StartsWith("neither a command nor a target (commands: "));
}

TEST_CASE("text after a dash within joined letters is not quoted") {
  const auto among_letters = [](const std::string& command) {
    return command + ": a '-' among option letters: write each option as a word of its own";
  };
  CHECK(refusal({"ping", "-v-qahunter2", "h"}) == among_letters("ping"));
  CHECK(refusal({"ping", "-v-quiet"}) == among_letters("ping"));
  CHECK(refusal({"ping", "-v-quiet", "--quiet"}) == among_letters("ping"));
  CHECK(refusal({"wait", "-v-", "sh"}) == among_letters("wait"));
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
    CHECK(std::holds_alternative<Answer>(parse_command_line(words).outcome));
  }
}
