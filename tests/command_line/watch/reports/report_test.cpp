// --report: what a watch leaves in files.

#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

#include "command_line/expect.hpp"
#include "support/json.hpp"
#include "support/redis_server.hpp"
#include "support/temporary_directory.hpp"

using namespace support;

namespace {

std::vector<std::string> watch_with(const RedisServer& server, const std::string& html,
                                    const std::string& json) {
  return {"watch", server.at(), "--duration", "0.5", "--report", html, "--report", json, "-q"};
}

}  // namespace

TEST_CASE("a watch writes all reports that are asked for when it ends") {
  const RedisServer server;
  const TemporaryDirectory directory;
  const std::string html = directory.path("out.html");
  const std::string json = directory.path("out.json");
  const Outcome outcome = run_rconn(watch_with(server, html, json));
  CHECK(outcome.exit == 0);
  CHECK(outcome.err.empty());
  CHECK_THAT(content_of(html), ContainsSubstring(server.at()));
  const Json data = Json::parse(content_of(json));
  CHECK(data["format"] == 1);
  CHECK(data["end"] == "complete");
  CHECK(data["targets"][0]["target"] == server.at());
  CHECK(data["targets"][0]["outages"].size() == 0);
  CHECK(data["targets"][0]["views"][0]["ok"].integer() > 0);
}

TEST_CASE("a watch that is interrupted writes its reports as well") {
  const TemporaryDirectory directory;
  const std::string html = directory.path("out.html");
  const std::string json = directory.path("out.json");
  // Nothing listens on port 1.
  Process watch(
      rconn_command({"watch", "127.0.0.1:1", "--report", html, "--report", json, "-o", "json"}));
  REQUIRE(watch.says("\"down\""));
  watch.signal(SIGINT);
  CHECK(watch.finish().exit == 0);
  const Json data = Json::parse(content_of(json));
  CHECK(data["end"] == "interrupted");
  CHECK(data["targets"][0]["outages"][0]["over"] == false);
  const Json fault = data["targets"][0]["outages"][0]["views"][0]["faults"][0];
  CHECK(fault["fault"] == "refused");
  CHECK_FALSE(fault["sentence"].text().empty());
  CHECK_FALSE(fault["advice"].text().empty());
  CHECK_THAT(content_of(html), ContainsSubstring("It never worked in"));
}

TEST_CASE("a report that cannot be written is refused before the watch") {
  const RedisServer server;
  const TemporaryDirectory directory;
  for (const auto& [path, why] : std::vector<std::pair<std::string, std::string>>{
           {directory.path("none") + "/out.html", "No such file or directory"},
           {directory.file("file", "") + "/out.json", "Not a directory"}}) {
    const Outcome outcome = run_rconn({"watch", server.at(), "--report", path});
    CHECK(outcome.exit == 3);
    CHECK(outcome.err == "rconn: watch: --report: cannot write to " + path + ": " + why + "\n");
    CHECK(outcome.out.empty());
  }
  ::mkdir(directory.path("taken.html").c_str(), 0700);
  CHECK(run_rconn({"watch", server.at(), "--report", directory.path("taken.html")}).exit == 3);
}

TEST_CASE("a report that cannot be written at the end is told, and the other one is written") {
  const RedisServer server;
  const TemporaryDirectory directory;
  const std::string folder = directory.path("folder");
  REQUIRE(::mkdir(folder.c_str(), 0700) == 0);
  const std::string lost = folder + "/out.html";
  const std::string json = directory.path("out.json");
  Process watch(
      rconn_command({"watch", server.at(), "--report", lost, "--report", json, "-o", "json"}));
  REQUIRE(watch.says("\"connected\""));
  REQUIRE(::rmdir(folder.c_str()) == 0);
  watch.signal(SIGINT);
  const Outcome outcome = watch.finish();
  CHECK(outcome.exit == 3);
  CHECK_THAT(outcome.err,
             ContainsSubstring("rconn: cannot write to " + lost + ": No such file or directory"));
  CHECK(Json::parse(content_of(json))["format"] == 1);
}

TEST_CASE("a password does not get into a report") {
  const RedisServer server({"--requirepass", "Hunter2-Zebra"});
  const TemporaryDirectory directory;
  const std::string html = directory.path("out.html");
  const std::string json = directory.path("out.json");
  for (const std::string password : {"Hunter2-Zebra", "Hunter2-Wrong"}) {
    const std::string target = "redis://:" + password + "@" + server.at();
    const Outcome outcome = run_rconn(
        {"watch", target, "--duration", "0.3", "--fresh", "--report", html, "--report", json});
    CHECK(outcome.exit == 0);
    for (const std::string& text : {content_of(html), content_of(json), outcome.out, outcome.err}) {
      CHECK(text.find("Hunter2") == std::string::npos);
    }
  }
}
