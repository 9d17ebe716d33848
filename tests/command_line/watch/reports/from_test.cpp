// --from: a report that was written before is rendered again.

#include <unistd.h>

#include "command_line/expect.hpp"
#include "support/json.hpp"
#include "support/redis_server.hpp"
#include "support/temporary_directory.hpp"

using namespace support;

namespace {

// Of a short watch of a server that does not listen.
std::string written(const TemporaryDirectory& directory) {
  const std::string path = directory.path("first.json");
  const Outcome outcome = run_rconn({"watch", "127.0.0.1:1", "--duration", "0.3", "--report", path,
                                     "--report", directory.path("first.html"), "-q"});
  REQUIRE(outcome.exit == 0);
  return path;
}

// Given with --from; a leading "rconn: watch: " is left out.
std::string refusal(std::vector<std::string> words) {
  words.insert(words.begin(), "watch");
  const Outcome outcome = run_rconn(words);
  CHECK(outcome.exit == 3);
  CHECK(outcome.out.empty());
  REQUIRE_THAT(outcome.err, StartsWith("rconn: watch: "));
  return outcome.err.substr(14);
}

}  // namespace

TEST_CASE("a report that is rendered again is the same") {
  const TemporaryDirectory directory;
  const std::string data = written(directory);
  const std::string html = directory.path("second.html");
  const std::string json = directory.path("second.json");
  const Outcome outcome =
      run_rconn({"watch", "--from", data, "--report", html, "--report", json, "-q"});
  CHECK(outcome.exit == 0);
  CHECK(content_of(html) == content_of(directory.path("first.html")));
  CHECK(content_of(json) == content_of(data));
}

TEST_CASE("a report from a file has its summary, and makes no connection") {
  const TemporaryDirectory directory;
  const std::string data = written(directory);
  // A target in the environment is not looked at.
  Surroundings broken;
  broken.environment = {{"REDIS_URL", "redis://:x@[::bad"}};
  const Outcome outcome = run_rconn({"watch", "--from", data, "-o", "json"}, broken);
  CHECK(outcome.exit == 0);
  const Json summary = Json::parse(outcome.out);
  CHECK(summary["targets"][0]["target"] == "127.0.0.1:1");
  CHECK(summary["targets"][0]["outages"].size() == 1);
}

TEST_CASE("a report from a file is read from standard input as well") {
  const TemporaryDirectory directory;
  const std::string html = directory.path("second.html");
  Surroundings piped;
  piped.input = content_of(written(directory));
  CHECK(run_rconn({"watch", "--from", "-", "--report", html, "-q"}, piped).exit == 0);
  CHECK(content_of(html) == content_of(directory.path("first.html")));
}

TEST_CASE("options for a connection are refused beside a report from a file") {
  CHECK(refusal({"--from", "x.json", "-i", "1"}) ==
        "--interval cannot be used with --from, which makes no connection: leave it out\n");
  CHECK(refusal({"--from", "x.json", "--tls"}) ==
        "--tls cannot be used with --from, which makes no connection: leave it out\n");
  CHECK(refusal({"--from", "x.json", "-h", "localhost"}) ==
        "--host cannot be used with --from, which makes no connection: leave it out\n");
  CHECK(refusal({"localhost", "--from", "x.json"}) ==
        "--from renders what was seen before: give no target\n");
}

TEST_CASE("a file that is not the data of a watch is told with what is wrong") {
  const TemporaryDirectory directory;
  const auto of = [&](const std::string& content) {
    const std::string path = directory.file("bad.json", content);
    const std::string words = refusal({"--from", path, "--report", directory.path("x.html")});
    REQUIRE_THAT(words, StartsWith("--from: '" + path + "': "));
    return words.substr(path.size() + 12);
  };
  CHECK(refusal({"--from", directory.file("empty.json", "")}) ==
        "--from: '" + directory.path("empty.json") +
            "' is empty: give a file that --report wrote\n");
  CHECK(of("x") == "it is not JSON at byte 1\n");
  CHECK(of("{\"command\": \"ping\"}") == "it is not the report of a watch in JSON\n");
  CHECK(of("{\"format\": 7, \"targets\": []}") ==
        "it has the format 7; this version of rconn reads 1\n");
  CHECK(of("{\"format\": 1, \"targets\": []}") == "rconn: it is missing\n");
  CHECK(access(directory.path("x.html").c_str(), F_OK) != 0);
  CHECK(refusal({"--from", directory.path("none.json")}) ==
        "--from: cannot read '" + directory.path("none.json") + "': No such file or directory\n");
}
