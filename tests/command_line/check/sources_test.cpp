// Sources of targets for `check`: arguments, lists, pipes, service discovery files.

#include <sys/stat.h>
#include <unistd.h>

#include <thread>

#include "command_line/check_reports.hpp"
#include "support/input_pipe.hpp"
#include "support/redis_server.hpp"
#include "support/temporary_directory.hpp"

using namespace support;
using namespace std::string_literals;

namespace {

// Runs a check of one list, a file named "list".
Checked check_list(const std::string& content, const Words& more = {}) {
  const TemporaryDirectory directory;
  const Outcome outcome = run_rconn(
      joined({"check", "--ordered", "-o", "json", "-f", directory.file("list", content)}, more));
  INFO(outcome.err);
  CHECK(outcome.exit == 0);
  return checked(outcome.out);
}

// Checks that no target is probed, and the message.
std::string check_nothing_done(const Words& words, const Surroundings& surroundings = {}) {
  const std::string why = check_usage_error(joined({"check", "-o", "json"}, words), surroundings);
  CHECK_THAT(why, StartsWith("rconn: check: "));
  return why;
}

}  // namespace

TEST_CASE("a list may use every notation, blank lines and comments") {
  const RedisServer server({"--bind", "0.0.0.0"});
  const std::string port = std::to_string(server.port());
  const Checked run = check_list("# the fleet\n\n" + server.at() + "\n \t\n  127.0.0.2:" + port +
                                 " \t\r\n#" + server.at() + "\r\n\r\nredis://127.0.0.3:" + port +
                                 "/1 # a comment\n" + server.socket() + "\n127.0.0.4:" + port);
  CHECK(run.order() == Words{server.at(), "127.0.0.2:" + port, "redis://127.0.0.3:" + port + "/1",
                             server.socket(), "127.0.0.4:" + port});
  CHECK(run.summary["bad_lines"] == 0);
  CHECK(run.reports.at(1)["source"].text().ends_with("/list:5"));
  CHECK(run.reports.at(4)["source"].text().ends_with("/list:10"));
}

TEST_CASE("an invalid line is reported by its number, and the other targets are checked") {
  const RedisServer server;
  const TemporaryDirectory directory;
  const std::string list =
      directory.file("list", "http://x\n" + server.at() + "\n:::\n127.0.0.1:x\x1b[31m\n" +
                                 std::string(9000, 'x') + "\n\0\n"s + server.at() + "\n");
  const Outcome outcome = run_rconn({"check", "-o", "json", "-f", list});
  CHECK(outcome.exit == 0);
  const Checked run = checked(outcome.out);
  CHECK(run.order() == Words{server.at(), server.at()});
  CHECK(run.summary["bad_lines"] == 5);
  CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 5);
  for (const int number : {1, 3, 4, 5, 6}) {
    CHECK_THAT(outcome.err, ContainsSubstring("rconn: check: " + list + ", line " +
                                              std::to_string(number) + ": "));
  }
  CHECK(outcome.err.find_first_of("\x1b\0"s) == std::string::npos);
  CHECK_THAT(run_rconn({"check", "-f", list}).out, ContainsSubstring("2 ok, 5 bad lines"));
}

TEST_CASE("a target named twice is checked twice") {
  const RedisServer server;
  CHECK(check_list(server.at() + "\n" + server.at() + "\n", {server.at()}).summary["ok"] == 3);
}

TEST_CASE("without a source a check uses the default target of ping") {
  const RedisServer server;
  const Outcome outcome =
      run_rconn({"check", "-o", "json"}, {{{"REDIS_URL", "redis://" + server.at()}}, "", {}});
  CHECK(checked(outcome.out).order() == Words{"redis://" + server.at()});
}

TEST_CASE("a service discovery file gives targets and labels") {
  const RedisServer server;
  const TemporaryDirectory directory;
  const std::string file =
      directory.file("sd.json", R"([{"targets": [")" + server.at() + R"(", ")" + server.socket() +
                                    R"("], "labels": {"dc": "eu \"1\"", "__meta_rack": "7"}},
                     {"targets": [], "labels": {}}, {"targets": [")" +
                                    server.at() + R"("]}])");
  const Outcome outcome =
      run_rconn({"check", "--ordered", "-o", "json", "--sd", file, server.socket()});
  CHECK(outcome.err.empty());
  CHECK(outcome.exit == 0);
  const Checked run = checked(outcome.out);
  CHECK(run.order() == Words{server.socket(), server.at(), server.socket(), server.at()});
  CHECK_FALSE(run.reports.at(0).contains("labels"));
  const Json labels = Json::parse(R"({"dc":"eu \"1\"","__meta_rack":"7"})");
  CHECK(run.reports.at(1)["labels"] == labels);
  CHECK(run.reports.at(2)["labels"] == labels);
  CHECK_FALSE(run.reports.at(3).contains("labels"));
  CHECK(run.reports.at(2)["source"] == file + ", group 1, target 2");
  CHECK(run.reports.at(3)["source"] == file + ", group 3, target 1");
}

TEST_CASE("an invalid entry of a service discovery file is reported by its place and skipped") {
  const RedisServer server;
  const TemporaryDirectory directory;
  const std::string file =
      directory.file("sd.json", R"([{"targets": [7, "a b", ")" + server.at() +
                                    R"("]}, {"target": []}, {"targets": "x"}, null,
                     {"targets": ["h"], "labels": {"x": 1}}, {"targets": ["http://x"]}])");
  const Outcome outcome = run_rconn({"check", "-o", "json", "--sd", file});
  CHECK(outcome.exit == 0);
  const Checked run = checked(outcome.out);
  CHECK(run.order() == Words{server.at()});
  for (const std::string place : {"group 1, target 1", "group 1, target 2", "group 2", "group 3",
                                  "group 4", "group 5", "group 6, target 1"}) {
    CHECK_THAT(outcome.err, ContainsSubstring("rconn: check: " + file + ", " + place + ": "));
  }
  CHECK(run.summary["bad_lines"] == 7);
}

TEST_CASE("a file that is not for service discovery ends the check before it begins") {
  const RedisServer server;
  const TemporaryDirectory directory;
  for (const std::string content :
       {R"([{"targets": ["hunter2)", R"({"targets": ["redis://:hunter2@h"]})", "", "\xff\xfe",
        "- targets: [\"hunter2\"]\n", "[] []", R"("hunter2")"}) {
    INFO(content);
    const std::string file = directory.file("sd.json", content);
    const std::string why = check_nothing_done({"--sd", file, server.at()});
    CHECK_THAT(why, ContainsSubstring(file));
    CHECK_THAT(why, !ContainsSubstring("hunter2"));
  }
  CHECK_THAT(check_nothing_done({"--sd", directory.path()}), ContainsSubstring("directory"));
  CHECK_THAT(check_nothing_done({"--sd", directory.path("none")}),
             ContainsSubstring("No such file"));
}

TEST_CASE("a list that cannot be read ends the check before it begins") {
  const RedisServer server;
  const TemporaryDirectory directory;
  CHECK_THAT(check_nothing_done({"-f", directory.path(), server.at()}),
             ContainsSubstring("directory"));
  CHECK_THAT(check_nothing_done({"-f", directory.path("none"), server.at()}),
             ContainsSubstring("No such file"));
  CHECK_THAT(check_nothing_done({"-f", "-", "--sd", "-"}), ContainsSubstring("standard input"));
}

TEST_CASE("sources without any target are an error") {
  const TemporaryDirectory directory;
  check_nothing_done({"-f", directory.file("empty", "")});
  check_nothing_done({"-f", directory.file("comments", "# one\n\n  \r\n")});
  check_nothing_done({"--sd", directory.file("none.json", "[]")});
  check_nothing_done({"--sd", directory.file("no-targets.json", R"([{"targets": []}])")});
  check_nothing_done({"-f", "-"});  // /dev/null
  check_nothing_done({"-f", "-"}, {{}, "", [] { ::close(0); }});
  // The invalid line is reported as well.
  const Outcome bad = run_rconn({"check", "-f", "-"}, {{}, "http://x\n", {}});
  CHECK(bad.exit == 3);
  CHECK(bad.out.empty());
  CHECK_THAT(bad.err, ContainsSubstring("standard input, line 1: "));
}

TEST_CASE("targets that come through a pipe are checked as they come") {
  const RedisServer server;
  InputPipe input;
  Process check(rconn_command({"check", "-f", "-"}), input.surroundings());
  for (int i = 1; i <= 5; ++i) {
    const std::string at = address(static_cast<std::size_t>(i), 1);
    input.write(at.substr(0, 3));
    input.write(at.substr(3) + "\n");
    REQUIRE(check.says("refused          " + at + " "));  // while the pipe is open
  }
  input.write("http://x\n");
  REQUIRE(check.says("standard input, line 6: "));
  input.write(server.at());  // a last line without a line end
  input.close();
  const Outcome outcome = check.finish();
  CHECK(outcome.exit == 2);
  CHECK_THAT(outcome.out, ContainsSubstring("\nok               " + server.at() + " "));
  CHECK_THAT(outcome.out, ContainsSubstring("--- 6 targets: 1 ok, 5 failed, 1 bad line in "));
}

TEST_CASE("a named pipe is read as a list, whichever side opens it first") {
  const RedisServer server;
  const TemporaryDirectory directory;
  const std::string pipe = directory.path("pipe");
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  Process check(rconn_command({"check", "-f", pipe, "127.0.0.1:1"}));
  REQUIRE(check.says("refused"));
  Process writer({"/bin/sh", "-c", "echo " + server.at() + " >" + pipe});
  CHECK(writer.finish().exit == 0);
  CHECK_THAT(check.finish().out, ContainsSubstring("--- 2 targets: 1 ok, 1 failed"));
}

TEST_CASE("passwords in lists are shown nowhere") {
  const RedisServer server({"--requirepass", "hunter2"});
  const TemporaryDirectory directory;
  const std::string uri = "redis://:hunter2@" + server.at();
  const std::string list = directory.file(
      "list", uri + "\nredis://:hunter2@127.0.0.1:1\nredis://:hunter2@:x\nhttp://u:hunter2@h\n");
  const std::string discovered =
      directory.file("sd.json", R"([{"targets": [")" + uri + R"(", "redis://:hunter2@a b"]}])");
  for (const std::string output : {"text", "json", "nagios", "openmetrics"}) {
    const Outcome outcome =
        run_rconn({"check", "-o", output, "-v", "-f", list, "--sd", discovered});
    INFO(outcome.out << outcome.err);
    CHECK(outcome.exit == 2);
    CHECK_THAT(outcome.out, !ContainsSubstring("hunter2"));
    CHECK_THAT(outcome.err, !ContainsSubstring("hunter2"));
    CHECK_THAT(outcome.err, ContainsSubstring(", line 3: "));
  }
}
