// Invalid input: exit status 3, one line that names the value and its place, and no connection.

#include "command_line/expect.hpp"
#include "support/temporary_directory.hpp"

using namespace support;

namespace {

void check_names(const Words& words, const std::string& flag, const std::string& value) {
  const std::string line = check_usage_error(words);
  CHECK_THAT(line, ContainsSubstring(flag));
  CHECK_THAT(line, ContainsSubstring(value));
}

}  // namespace

TEST_CASE("bad ports are refused by name and value") {
  CHECK_THAT(check_usage_error({"ping", "-phunter2"}),
             ContainsSubstring("the value is not a whole number: give 0..65535"));
  for (const char* port : {"70000", "-5", "65536"}) {
    check_names({"ping", "-p", port}, "--port", "'" + std::string(port) + "'");
  }
  for (const char* port : {"0x10", "1 ", "1\n2"}) {
    check_names({"ping", "-p", port}, "--port", "the value is not a whole number");
  }
}

TEST_CASE("bad hosts are refused with a suggestion") {
  check_names({"ping", "--host", "redis://h"}, "--host", "--uri");
  check_names({"ping", "--host", "h:6379"}, "--host", "-p");
  check_names({"ping", "--host", "a b"}, "--host", "'a b'");
  check_names({"ping", "--host", "/run/r.sock", "-p", "6379"}, "--port", "/run/r.sock");
  check_names({"ping", "--host", "[::1"}, "--host", "]");
  check_names({"ping", "--host", ""}, "--host", "empty");
  check_names({"ping", "--host", std::string(300, 'h')}, "--host", "300");
  check_names({"ping", "--host", "h\x1b[2J"}, "--host", "\\x1b");
  check_names({"ping", ""}, "TARGET", "empty");
}

TEST_CASE("bad times are refused by name and value") {
  for (const char* flag : {"--timeout", "--read-timeout", "--deadline"}) {
    for (const char* time : {"-1", "1e300", "2147483647.5"}) {
      check_names({"ping", flag, time}, flag, "'" + std::string(time) + "'");
    }
    for (const char* time : {"abc", "nan", "inf"}) {
      check_names({"ping", flag, time}, flag, "the value is not a time");
    }
  }
}

TEST_CASE("bad sockets are refused") {
  check_names({"ping", "-s", "/" + std::string(107, 's')}, "--socket", "108 bytes");
  check_names({"ping", "-s", "relative.sock"}, "--socket", "absolute");
  check_names({"ping", "./relative.sock"}, "TARGET", "absolute");
  check_names({"ping", "-s", "/a\nb"}, "--socket", "control character");
  check_names({"ping", "unix:///a%00b"}, "TARGET", "control character");
  check_names({"ping", "-h", "h", "-s", "/s"}, "--host", "--socket");
}

TEST_CASE("bad URIs are refused") {
  check_names({"ping", "-u", "redis://h:port"}, "--uri", "the port is not in 0..65535");
  check_names({"ping", "-u", "http://h"}, "--uri", "'http'");
  check_names({"ping", "-u", "redis://u:%zz@h"}, "--uri", "password");
  check_names({"ping", "-u", "redis://[::1"}, "--uri", "]");
  check_names({"ping", "-u", "h"}, "--uri", "redis://");
  CHECK_THAT(check_usage_error({"ping"}, {{{"REDIS_URL", "redis://h:x"}}, "", {}}),
             ContainsSubstring("$REDIS_URL"));
}

TEST_CASE("bad password files are refused") {
  const TemporaryDirectory directory;
  check_names({"ping", "--pass-file", directory.path("missing")}, "--pass-file", "No such file");
  check_names({"ping", "--pass-file", directory.path()}, "--pass-file", "directory");
  check_names({"ping", "--pass-file", directory.file("e", "")}, "--pass-file", "empty");
  check_names({"ping", "--pass-file", directory.file("c", "a\x1b")}, "--pass-file", "control");
  check_names({"ping", "--pass-file", "a\x1b"}, "--pass-file", "control");
}

TEST_CASE("control characters in values are refused") {
  check_names({"ping", "--user", "a\nb", "-a", "x"}, "--user", "control");
  check_names({"ping", "-a", "a\x07"}, "--pass", "control");
}

TEST_CASE("a password prompt without a terminal is an error") {
  check_names({"ping", "--askpass"}, "--askpass", "terminal");
}

TEST_CASE("one bad target among several prevents all probes") {
  check_names({"ping", "127.0.0.1:1", "h:abc"}, "TARGET", "'h:' is not a port");
}
