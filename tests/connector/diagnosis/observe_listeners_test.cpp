#include "connector/diagnosis/observe_listeners.hpp"

#include "support/catch.hpp"

using namespace rconn;

namespace {

std::vector<Attempt> refused(const std::vector<std::string>& addresses) {
  std::vector<Attempt> attempts;
  for (const std::string& address : addresses) {
    attempts.push_back({address, Failure{Fault::refused, ""}});
  }
  return attempts;
}

net::LocalSockets listening(std::vector<net::TcpListener> tcp) {
  net::LocalSockets sockets;
  sockets.tcp = std::move(tcp);
  return sockets;
}

// Where else a server listens, by the refused address and what listens.
PlaceFacts found(const std::vector<std::string>& addresses, const net::LocalSockets& sockets) {
  PlaceFacts facts;
  observe_listeners(refused(addresses), sockets, facts);
  return facts;
}

}  // namespace

TEST_CASE("of several servers of Redis the one at the nearest port comes first") {
  const auto facts = found({"127.0.0.1:7001"}, listening({{"127.0.0.1", 6379, "redis-server"},
                                                          {"127.0.0.1", 7002, "redis-server"},
                                                          {"127.0.0.1", 9000, "redis-server"}}));
  REQUIRE(facts.listeners.size() == 3);
  CHECK(facts.listeners[0].endpoint == "127.0.0.1:7002");
}

TEST_CASE("a listener at the same port of another address is the best guess") {
  const auto facts = found({"127.0.0.1:6379"},
                           listening({{"127.0.0.1", 6380, "redis-server"}, {"[::1]", 6379, ""}}));
  REQUIRE(facts.listeners.size() == 2);
  CHECK(facts.listeners[0].endpoint == "[::1]:6379");
  CHECK(facts.listeners[0].same_port);
  CHECK(facts.listeners[1].process == "redis-server");
}

TEST_CASE("a listener of the address that refused excludes all others") {
  for (const char* const host : {"127.0.0.1", "0.0.0.0"}) {
    const auto facts =
        found({"127.0.0.1:6379"}, listening({{host, 6379, ""}, {"127.0.0.1", 6380, ""}}));
    CHECK(facts.listens_there);
    CHECK(facts.listeners.empty());
  }
}

TEST_CASE("a listener of all addresses is named by a loopback address") {
  const auto six = found({"127.0.0.1:6379"}, listening({{"[::]", 6379, "redis-server"}}));
  REQUIRE(six.listeners.size() == 1);
  CHECK(six.listeners[0].endpoint == "[::1]:6379");
  const auto four = found({"[::1]:6379"}, listening({{"0.0.0.0", 6379, "redis-server"}}));
  REQUIRE(four.listeners.size() == 1);
  CHECK(four.listeners[0].endpoint == "127.0.0.1:6379");
}

TEST_CASE("an unknown process is a guess at the usual ports only") {
  CHECK(found({"127.0.0.1:6390"}, listening({{"127.0.0.1", 6379, ""}})).listeners.size() == 1);
  CHECK(found({"127.0.0.1:6379"}, listening({{"127.0.0.1", 8080, ""}})).listeners.empty());
  CHECK(found({"127.0.0.1:6379"}, listening({{"127.0.0.1", 7000, ""}})).listeners.empty());
  CHECK(found({"127.0.0.1:7001"}, listening({{"127.0.0.1", 7000, ""}})).listeners.size() == 1);
}

TEST_CASE("at most 8 listeners are kept, those known to be Redis first") {
  std::vector<net::TcpListener> many(9, {"127.0.0.1", 6380, ""});
  many.push_back({"127.0.0.1", 9000, "valkey-server"});
  const auto facts = found({"127.0.0.1:6379"}, listening(many));
  REQUIRE(facts.listeners.size() == 8);
  CHECK(facts.listeners[0].endpoint == "127.0.0.1:9000");
}

TEST_CASE("the path that was tried is not another place") {
  net::LocalSockets sockets;
  sockets.paths = {{"/run/a.sock", "redis-server"}, {"/run/b.sock", "redis-server"}};
  PlaceFacts facts;
  observe_listeners("/run/a.sock", sockets, facts);
  REQUIRE(facts.listeners.size() == 1);
  CHECK(facts.listeners[0].endpoint == "unix:///run/b.sock");
}
