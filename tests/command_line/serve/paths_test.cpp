#include <algorithm>
#include <csignal>
#include <system_error>

#include "command_line/serve/serving.hpp"
#include "support/eventually.hpp"
#include "support/loopback.hpp"
#include "support/redis_server.hpp"
#include "support/table_peer.hpp"
#include "support/wire.hpp"

using namespace support;

namespace {

const Words nothing_there{"127.0.0.1:1"};

// Whether a server listens at the path, in time.
bool comes_to_live(const std::string& path) {
  return eventually([&path] {
    try {
      return http_get(path, "/livez").status == 200;
    } catch (const std::system_error&) {
      return false;  // it does not listen yet
    }
  });
}

}  // namespace

TEST_CASE("a path that does not exist is answered with the list of those that do") {
  const Serving serving(nothing_there);
  for (const char* path : {"/nope", "/probe/", "/../etc/passwd", "//", "/METRICS", "/%2e%2e/"}) {
    const HttpAnswer answer = serving.get(path);
    INFO(path);
    CHECK(answer.status == 404);
    for (const char* each : {"/probe", "/metrics", "/livez", "/readyz", "/startupz", "/discover"}) {
      check_says(answer.body, each);
    }
  }
}

TEST_CASE("a parameter that is unknown or comes twice is refused, and named") {
  const Serving serving(nothing_there);
  for (const char* path :
       {"/probe", "/metrics", "/livez", "/readyz", "/startupz", "/discover", "/"}) {
    INFO(path);
    const HttpAnswer unknown = serving.get(std::string(path) + "?speed=veryfast");
    CHECK(unknown.status == 400);
    check_says(unknown.body, "speed");
    CHECK(unknown.body.find("veryfast") == std::string::npos);
  }
  const HttpAnswer twice = serving.get("/readyz?target=onething&target=another");
  CHECK(twice.status == 400);
  check_says(twice.body, "target");
  CHECK(twice.body.find("onething") == std::string::npos);
  CHECK(serving.status("/readyz?target=%zz") == 400);
}

TEST_CASE("only GET and HEAD are answered") {
  const Serving serving(nothing_there);
  for (const char* method : {"POST", "PUT", "DELETE", "OPTIONS"}) {
    HttpClient client(serving.port());
    client.send(std::string(method) + " /livez HTTP/1.1\r\nHost: test\r\n\r\n");
    const HttpAnswer answer = client.read();
    CHECK(answer.status == 405);
    CHECK(answer.field("Allow") == "GET, HEAD");
  }
  const std::string metrics = serving.get("/metrics").body;
  const std::string counter = "rconn_serve_http_responses_total";
  CHECK(value_of(metrics, counter + "{path=\"/livez\",status=\"405\"}") == "4");
  CHECK(metrics.find("path=\"other\"") == std::string::npos);
  HttpClient client(serving.port());
  client.send("HEAD /livez HTTP/1.1\r\nHost: test\r\n\r\n");
  const HttpAnswer head = client.read(true);
  CHECK(head.status == 200);
  client.get("/livez");
  CHECK(client.read().body.size() == std::stoul(head.field("Content-Length")));
}

TEST_CASE("a refusal by path, parameter or target leaves the connection open, others end it") {
  const Serving serving(nothing_there);
  HttpClient client(serving.port());
  for (const auto& [path, status] : {std::pair{"/nope", 404},
                                     {"/probe", 400},
                                     {"/livez?speed=1", 400},
                                     {"/probe?target=127.0.0.1:2", 403},
                                     {"/readyz?target=127.0.0.1:2", 404}}) {
    INFO(path);
    client.get(path);
    const HttpAnswer answer = client.read();
    CHECK(answer.status == status);
    CHECK(answer.field("Connection").empty());
  }
  client.send("POST /livez HTTP/1.1\r\nHost: test\r\n\r\n");
  CHECK(client.read().field("Connection") == "close");
}

TEST_CASE("clients that are refused and do not close hold few descriptors") {
  const int port = free_port();
  const Words serve = rconn_command({"serve", "--listen", "127.0.0.1:" + std::to_string(port)});
  Process process(joined({"sh", "-c", "ulimit -n 32 && exec \"$@\"", "sh"}, serve));
  REQUIRE(process.says("listening on"));
  HttpClient first(port);
  const auto open = [&first] {
    first.get("/metrics");
    return std::stoi(value_of(first.read().body, "process_open_fds"));
  };
  const int alone = open();
  std::vector<HttpClient> others;
  for (int i = 0; i < 40; ++i) others.emplace_back(port);
  CHECK(HttpClient(port).read().status == 503);  // all before it have had their answer
  CHECK(open() <= alone + 7 + 1);                // seven more are served, and one is waited for
}

TEST_CASE("metrics come in the form that the scraper asks for") {
  const Serving serving(nothing_there);
  for (const char* path : {"/metrics", "/probe?target=127.0.0.1:1"}) {
    check_says(serving.get(path).field("Content-Type"), "application/openmetrics-text");
    check_says(serving.get(path, {"Accept: text/plain"}).field("Content-Type"), "text/plain");
    const HttpFields refused{"Accept: application/openmetrics-text;q=0"};
    check_says(serving.get(path, refused).field("Content-Type"), "text/plain");
    const HttpFields several{"Accept: application/openmetrics-text;q=0.1", "Accept: text/plain"};
    check_says(serving.get(path, several).field("Content-Type"), "text/plain");
  }
}

TEST_CASE("members are discovered, and a target that does not answer is no empty list") {
  RedisServer server;
  const Serving serving({server.at()});
  const std::string discover = "/discover?target=" + server.at();
  const HttpAnswer found = serving.get(discover);
  CHECK(found.status == 200);
  CHECK(found.field("Content-Type") == "application/json");
  check_says(found.body, "\"targets\":[\"" + server.at() + "\"]");
  server.process().signal(SIGKILL);
  static_cast<void>(server.process().finish());
  const HttpAnswer gone = serving.get(discover);
  CHECK(gone.status == 503);
  check_says(gone.body, "refused");
}

TEST_CASE("a list of members that is not whole is not given out as one") {
  const std::string ids = std::string(39, 'a');
  int port = 0;
  const TablePeer peer([&](const TablePeer::Question& question) -> std::string {
    const std::string at =
        "127.0.0.1:" + std::to_string(port) + "@" + std::to_string(port + 10'000);
    const std::string one = ids + "1 " + at + " myself,master - 0 0 1 connected 0-16383\n";
    const std::string what = question.text();
    if (what == "PING") return "+PONG\r\n";
    if (what.starts_with("INFO")) return wire::bulk("cluster_enabled:1\r\nrole:master\r\n");
    if (what.starts_with("CLUSTER NODES")) return wire::bulk(one + "what makes no sense\n");
    if (what.starts_with("CLUSTER INFO")) return wire::bulk("cluster_state:ok\r\n");
    return "-ERR unknown command\r\n";
  });
  port = peer.port();
  const Serving serving({peer.at()});
  const HttpAnswer answer = serving.get("/discover?target=" + peer.at());
  CHECK(answer.status == 503);
  check_says(answer.body, "1 were left out");
}

TEST_CASE("requests are logged by their path, status and time when that is asked for") {
  Serving serving(joined({"-v"}, nothing_there));
  CHECK(serving.status("/probe?target=127.0.0.1:1") == 200);
  CHECK(serving.status("/secretpath") == 404);
  const Outcome outcome = serving.stop();
  check_says(outcome.err, "GET /probe 200 ");
  CHECK(outcome.err.find("target=") == std::string::npos);
  CHECK(outcome.err.find("secretpath") == std::string::npos);
}

TEST_CASE("a quiet server says nothing") {
  const TemporaryDirectory directory;
  const std::string path = directory.path("rconn.sock");
  Process process(rconn_command({"serve", "-q", "--listen", path, "127.0.0.1:1"}));
  REQUIRE(comes_to_live(path));
  process.signal(SIGHUP);
  CHECK(http_get(path, "/livez").status == 200);
  process.signal(SIGTERM);
  const Outcome outcome = process.finish();
  CHECK(outcome.exit == 0);
  CHECK(outcome.out + outcome.err == "");
}

TEST_CASE("a quiet server says only why a reload failed") {
  const TemporaryDirectory directory;
  const std::string path = directory.path("rconn.sock");
  const std::string file = directory.file("rconn.toml", "");
  Process process(rconn_command({"serve", "-q", "--listen", path, "--config", file}));
  REQUIRE(comes_to_live(path));
  static_cast<void>(directory.file("rconn.toml", "[oops"));
  process.signal(SIGHUP);
  REQUIRE(process.says("not reloaded"));
  process.signal(SIGTERM);
  const std::string err = process.finish().err;
  check_says(err, file + ", line 1");
  CHECK(std::ranges::count(err, '\n') == 1);
}
