// Rules of what answers there, and of proxies: the conditions that a real peer cannot be made to
// meet one at a time.

#include "connector/diagnosis/find_cause.hpp"
#include "connector/values/evidence.hpp"
#include "connector/values/finding.hpp"
#include "support/catch.hpp"

using namespace rconn;

namespace {

Report failed(Fault fault, Detail words, Rung rung = Rung::ping, unsigned answers_before = 0) {
  Report report;
  report.stopped_at = rung;
  report.failure = Failure{fault, std::move(words)};
  Evidence& evidence = evidence_of(report);
  evidence.target.port = 6379;
  evidence.command = CommandFacts{"PING", {}, answers_before, {}};
  return report;
}

Report closed(unsigned answers_before = 0) {
  return failed(Fault::closed, "the peer closed the connection", Rung::ping, answers_before);
}

Report error(const std::string& text, Rung rung = Rung::ping) {
  return failed(Fault::error_reply, text, rung);
}

void complete_handshake(Report& report) {
  TlsFacts facts;
  facts.version = "TLSv1.3";
  report.tls = std::make_shared<const TlsFacts>(facts);
}

// "CAUSE (CERTAINTY)", or "none".
std::string cause(const Report& report) {
  const auto found = find_cause(report);
  if (!found) return "none";
  return std::string(found->cause) + " (" + std::string(name(found->certainty)) + ")";
}

}  // namespace

TEST_CASE("a complaint of PROXY is proof in the words of every server") {
  for (const char* text :
       {"ERR unknown command 'PROXY'", "ERR unknown command `PROXY`, with args beginning with: ",
        "ERR unknown command 'proxy', with args beginning with: 'TCP4' "}) {
    INFO(text);
    CHECK(cause(error(text)) == "proxy-protocol-sent (proven)");
  }
}

TEST_CASE("a complaint of another command than the one sent proves that it was added") {
  CHECK(cause(error("ERR unknown command 'HEALTH'")) == "bytes-inserted (proven)");
  CHECK(cause(error("ERR wrong number of arguments for 'get' command")) ==
        "bytes-inserted (proven)");
  CHECK(cause(error("ERR wrong number of arguments for 'ping' command")) == "none");
  CHECK(cause(error("ERR unknown command '\x1b[2J'")) == "none");
  CHECK(cause(error("ERR unknown command ''")) == "none");
  CHECK(cause(error("ERR unknown command 'HEALTH")) == "none");
}

TEST_CASE("after PING, any command that rconn sends may be the one complained of") {
  CHECK(cause(error("ERR unknown command 'CONFIG'", Rung::expectation)) == "none");
  CHECK(cause(error("ERR unknown command 'HEALTH'", Rung::expectation)) ==
        "bytes-inserted (proven)");
}

TEST_CASE("TLS is not named after an answer, in TLS, or within a reply") {
  CHECK(cause(closed()) == "port-speaks-tls (likely)");
  CHECK(cause(closed(1)) == "command-cut-off (likely)");
  Report over_tls = closed();
  complete_handshake(over_tls);
  CHECK(cause(over_tls) == "closed-behind-tls (likely)");
  const Report partly =
      failed(Fault::closed, "the peer closed the connection after 3 bytes of a reply");
  CHECK(cause(partly) == "none");
  Report on_unix_socket = closed();
  on_unix_socket.evidence->target.is_unix_socket = true;
  CHECK(cause(on_unix_socket) == "none");
}

TEST_CASE("a connection that was dropped before it took anything is no TLS port") {
  Report report = closed();
  report.evidence->path = PathFacts{};
  CHECK(cause(report) == "proxy-without-backend (likely)");
  report.evidence->path->bytes_acknowledged = 14;
  CHECK(cause(report) == "port-speaks-tls (likely)");
}

TEST_CASE("what a trace tried is not named any more") {
  Report report = closed();
  Experiments& tried = report.evidence->experiments;
  tried.no_tls = true;
  tried.drops_unasked = false;
  CHECK(cause(report) == "neither-redis-nor-tls (likely)");
  tried.drops_unasked = true;
  CHECK(cause(report) == "proxy-without-backend (likely)");
  tried.drops_unasked = false;
  tried.takes_proxy_header = true;
  CHECK(cause(report) == "proxy-protocol-expected (proven)");
}

TEST_CASE("a command that was left alone on a reused connection was not cut off by a proxy") {
  Report report = closed(3);
  report.reused = true;
  CHECK(cause(report) == "none");
}

TEST_CASE("the bus port is likely by its number, and proven by the node before it") {
  Report report = closed();
  report.evidence->target.port = 16379;
  CHECK(cause(report) == "port-is-cluster-bus (likely)");
  Experiments& tried = report.evidence->experiments;
  tried.no_tls = true;
  tried.drops_unasked = false;
  CHECK(cause(report) == "neither-redis-nor-tls (likely)");
  tried.redis_before_bus = "Redis answers";
  CHECK(cause(report) == "port-is-cluster-bus (likely)");
  tried.cluster_before_bus = true;
  CHECK(cause(report) == "port-is-cluster-bus (proven)");
}

TEST_CASE("HTTP proves another service only where it cannot be a router for TLS") {
  const Detail words{own_words("it looks like an HTTP server: \""), "HTTP/1.1 404 Not Found", "\""};
  Report report = failed(Fault::not_redis, words);
  CHECK(cause(report) == "port-is-other-service (likely)");
  report.evidence->experiments.no_tls = true;
  CHECK(cause(report) == "port-is-other-service (proven)");
  complete_handshake(report);
  CHECK(cause(report) == "port-is-other-service (likely)");
}

TEST_CASE("silence after an answer is held back only if the command arrived") {
  Report report = failed(Fault::reply_timeout, "nothing received within ", Rung::expectation, 1);
  CHECK(cause(report) == "command-held-back (likely)");
  report.evidence->path = PathFacts{};
  report.evidence->path->unacknowledged = 1;
  CHECK(cause(report) == "none");
}

TEST_CASE("an error that only resembles one of a proxy names no backend") {
  CHECK(cause(error("ERR Connection refused")) == "backend-unreachable (proven)");
  CHECK(cause(error("key=x cannot be evaluated: upstream failure", Rung::expectation)) ==
        "backend-unreachable (proven)");
  CHECK(cause(error("ERR Connection refused by policy")) == "none");
}
