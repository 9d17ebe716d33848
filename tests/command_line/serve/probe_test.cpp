#include <csignal>

#include "command_line/serve/loading_server.hpp"
#include "command_line/serve/serving.hpp"
#include "command_line/tls.hpp"
#include "support/eventually.hpp"
#include "support/loopback.hpp"
#include "support/redis_server.hpp"
#include "support/tls_redis_server.hpp"

using namespace support;

namespace {

// The target of a request, which needs no escapes.
std::string probe(const std::string& target) { return "/probe?target=" + target; }

void check_failed(const HttpAnswer& answer, const std::string& fault) {
  INFO(answer.body);
  CHECK(answer.status == 200);
  CHECK(value_of(answer.body, "rconn_probe_success") == "0");
  check_says(answer.body, "fault=\"" + fault + "\"");
}

void check_succeeded(const HttpAnswer& answer) {
  INFO(answer.body);
  CHECK(answer.status == 200);
  CHECK(value_of(answer.body, "rconn_probe_success") == "1");
}

}  // namespace

TEST_CASE("a probe tells whether the target is ready, and what is wrong with it") {
  RedisServer good;
  const RedisServer locked({"--requirepass", "secret"});
  const std::string nowhere = "127.0.0.1:" + std::to_string(free_port());
  const Serving serving({good.at(), locked.at(), nowhere});
  check_succeeded(serving.get(probe(good.at())));
  check_failed(serving.get(probe(locked.at())), "auth-required");
  check_failed(serving.get(probe(nowhere)), "refused");
  good.process().signal(SIGKILL);
  static_cast<void>(good.process().finish());
  check_failed(serving.get(probe(good.at())), "refused");
}

TEST_CASE("a probe logs in with the password of the configuration, and says when it is wrong") {
  const RedisServer server({"--requirepass", "right"});
  Serving right({"--pass", "right", server.at()});
  check_succeeded(right.get(probe(server.at())));
  Serving wrong({"-v", "--pass", "notsecret", server.at()});
  const HttpAnswer answer = wrong.get(probe(server.at()));
  check_failed(answer, "auth-rejected");
  CHECK(answer.body.find("notsecret") == std::string::npos);
  CHECK(wrong.stop().err.find("notsecret") == std::string::npos);
}

TEST_CASE("a probe speaks TLS, and says what is wrong with the certificate") {
  const Authority authority("serve");
  const TlsRedisServer server(authority.issue(loopback_certificate()));
  const Serving trusting({"--tls", "--cacert", authority.file(), server.at()});
  check_succeeded(trusting.get(probe(server.at())));
  const Authority other("other");
  const Serving doubting({"--tls", "--cacert", other.file(), server.at()});
  check_failed(doubting.get(probe(server.at())), "tls-untrusted");
}

TEST_CASE("a probe of a server that loads its data says so") {
  const LoadingServer server;
  const Serving serving({server.at()});
  check_failed(serving.get(probe(server.at())), "loading");
}

TEST_CASE(
    "what tells the role, the link, the lag and the offset of a replica is as the manual says") {
  const RedisServer master;
  const RedisServer linked({"--replicaof", "127.0.0.1", std::to_string(master.port())});
  const RedisServer cut({"--replicaof", "127.0.0.1", "1", "--replica-serve-stale-data", "no"});
  const TemporaryDirectory directory;
  const Serving serving(
      {"--config", directory.file("c.toml",
                                  "[serve]\nallow = ['*:*']\n[modules.deep]\noperation = "
                                  "'topology'\n[modules.trace]\noperation = 'trace'\n"
                                  "[modules.lag]\nexpect = ['lag<=3600']\n")});
  const auto told = [&](const RedisServer& server, const std::string& module) {
    const std::string text = serving.get(probe(server.at()) + "&module=" + module).body;
    std::string all;
    for (const char* name :
         {"role", "replication_link_up", "replication_lag_seconds", "replication_offset_bytes"}) {
      const bool is_there = !value_of(text, std::string("rconn_probe_") + name).empty();
      if (is_there) all += std::string(name) + " ";
    }
    return all;
  };
  REQUIRE(eventually([&] {
    const std::string text = serving.get(probe(linked.at()) + "&module=lag").body;
    return value_of(text, "rconn_probe_replication_link_up") == "1";
  }));
  CHECK(told(linked, "default").empty());
  CHECK(told(linked, "lag") == "replication_link_up replication_lag_seconds ");
  for (const char* const module : {"trace", "deep"}) {
    CHECK(told(linked, module) ==
          "role replication_link_up replication_lag_seconds replication_offset_bytes ");
  }
  CHECK(told(master, "trace") == "role ");
  CHECK(told(master, "deep") == "role replication_offset_bytes ");
  const std::string text = serving.get(probe(cut.at()) + "&module=trace").body;
  INFO(text);
  CHECK(value_of(text, "rconn_probe_replication_link_up") == "0");
}

TEST_CASE("a probe of a server that hangs ends before its scraper gives up") {
  RedisServer server;
  const Serving serving({server.at()});
  serving.answers("/readyz", 200);
  server.process().signal(SIGSTOP);
  const auto began = std::chrono::steady_clock::now();
  const HttpAnswer answer = serving.get(probe(server.at()), {patience("1.5")});
  const auto took = std::chrono::steady_clock::now() - began;
  server.process().signal(SIGCONT);
  check_failed(answer, "reply-timeout");
  CHECK(took >= std::chrono::milliseconds(1'000));  // the offset is half a second
  CHECK(took < ceiling);
}

TEST_CASE("a patience that is no positive number is refused") {
  const Serving serving({"127.0.0.1:1"});
  for (const char* text : {"0", "-1", "soon", "1e9", ""}) {
    INFO(text);
    const HttpAnswer answer = serving.get(probe("127.0.0.1:1"), {patience(text)});
    CHECK(answer.status == 400);
    check_says(answer.body, "X-Prometheus-Scrape-Timeout-Seconds");
  }
}

TEST_CASE("two patiences of one request are refused") {
  const Serving serving({"127.0.0.1:1"});
  const HttpFields twice{patience("60"), patience("1")};
  for (const char* path : {"/probe?target=127.0.0.1:1", "/discover?target=127.0.0.1:1"}) {
    const HttpAnswer answer = serving.get(path, twice);
    CHECK(answer.status == 400);
    check_says(answer.body, "X-Prometheus-Scrape-Timeout-Seconds");
  }
}

TEST_CASE("a target that is not listed is refused, and nothing connects to it") {
  const Listener unlisted = listen_on_loopback();
  const Serving serving({"127.0.0.1:1"});
  const std::string at = "127.0.0.1:" + std::to_string(unlisted.port);
  CHECK(serving.status(probe(at)) == 403);
  CHECK(serving.status("/discover?target=" + at) == 403);
  CHECK(serving.status(probe("127.0.0.1:2")) == 403);
  CHECK(serving.status(probe("")) == 400);
  CHECK(serving.status("/probe") == 400);
  CHECK(serving.status(probe("127.0.0.1:1") + "&module=tls") == 400);
  CHECK_FALSE(can_read(unlisted.socket.get()));
}

TEST_CASE("no spelling takes TLS from a listed target that a pattern allows, too") {
  const Listener clear = listen_on_loopback();
  const std::string at = "127.0.0.1:" + std::to_string(clear.port);
  const TemporaryDirectory directory;
  const Serving serving({"--config", directory.file("c.toml",
                                                    "[serve]\nallow = ['*:*']\n"
                                                    "interval = '1h'\n"
                                                    "[targets.t]\ntarget = 'rediss://" +
                                                        at + "'\n")});
  CHECK(serving.status(probe("redis://" + at + "/7")) == 403);
  CHECK(serving.status("/discover?target=redis://" + at + "/7") == 403);
}

TEST_CASE("each probe that is refused is counted, whatever is wrong with the request") {
  const Serving serving({"127.0.0.1:1"});
  for (const char* path : {"/probe", "/probe?target=127.0.0.1:2", "/discover?target=%zz",
                           "/probe?target=127.0.0.1:1&speed=fast"}) {
    CHECK(serving.status(path) >= 400);
  }
  CHECK(serving.status("/readyz?speed=fast") == 400);
  CHECK(value_of(serving.get("/metrics").body, "rconn_serve_probes_refused_total") == "4");
}

TEST_CASE("a target with credentials is refused, and they are told to nobody") {
  Serving serving({"-v", "127.0.0.1:1"});
  for (const char* path : {"/probe", "/discover", "/readyz", "/livez", "/startupz"}) {
    for (const char* target : {"redis%3A%2F%2F%3Atellnobody%40127.0.0.1%3A1",
                               "redis://user:tellnobody@127.0.0.1:1", "tellnobody@127.0.0.1:1"}) {
      const HttpAnswer answer = serving.get(std::string(path) + "?target=" + target);
      INFO(path << " " << target << " " << answer.body);
      CHECK(answer.status >= 400);
      CHECK(answer.status < 500);
      CHECK(answer.body.find("tellnobody") == std::string::npos);
    }
  }
  static_cast<void>(serving.get("/redis://:tellnobody@cache"));
  static_cast<void>(serving.get("/probe?redis://:tellnobody@cache"));
  const Outcome outcome = serving.stop();
  CHECK((outcome.out + outcome.err).find("tellnobody") == std::string::npos);
}
