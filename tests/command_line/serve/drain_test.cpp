#include <csignal>
#include <memory>

#include "command_line/serve/serving.hpp"
#include "support/eventually.hpp"
#include "support/loopback.hpp"
#include "support/redis_server.hpp"

using namespace support;

namespace {

// Whether a new connection is refused.
bool is_closed(int port) {
  try {
    const Descriptor connection = connect_to(port);
  } catch (const std::system_error&) {
    return true;
  }
  return false;
}

}  // namespace

TEST_CASE("SIGTERM and SIGINT end a server that has nothing to do, with exit 0") {
  for (const int number : {SIGTERM, SIGINT}) {
    Serving serving({"127.0.0.1:1"});
    serving.process().signal(number);
    const Outcome outcome = serving.process().finish();
    CHECK(outcome.exit == 0);
    check_says(outcome.err, "draining");
    CHECK(outcome.took < ceiling);
  }
}

TEST_CASE("after SIGTERM, what is under way is answered, and no more is accepted") {
  const Listener silent = listen_on_loopback();
  const std::string at = "127.0.0.1:" + std::to_string(silent.port);
  Serving serving({at});
  std::vector<std::unique_ptr<HttpClient>> scrapers;
  for (int i = 0; i < 10; ++i) {
    scrapers.push_back(std::make_unique<HttpClient>(serving.port()));
    scrapers.back()->get("/probe?target=" + at, {patience(std::to_string(1.2 + i / 10.0))});
  }
  HttpClient idle(serving.port());
  idle.get("/livez");
  CHECK(idle.read().status == 200);  // all have arrived
  serving.process().signal(SIGTERM);
  CHECK(eventually([&] { return is_closed(serving.port()); }));
  CHECK(idle.read().status == 0);
  for (const auto& each : scrapers) {
    const HttpAnswer answer = each->read();
    CHECK(answer.status == 200);
    CHECK(answer.field("Connection") == "close");
    CHECK(value_of(answer.body, "rconn_probe_success") == "0");
  }
  const Outcome outcome = serving.process().finish();
  CHECK(outcome.exit == 0);
  CHECK(outcome.err.find("before all") == std::string::npos);
}

TEST_CASE("a client that has sent a part of a request holds up no end") {
  Serving serving({"127.0.0.1:1"});
  HttpClient half(serving.port());
  half.send("GET /liv");
  HttpClient later(serving.port());
  later.get("/livez");
  CHECK(later.read().status == 200);
  later.send("GET /livez HTTP/1.1\r\nHost: te");
  CHECK(serving.status("/livez") == 200);
  serving.process().signal(SIGTERM);
  CHECK(half.read().status == 0);
  CHECK(later.read().status == 0);
  const Outcome outcome = serving.process().finish();
  CHECK(outcome.exit == 0);
  CHECK(outcome.took < ceiling);
  CHECK(outcome.err.find("before all") == std::string::npos);
}

TEST_CASE("without time to drain, only what is cut off is told") {
  const Listener silent = listen_on_loopback();
  const std::string at = "127.0.0.1:" + std::to_string(silent.port);
  for (const bool is_busy : {false, true}) {
    const TemporaryDirectory directory;
    const std::string file = directory.file("config.toml", "[serve]\ndrain = 0\n");
    Serving serving({"--config", file, at});
    HttpClient client(serving.port());
    client.get(is_busy ? "/probe?target=" + at : "/livez", {patience("100")});
    if (!is_busy) CHECK(client.read().status == 200);
    CHECK(serving.status("/livez") == 200);
    serving.process().signal(SIGTERM);
    const Outcome outcome = serving.process().finish();
    CHECK(outcome.exit == 0);
    CHECK((outcome.err.find("before all") != std::string::npos) == is_busy);
  }
}

TEST_CASE("a second signal ends a server that drains at once") {
  const RedisServer server;
  const Listener silent = listen_on_loopback();
  const std::string at = "127.0.0.1:" + std::to_string(silent.port);
  Serving serving({at});
  HttpClient scraper(serving.port());
  scraper.get("/probe?target=" + at, {patience("100")});
  CHECK(serving.status("/livez") == 200);
  serving.process().signal(SIGTERM);
  REQUIRE(serving.process().says("draining"));
  // One within a second counts as the same.
  CHECK(eventually([&] {
    serving.process().signal(SIGTERM);
    return !serving.process().running();
  }));
  CHECK(serving.process().finish().exit == 128 + SIGTERM);
}

TEST_CASE("SIGHUP neither ends a server nor counts as its first signal") {
  Serving serving({"127.0.0.1:1"});
  serving.process().signal(SIGHUP);
  REQUIRE(serving.process().says("reloaded"));
  CHECK(serving.status("/livez") == 200);
  CHECK(serving.stop().exit == 0);
}

TEST_CASE("a server that cannot listen says why, and ends with exit 3") {
  const Listener taken = listen_on_loopback();
  const std::string at = "127.0.0.1:" + std::to_string(taken.port);
  const Outcome outcome = run_rconn({"serve", "--listen", at, "127.0.0.1:1"});
  CHECK(outcome.exit == 3);
  check_says(outcome.err, at);
  check_says(outcome.err, "in use");
}

TEST_CASE("an address to listen on that is none is a usage error") {
  for (const char* address : {"cache.example:9121", "9121", "127.0.0.1", "::1:9121", "[::1]",
                              "127.0.0.1:99999", "127.0.0.1:", "", "unix:/run/x"}) {
    INFO(address);
    const Outcome outcome = run_rconn({"serve", "--listen", address, "127.0.0.1:1"});
    CHECK(outcome.exit == 3);
    CHECK(outcome.out.empty());
    check_says(outcome.err, "--listen");
  }
}
