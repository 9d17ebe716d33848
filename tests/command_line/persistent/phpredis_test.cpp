// key and endpoint by the rules of the releases of phpredis: options and output.

#include <sstream>

#include "command_line/expect.hpp"
#include "support/temporary_directory.hpp"

using namespace support;

namespace {

std::string printed(const Words& words) {
  const Outcome outcome = run_rconn(words);
  INFO(outcome.err);
  CHECK(outcome.exit == 0);
  CHECK(outcome.err.empty());
  return outcome.out;
}

Json json_of(const Words& words) { return report_of(run_rconn(joined(words, {"-o", "json"}))); }

}  // namespace

TEST_CASE("the keys of all releases are a table that groups adjacent releases") {
  CHECK(printed({"key", "--phpredis", "all", "cache:6380"}) ==
        "2.2.4 - 3.1.4   phpredis:cache:6380:0.000000\n"
        "3.1.5 - 4.3.0   phpredis:cache:6380:\n"
        "5.0.0 - 6.3.0   phpredis_cache:6380  (pool)\n");
}

TEST_CASE("the endpoints of all releases show where a port wraps around") {
  CHECK(printed({"endpoint", "--phpredis", "all", "-h", "cache", "-p", "40000"}) ==
        "2.2.4 - 4.3.0   cache:-25536\n"
        "5.0.0 - 5.0.1   unix://cache\n"
        "5.0.2 - 6.3.0   tcp://cache:40000\n");
}

TEST_CASE("host and port are interpreted as by the named release") {
  CHECK(printed({"endpoint", "--phpredis", "3.1.0", "--host", "a b", "--port", "-1"}) ==
        "a b:6379\n");
  CHECK(printed({"endpoint", "--phpredis", "3.1.0", "--host", "[::1]"}) == "[[::1]]:6379\n");
  CHECK(printed({"endpoint", "--phpredis", "6.1.0", "--host", "TLS://h", "-p", "65536"}) ==
        "TLS://h:65536\n");
}

TEST_CASE("a missing, null or empty id is handled as by the named release") {
  const auto key = [](const Words& words) {
    return printed(joined({"key", "--phpredis", "3.1.6", "h"}, words));
  };
  CHECK(key({}) == "phpredis:h:6379:\n");
  CHECK(key({"--null-id"}) == "phpredis:h:6379:\n");
  CHECK(printed({"key", "--phpredis", "5.2.0", "--no-pooling", "h", "--null-id"}) ==
        "phpredis:tcp://h:6379:0.000000\n");
}

TEST_CASE("a call that the release rejects exits with 3 and the release's message") {
  const Outcome outcome = run_rconn({"key", "--phpredis", "3.1.3", "-t", "-1", "h"});
  CHECK(outcome.exit == 3);
  CHECK(outcome.out.empty());
  CHECK_THAT(outcome.err, ContainsSubstring("Invalid connect timeout"));
  CHECK(json_of({"key", "--phpredis", "3.1.3", "-t", "nan", "h"}).contains("persistent_key"));
}

TEST_CASE("an unpredictable part of the key is shown as a placeholder and explained") {
  const Outcome outcome = run_rconn({"key", "--phpredis", "5.3.7", "--pool-pattern", "ip", "-a",
                                     "hunter2", "--persistent-id", "app", "h"});
  CHECK(outcome.exit == 0);
  CHECK_THAT(outcome.out, StartsWith("phpredis_h:6379:app:<"));
  CHECK_THAT(outcome.err, ContainsSubstring("cannot be predicted"));
  CHECK_THAT(outcome.out + outcome.err, !ContainsSubstring("hunter2"));
}

TEST_CASE("a thread-safe PHP has no key and the reason is printed") {
  const Outcome outcome = run_rconn({"key", "--phpredis", "6.1.0", "--zts", "h"});
  CHECK(outcome.exit == 0);
  CHECK(outcome.out.empty());
  CHECK_THAT(outcome.err, ContainsSubstring("no key"));
}

TEST_CASE("an explanation names key parts, unused arguments, timeouts and closing") {
  const std::string text =
      printed({"key", "--explain", "--phpredis", "5.3.7", "--no-pooling", "h", "-t", "2.5",
               "--persistent-id", "app", "-n", "3", "--retry-interval", "100"});
  for (const char* words :
       {"phpredis:tcp://h:6379:app", "no port was given", "the persistent id",
        "timeout: the persistent id is used instead", "database: never in the key",
        "2.500000 s: the argument", "default_socket_timeout (60 s)", "the other crashes",
        "retry_interval as microseconds", "read error on connection to h:6379"}) {
    INFO(text);
    CHECK_THAT(text, ContainsSubstring(words));
  }
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) CHECK(line.size() <= 80);
}

TEST_CASE("an explanation of TLS names the failure of the handshake beside that of the connect") {
  const auto told = [](const std::string& release) {
    const auto object = json_of({"key", "--explain", "--phpredis", release, "tls://cache.example"});
    return object["explanation"];
  };
  CHECK_THAT(told("5.3.7")["connect_failure"].text(),
             ContainsSubstring("a RedisException gives the reason"));
  CHECK_THAT(told("5.3.7")["transport"].text(), ContainsSubstring("false is returned"));
  CHECK_THAT(told("3.1.0")["transport"].text(), ContainsSubstring("never found"));
  CHECK_THAT(printed({"key", "--explain", "--phpredis", "5.3.7", "tls://cache.example"}),
             ContainsSubstring("a TLS handshake that fails"));
  CHECK_THAT(printed({"key", "--explain", "--phpredis", "5.3.7", "cache.example"}),
             !ContainsSubstring("TLS handshake"));
}

TEST_CASE("an explanation of a release that was only read says so") {
  CHECK_THAT(printed({"key", "--explain", "--phpredis", "6.3.0", "h"}),
             ContainsSubstring("known from its changelog only"));
  CHECK_THAT(printed({"key", "--explain", "--phpredis", "6.2.0", "h"}),
             !ContainsSubstring("changelog"));
}

TEST_CASE("a line of releases, and latest, name the release that they stand for") {
  const Outcome line = run_rconn({"key", "--phpredis", "5.3", "--no-pooling", "h"});
  CHECK(line.exit == 0);
  CHECK(line.out == "phpredis:tcp://h:6379:0.000000\n");
  CHECK(line.err == "rconn: key: --phpredis 5.3 is 5.3.7\n");
  CHECK(run_rconn({"endpoint", "--phpredis", "latest", "h"}).err ==
        "rconn: endpoint: --phpredis latest is 6.3.0\n");
  CHECK(json_of({"key", "--phpredis", "6.1", "h"})["phpredis"] == Json::parse(R"(["6.1.0"])"));
  CHECK_THAT(printed({"key", "--phpredis", "6.1", "--explain", "h"}),
             ContainsSubstring("in phpredis 6.1.0"));
  CHECK_THAT(check_usage_error({"key", "--phpredis", "6.1.3", "h"}),
             ContainsSubstring("the newest known of 6.1 is 6.1.0"));
  CHECK_THAT(check_usage_error({"key", "--phpredis", "lates", "h"}),
             ContainsSubstring("did you mean latest?"));
}

TEST_CASE("the help of key and endpoint names the release that is followed by default") {
  for (const char* command : {"key", "endpoint"}) {
    CHECK_THAT(printed({command, "--help"}), ContainsSubstring("(default: 3.1.0)"));
  }
}

TEST_CASE("a parameter of a URI that a list ignores is warned of once for each line") {
  const TemporaryDirectory directory;
  const std::string file = directory.file(
      "app.conf",
      "redis://cache.example?timeout=2.5\n"
      "redis://cache.example?timeout=1&persistent_id=jobs redis://other?timeout=1\n");
  const Outcome outcome = run_rconn({"key", "-f", file});
  CHECK(outcome.exit == 0);
  CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 3);
  CHECK_THAT(outcome.err, ContainsSubstring("line 1: 'timeout'"));
  CHECK_THAT(outcome.err, ContainsSubstring("line 2: 'timeout'"));
  CHECK_THAT(outcome.err, ContainsSubstring("line 2: 'persistent_id'"));
  CHECK_THAT(run_rconn({"key", "--phpredis", "6.1.0", "redis://h?timeout=1"}).err,
             ContainsSubstring("warning: 'timeout'"));
  CHECK(run_rconn({"endpoint", "--phpredis", "6.1.0", "-q", "redis://h?timeout=1"}).err.empty());
}

TEST_CASE("JSON has the address, both keys, the timevals and the explanation") {
  const auto object = json_of({"key", "--phpredis", "5.3.7", "--explain", "h", "-t", "4.35"});
  CHECK(object["phpredis"] == Json::parse(R"(["5.3.7"])"));
  CHECK(object["endpoint"] == "tcp://h:6379");
  CHECK(object["pool_key"] == "phpredis_h:6379");
  CHECK(object["connect_timeval"] == Json::parse("[4,349999]"));
  CHECK(object["read_timeval"].is_null());
  CHECK(object["explanation"]["reconnect"]["attempts"] == 10);
}

TEST_CASE("configurations are grouped by key and the differences are named") {
  const TemporaryDirectory directory;
  const std::string file = directory.file("app.conf",
                                          "# the application\n"
                                          "cache -t 2.5\n"
                                          "redis://:hunter2@cache/1 -t 2.5\n"
                                          "\n"
                                          "cache -t 1 --persistent-id jobs\n");
  const std::string text = printed({"key", "-f", file, "--workers", "40"});
  CHECK_THAT(text, StartsWith("2 keys for 3 configurations\n"));
  CHECK_THAT(text, ContainsSubstring("phpredis:cache:6379:2.500000\n  cache -t 2.5\n"
                                     "  redis://:***@cache/1 -t 2.5\n  these share"));
  CHECK_THAT(text, ContainsSubstring("persistent id jobs, not none"));
  CHECK_THAT(text, ContainsSubstring("40 workers x 2 keys = 80"));
}

TEST_CASE("targets on the command line are grouped when explained") {
  const std::string text =
      printed({"key", "--explain", "redis://cache/1", "redis://cache/2", "cache:6380"});
  CHECK_THAT(text, ContainsSubstring("2 keys for 3 configurations"));
  CHECK_THAT(text, ContainsSubstring("differs from the first in: port 6380, not 6379"));
}

TEST_CASE("options that need a release or do not apply to it are refused") {
  CHECK_THAT(check_usage_error({"key", "--phpredis", "4.9.9"}),
             ContainsSubstring("give 2.2.4 to 6.3.0, a line such as 5.3, latest or all; the newest "
                               "known of 4 is 4.3.0"));
  CHECK_THAT(check_usage_error({"key", "--phpredis", "?"}), ContainsSubstring("6.1.0"));
  check_usage_error({"key", "--pooling"});
  check_usage_error({"key", "--phpredis", "6.1.0", "--pooling", "--no-pooling"});
  check_usage_error({"key", "--phpredis", "all", "--explain"});
  check_usage_error({"endpoint", "--phpredis", "6.1.0", "--resolve"});
  check_usage_error({"key", "--phpredis", "6.1.0", "--format", "{endpoint}"});
  check_usage_error({"key", "-f", "/nonexistent/file"});
  const TemporaryDirectory directory;
  CHECK_THAT(check_usage_error({"key", "-f", directory.file("bad", "cache\ncache -n x\n")}),
             ContainsSubstring("line 2"));
  check_usage_error({"ping", "--phpredis", "6.1.0"});
}
