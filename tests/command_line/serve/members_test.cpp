// Which members of a topology a server of probes connects to, and which of them get a password.

#include <sys/socket.h>

#include <algorithm>

#include "command_line/serve/serving.hpp"
#include "command_line/topology/views.hpp"
#include "support/eventually.hpp"
#include "support/loopback.hpp"
#include "support/scripted_peer.hpp"
#include "support/skip.hpp"

using namespace support;

namespace {

class Configured {
 public:
  // `rest`: behind the table [serve] with this list of patterns.
  Configured(const std::string& allow, const std::string& rest)
      : serving_(
            {"--config", directory_.file("c.toml", "[serve]\nallow = [" + allow + "]\n" + rest)}) {}

  [[nodiscard]] HttpAnswer get(const std::string& target) const { return serving_.get(target); }

 private:
  TemporaryDirectory directory_;
  Serving serving_;
};

std::string quoted(const std::string& text) { return "'" + text + "'"; }

// At a port of its own choice; skips the test if that is taken.
Listener listen_at(int port) {
  Listener listener{Descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)), port};
  const sockaddr_in address = loopback_address(port);
  const int socket = listener.socket.get();
  const auto* const at = reinterpret_cast<const sockaddr*>(&address);
  if (::bind(socket, at, sizeof address) != 0 || ::listen(socket, 16) != 0) {
    skip("another program has the port");
  }
  return listener;
}

bool has_connected(const TablePeer& peer, const std::string& address) {
  return std::ranges::count(peer.connected_to(), address) > 0;
}

// The addresses that AUTH was sent to.
std::size_t logins(const TablePeer& peer, const std::string& address) {
  const auto asked = peer.asked();
  return static_cast<std::size_t>(
      std::ranges::count_if(asked, [&](const TablePeer::Question& question) {
        return question.words.front() == "AUTH" && question.address == address;
      }));
}

const std::string deep = "[modules.deep]\noperation = 'topology'\n";

}  // namespace

TEST_CASE("nothing connects to members that a server advertises and no pattern allows") {
  int port = 0;
  const TablePeer cluster(cluster_node(3, port));
  port = cluster.port();
  const std::string seed = cluster.at("127.2.0.1");
  const TemporaryDirectory secrets;
  const std::string password = "pass-file = '" + secrets.file("p", "secret\n") + "'\n";

  SECTION("by a pattern of one address") {
    const Configured serving(quoted("127.2.0.1:*"), deep + password);
    const HttpAnswer probe = serving.get("/probe?module=deep&target=" + seed);
    INFO(probe.body);
    CHECK(value_of(probe.body, "rconn_probe_success") == "0");
    check_says(probe.body, "outside-network");
    CHECK(serving.get("/discover?module=deep&target=" + seed).status == 200);
    CHECK(logins(cluster, "127.2.0.1") > 0);
    CHECK_FALSE(has_connected(cluster, "127.2.0.2"));
    CHECK_FALSE(has_connected(cluster, "127.2.0.3"));
  }
  SECTION("by a pattern of all") {
    const Configured serving(quoted("127.2.0.*:*"), deep + password);
    const HttpAnswer probe = serving.get("/probe?module=deep&target=" + seed);
    INFO(probe.body);
    CHECK(value_of(probe.body, "rconn_probe_success") == "1");
    CHECK(logins(cluster, "127.2.0.3") > 0);
  }
  SECTION("of a listed target") {
    const Configured serving(
        "", deep + password + "[targets.t]\nmodule = 'deep'\ntarget = " + quoted(seed) + "\n");
    CHECK(value_of(serving.get("/probe?target=t").body, "rconn_probe_success") == "1");
    CHECK(has_connected(cluster, "127.2.0.3"));
  }
  SECTION("of a listed target, with the login of a module that the client chooses") {
    const Configured serving("", deep + password + "[targets.t]\ntarget = " + quoted(seed) + "\n");
    check_says(serving.get("/probe?target=t&module=deep").body, "outside-network");
    CHECK(logins(cluster, "127.2.0.1") > 0);
    CHECK_FALSE(has_connected(cluster, "127.2.0.2"));
  }
}

TEST_CASE("a fault of a member is told from one of the target itself") {
  const TablePeer peer(master({{"127.0.0.9", 1}}));
  const Configured serving(
      "", deep + "[targets.whole]\nmodule = 'deep'\ntarget = " + quoted(peer.at()) +
              "\n[targets.gone]\nmodule = 'deep'\n" + "target = '127.0.0.9:1'\n");
  REQUIRE(eventually([&] {
    const std::string ready = serving.get("/readyz?verbose").body;
    return ready.find("unknown") == std::string::npos;
  }));
  check_says(serving.get("/readyz?target=whole").body, "whole: member 127.0.0.9:1: refused: ");
  check_says(serving.get("/readyz?target=gone").body, "gone: refused: ");
  check_says(serving.get("/probe?target=whole").body, ",rung=\"topology\"} 1");
  check_says(serving.get("/probe?target=gone").body, ",rung=\"connect\"} 1");
  check_says(serving.get("/").body, "</code> member 127.0.0.9:1: ");
}

TEST_CASE("a probe, and what is discovered, tell the same cause of a member's fault") {
  const TablePeer peer(master({{"127.0.0.9", 1}}));
  const Configured serving(quoted("127.0.0.*:*"), deep);
  const std::string of = "?module=deep&target=" + peer.at();
  const std::string found = serving.get("/discover" + of).body;
  const std::string probe = serving.get("/probe" + of).body;
  const std::string before = "\"__meta_rconn_cause\":\"";
  const std::size_t at = found.find(before);
  INFO(found << probe);
  REQUIRE(at != std::string::npos);
  const std::size_t from = at + before.size();
  const std::string cause = found.substr(from, found.find('"', from) - from);
  check_says(probe, "rconn_probe_topology_problem{problem=\"refused\",cause=\"" + cause + "\"} 1");
  check_says(probe, "rconn_probe_fault{fault=\"refused\",cause=\"" + cause + "\"");
}

TEST_CASE("nothing connects to another port that a server advertises") {
  const TablePeer foreign(master({}));
  const TablePeer peer(master({{"127.0.0.1", foreign.port()}}));
  const TablePeer watcher(sentinel(1, foreign.port()));
  const Configured serving(quoted(peer.at()) + ", " + quoted(watcher.at()), deep);
  for (const TablePeer* each : {&peer, &watcher}) {
    static_cast<void>(serving.get("/probe?module=deep&target=" + each->at()));
    static_cast<void>(serving.get("/discover?target=" + each->at()));
    CHECK_FALSE(each->asked().empty());
  }
  CHECK(foreign.connected_to().empty());
}

TEST_CASE("a trace connects to the port before a bus port only if a pattern allows it") {
  const ScriptedPeer bus([](const Conversation& client) { static_cast<void>(client.receive()); });
  const Listener node = listen_at(bus.port() - 10'000);
  const std::string deeper = "[modules.deep]\noperation = 'trace'\n";
  const std::string probe = "/probe?module=deep&target=" + bus.at();
  {
    const Configured serving(quoted(bus.at()), deeper);
    check_says(serving.get(probe).body, "rconn_probe_success");
    CHECK(bus.connections() > 1);
    CHECK_FALSE(can_read(node.socket.get()));
  }
  const Configured serving(quoted("127.0.0.1:*"), deeper);
  static_cast<void>(serving.get(probe));
  CHECK(can_read(node.socket.get()));
}

TEST_CASE("a discovery keeps to the networks and logins of a module that pings") {
  const TablePeer data(master({}));
  const TablePeer peer(master({{"127.0.0.7", data.port()}, {"127.9.9.9", data.port()}}));
  const TemporaryDirectory secrets;
  const std::string limits = "pass-file = '" + secrets.file("p", "secret\n") +
                             "'\ncredentials = 'seed'\nonly-network = ['127.0.0.0/24']\n";
  const Configured serving("", "[modules.m]\n" + limits + "[targets.t]\nmodule = 'm'\ntarget = " +
                                   quoted(peer.at()) + "\n");
  CHECK(serving.get("/discover?target=t").status == 200);
  CHECK(logins(peer, "127.0.0.1") > 0);
  CHECK(has_connected(data, "127.0.0.7"));
  CHECK(logins(data, "127.0.0.7") == 0);
  CHECK_FALSE(has_connected(data, "127.9.9.9"));
}

TEST_CASE("a module that is asked for does not widen where a target's own login goes") {
  const TablePeer data(master({}));
  const TablePeer peer(master({{"127.0.0.7", data.port()}}));
  const TemporaryDirectory secrets;
  const Configured serving("", "[modules.bare]\n[targets.t]\ncredentials = 'seed'\npass-file = '" +
                                   secrets.file("p", "secret\n") +
                                   "'\ntarget = " + quoted(peer.at()) + "\n");
  CHECK(serving.get("/discover?module=bare&target=t").status == 200);
  CHECK(logins(peer, "127.0.0.1") > 0);
  CHECK(has_connected(data, "127.0.0.7"));
  CHECK(logins(data, "127.0.0.7") == 0);
}
