// Each mistake is told with the value as it was given and with what to write instead: exit 3, one
// line on standard error, no connection.

#include "command_line/expect.hpp"
#include "support/temporary_directory.hpp"

using namespace support;

namespace {

struct Mistake {
  std::string sentence;
  Words words;
  std::string told;  // the whole of what follows "rconn: "
};

void check(const Mistake& mistake, const Surroundings& surroundings = {}) {
  INFO(mistake.sentence);
  CHECK(check_usage_error(mistake.words, surroundings) == "rconn: " + mistake.told + "\n");
}

void check_all(const std::vector<Mistake>& mistakes) {
  for (const Mistake& mistake : mistakes) check(mistake);
}

}  // namespace

TEST_CASE("a number that cannot be is told with its range") {
  check_all({
      {"a port out of range", {"ping", "-p", "99999"}, "ping: --port: '99999' is not in 0..65535"},
      {"a port that is no number",
       {"ping", "-p", "6379/tcp"},
       "ping: --port: the value is not a whole number: give 0..65535 (it is not shown, as it may "
       "be a password)"},
      {"a port with a plus", {"ping", "-p", "+1"}, "ping: --port: '+1' has a sign: give 0..65535"},
      {"an empty port", {"ping", "-p", ""}, "ping: --port: the value is empty: give 0..65535"},
      {"a negative count", {"ping", "-c", "-1"}, "ping: --count: '-1' is not in 0..2147483647"},
      {"a count of none", {"wait", "--stable", "0"}, "wait: --stable: '0' is not in 1..2147483647"},
      {"a word for a number",
       {"check", "--jobs", "many"},
       "check: --jobs: the value is not a whole number: give 1..2147483647 (it is not shown, as it "
       "may be a password)"},
      {"a rate out of range",
       {"check", "--rate", "0"},
       "check: --rate: '0' is not in 0.001..1000000"},
      {"a share above all",
       {"watch", "--min-availability", "101"},
       "watch: --min-availability: '101' is not in 0..100"},
      {"a size out of range",
       {"ping", "--max-reply", "2G"},
       "ping: --max-reply: '2G' is not a size in 64K..1G: give bytes, or a number with K, M or G"},
      {"a word for a size",
       {"ping", "--max-reply", "much"},
       "ping: --max-reply: the value is not a size in 64K..1G: give bytes, or a number with K, M "
       "or "
       "G (it is not shown, as it may be a password)"},
      {"a word for a rate",
       {"check", "--rate", "fast"},
       "check: --rate: the value is not a number: give 0.001..1000000 (it is not shown, as it may "
       "be a password)"},
      {"a size in small letters",
       {"ping", "--max-reply", "1mb"},
       "ping: --max-reply: '1mb' is not a size; did you mean 1M?"},
  });
}

TEST_CASE("a time in the spelling of other tools is told in that of rconn") {
  for (const auto& [given, meant] :
       {std::pair("5min", "5m"), std::pair("500MS", "500ms"), std::pair("1,5", "1.5"),
        std::pair("2 s", "2s"), std::pair("1m30s", "90s"), std::pair("2w", "14d")}) {
    check({given,
           {"ping", "-t", given},
           "ping: --timeout: '" + std::string(given) + "' is not a time; did you mean " + meant +
               "?"});
  }
  check_all({
      {"no unit",
       {"ping", "-t", "5x"},
       "ping: --timeout: '5x' is not a time: give seconds, or 500ms, 2s, 1m, 1h, 1d"},
      {"a word",
       {"ping", "-t", "soon"},
       "ping: --timeout: the value is not a time: give seconds, or 500ms, 2s, 1m, 1h, 1d (it is "
       "not "
       "shown, as it may be a password)"},
      {"less than nothing",
       {"ping", "-t", "-1"},
       "ping: --timeout: '-1' is not in 0..2147483647 seconds"},
      {"no time",
       {"ping", "-t", ""},
       "ping: --timeout: the value is empty: give seconds, or 500ms, 2s, 1m, 1h, 1d"},
  });
}

TEST_CASE("a target that cannot be is told with its part that is wrong") {
  check_all({
      {"a port out of range",
       {"ping", "127.0.0.1:99999"},
       "ping: TARGET: port '99999' is not in 0..65535"},
      {"of an IPv6 address",
       {"ping", "[::1]:65536"},
       "ping: TARGET: port '65536' is not in 0..65535"},
      {"of a URI",
       {"ping", "redis://127.0.0.1:99999"},
       "ping: TARGET: port '99999' is not in 0..65535"},
      {"in an option",
       {"ping", "-h", "cache:99999"},
       "ping: --host: port '99999' is not in 0..65535"},
      {"a variable for a port",
       {"ping", "cache:${PORT}"},
       "ping: TARGET: what follows 'cache:' is not a port (0..65535): a variable that was not "
       "replaced"},
      {"a ':' at the end",
       {"ping", "cache:"},
       "ping: TARGET: the port after 'cache:' is empty: give it, or leave out the ':'"},
      {"an open bracket", {"ping", "[::1"}, "ping: TARGET: '[::1' has no closing ']': write [::1]"},
      {"a scope without a name",
       {"ping", "fe80::1%"},
       "ping: TARGET: what follows 'fe80::1%' is not the name of an interface: write fe80::1%eth0"},
      {"a port in a host",
       {"ping", "--host", "cache:6379"},
       "ping: --host: 'cache:6379' is a host and a port: give the host 'cache', and -p 6379"},
      {"a host for a URI",
       {"ping", "-u", "cache:6379"},
       "ping: --uri: 'cache:6379' is not a URI: write redis://cache:6379"},
      {"a path after two slashes",
       {"ping", "unix://run/x.sock"},
       "ping: TARGET: a unix:// URI names an absolute path: write unix:///run/x.sock"},
      {"a scheme without ':'",
       {"ping", "redis//cache"},
       "ping: TARGET: the ':' after 'redis' is missing: write redis://HOST[:PORT]"},
      {"a mistyped scheme",
       {"ping", "rdis://cache"},
       "ping: TARGET: unknown scheme 'rdis'; did you mean redis://?"},
      {"a database out of range",
       {"ping", "redis://cache/99999999999"},
       "ping: TARGET: database '99999999999' is not in 0..2147483647"},
      {"a long dash",
       {"ping", "\u2014host", "cache"},
       "ping: TARGET: it begins with a long dash: write '-', or '--', before an option"},
  });
}

TEST_CASE("what may be a password is not shown where a port belongs, but its place is told") {
  for (const char* target : {"u:hunter2", "u:hunter2x", "redis://u:hunter2", "[::1]:hunter2",
                             "u:123456", "redis://u:123456", "redis://u:hunter2/0"}) {
    INFO(target);
    const std::string told = check_usage_error({"ping", target});
    CHECK_THAT(told, ContainsSubstring("0..65535") && ContainsSubstring("may be a password"));
    CHECK_THAT(told, !ContainsSubstring("hunter2") && !ContainsSubstring("123456"));
  }
}

TEST_CASE("a mistake in $REDIS_URL is told as one of that variable") {
  for (const auto& [url, told] :
       {std::pair("redis://cache:99999", "$REDIS_URL: port '99999' is not in 0..65535"),
        std::pair("cache:6379", "$REDIS_URL: 'cache:6379' is not a URI: write redis://cache:6379"),
        std::pair("redis://${HOST}",
                  "$REDIS_URL: '${HOST}' is not a host: a variable that was not replaced")}) {
    check({url, {"ping"}, "ping: " + std::string(told)}, {{{"REDIS_URL", url}}, "", {}});
  }
  check({"a family that it cannot have",
         {"ping", "-4"},
         "ping: -4 cannot be used with 'unix:///run/x' of $REDIS_URL, a unix socket: leave out -4"},
        {{{"REDIS_URL", "unix:///run/x"}}, "", {}});
}

TEST_CASE("options that exclude each other are both named, with what to leave out") {
  check_all({
      {"two targets",
       {"ping", "-h", "a", "b"},
       "ping: --host and TARGET each name a target: give only one of them"},
      {"two ports",
       {"ping", "a:1", "-p", "2"},
       "ping: --port: 'a:1' has its own port: leave out --port 2"},
      {"two passwords",
       {"ping", "-a", "x", "--pass-file", "y"},
       "ping: --pass and --pass-file each give a password: give only one of them"},
      {"two families",
       {"ping", "-4", "-6", "a"},
       "ping: --ipv6: -4 and -6 exclude each other: leave one out"},
      {"TLS without TLS",
       {"ping", "--cacert", "f"},
       "ping: --cacert needs TLS: add --tls, or write rediss:// for redis://"},
      {"a key without a certificate",
       {"ping", "--tls", "--key", "f"},
       "ping: --key needs a certificate: add --cert FILE"},
      {"a limit without its output",
       {"ping", "--crit", "1"},
       "ping: --crit needs --output nagios: add -o nagios"},
      {"a member's option without a topology",
       {"wait", "--bus"},
       "wait: --bus needs --topology: add it, or leave out --bus"},
      {"a release's option without a release",
       {"key", "--zts"},
       "key: --zts needs the rules of a release: add --phpredis RELEASE"},
  });
}

TEST_CASE("an option of another command is told with the commands that have it") {
  check_all({
      {"by its name", {"ping", "--jobs", "4"}, "ping: '--jobs' is an option of check, not of ping"},
      {"by its letter",
       {"trace", "-i", "1"},
       "trace: '-i' (--interval) is an option of ping, wait or watch, not of trace"},
      {"of none",
       {"ping", "--frobnicate"},
       "ping: unknown option '--frobnicate'; see rconn ping --help"},
      {"of another tool",
       {"wait", "--retries", "5"},
       "wait: unknown option '--retries': here it is --deadline SEC, until which it retries"},
      {"with one dash",
       {"ping", "-timeout", "5"},
       "ping: '-timeout' is not an option; did you mean --timeout?"},
      {"after two dashes", {"ping", "--", "-q"}, "ping: '-q' stands after '--': write it before"},
  });
}

TEST_CASE("a condition that cannot be is told with its forms") {
  check_all({
      {"a value",
       {"ping", "--expect", "role=boss"},
       "ping: --expect: 'role=boss' is not a condition: give role=master, role=replica or "
       "role=sentinel"},
      {"a sign",
       {"ping", "--expect", "role:master"},
       "ping: --expect: 'role:master' is not a condition: give role=master, role=replica or "
       "role=sentinel"},
      {"only the value",
       {"ping", "--expect", "replica"},
       "ping: --expect: 'replica' is not a condition; did you mean role=replica?"},
      {"a unit",
       {"ping", "--expect", "lag<5s"},
       "ping: --expect: 'lag<5s' is not a condition: give lag<=SECONDS, also with <, > or >=, and "
       "a "
       "number without a unit"},
      {"two in one",
       {"ping", "--expect", "link=up,lag<5"},
       "ping: --expect: 'link=up,lag<5' is not a condition: give link=up; each condition by "
       "itself"},
  });
}

TEST_CASE("a file that cannot be read is named with the reason") {
  const TemporaryDirectory directory;
  const std::string missing = directory.path("none");
  for (const Words& option :
       {Words{"ping", "--pass-file"}, Words{"ping", "--config"}, Words{"check", "--file"},
        Words{"check", "--sd"}, Words{"watch", "--from"}, Words{"key", "--file"}}) {
    const std::string place = option[0] + ": " + option[1] + ": ";
    check({"there is none", joined(option, {missing}),
           place + "cannot read '" + missing + "': No such file or directory"});
    check({"no name", joined(option, {""}),
           place + "the name of the file is empty: is a variable unset?"});
  }
  const std::string empty = directory.file("empty", "# nothing\n");
  check({"a list without a target",
         {"check", "-f", empty},
         "check: no targets to check: '" + empty + "' names none"});
}
