// Each condition of --expect: met, unmet, and not evaluable.

#include "connector/ladder/expectation/evaluate_condition.hpp"

#include "cli/options/condition.hpp"
#include "cli/output/words/detail.hpp"
#include "support/catch.hpp"
#include "support/memory_peer.hpp"
#include "support/wire.hpp"

using namespace rconn;
using namespace support;

namespace {

constexpr const char* no_rights = "-NOPERM no permissions\r\n";

// "met: FOUND", "unmet: FOUND", or the fault and detail if it cannot be evaluated.
std::string outcome(const std::string& condition, MemoryPeer& peer,
                    const RungFailure* failed = nullptr) {
  Session session = peer.session();
  Inquiry inquiry(session, ample_budget());
  const Condition parsed = cli::parse_condition(condition).value();
  const ConditionResult result = run(evaluate_condition(parsed, failed, inquiry));
  if (!result) {
    return std::string(info(result.error().fault).id) + ": " + cli::in_words(result.error().detail);
  }
  CHECK(result.value().condition == condition);
  return (result.value().met ? "met: " : "unmet: ") + cli::in_words(result.value().found);
}

std::string outcome(const std::string& condition, const MemoryPeer::Table& table) {
  MemoryPeer peer(table);
  return outcome(condition, peer);
}

std::string outcome_after(Fault fault, const std::string& condition, MemoryPeer::Table table = {},
                          bool redis_answered = true) {
  const RungFailure failed{Rung::ping, {fault, "words"}, redis_answered};
  MemoryPeer peer(std::move(table));
  return outcome(condition, peer, &failed);
}

std::string refused(const std::string& condition) {
  MemoryPeer peer([](const std::string&) { return Answer(no_rights); });
  return outcome(condition, peer);
}

std::string by_info(const std::string& condition, const std::string& section,
                    const std::string& lines, const std::string& setting = "") {
  MemoryPeer::Table table{{"INFO " + section, wire::bulk(lines)}};
  if (!setting.empty()) {
    const std::string name = section == "clients" ? "maxclients" : "maxmemory";
    table.emplace("CONFIG GET " + name, wire::bulks({name, setting}));
  }
  return outcome(condition, table);
}

}  // namespace

TEST_CASE("alive is met by any answer of Redis, pong by PONG alone") {
  CHECK(outcome("alive", MemoryPeer::Table{}) == "met: PONG");
  CHECK(outcome_after(Fault::loading, "alive") == "met: words");
  CHECK(outcome_after(Fault::max_clients, "alive", {}, false) == "unmet: words");
  CHECK(outcome_after(Fault::loading, "alive", {{"PING", silence()}}) == "unmet: words");
  CHECK(outcome("pong", MemoryPeer::Table{}) == "met: PONG");
  CHECK(outcome_after(Fault::busy, "pong") == "unmet: busy");
}

TEST_CASE("loaded is read from the PONG, or from INFO without a PONG") {
  const auto loading = [](const char* line) {
    return MemoryPeer::Table{{"INFO persistence", wire::bulk(line)}};
  };
  CHECK(outcome("loaded", MemoryPeer::Table{}) == "met: loaded");
  CHECK(outcome_after(Fault::loading, "loaded") == "unmet: loading");
  CHECK(outcome_after(Fault::busy, "loaded", loading("loading:0\r\n")) == "met: loaded");
  CHECK(outcome_after(Fault::busy, "loaded", loading("loading:1\r\n")) == "unmet: loading");
  CHECK(outcome_after(Fault::busy, "loaded", loading("")) ==
        "unexpected-reply: the server does not report loading");
  CHECK(outcome_after(Fault::busy, "loaded", {{"INFO persistence", no_rights}}) ==
        "no-permission: NOPERM no permissions");
}

TEST_CASE("role and mode are read from HELLO, or from INFO on older servers") {
  const MemoryPeer::Table new_one{{"HELLO", wire::bulks({"mode", "cluster", "role", "slave"})}};
  CHECK(outcome("role=replica", new_one) == "met: replica");
  CHECK(outcome("role=master", new_one) == "unmet: replica");
  CHECK(outcome("mode=cluster", new_one) == "met: cluster");
  CHECK(outcome("mode=standalone", new_one) == "unmet: cluster");
  const MemoryPeer::Table old_one{{"INFO replication", wire::bulk("role:master\r\n")},
                                  {"INFO server", wire::bulk("redis_mode:sentinel\r\n")}};
  CHECK(outcome("role=master", old_one) == "met: master");
  CHECK(outcome("mode=sentinel", old_one) == "met: sentinel");
  CHECK(outcome("mode=cluster", {{"INFO server", wire::bulk("")}}) ==
        "unexpected-reply: the server does not report mode");
  CHECK(refused("role=master") == "no-permission: NOPERM no permissions");
  CHECK(refused("mode=cluster") == "no-permission: NOPERM no permissions");
}

TEST_CASE("link=up is for replicas whose link is up") {
  const auto link = [](const char* state) {
    return outcome("link=up", {{"ROLE", wire::array({wire::bulk("slave"), wire::bulk("m"), ":1\r\n",
                                                     wire::bulk(state), ":0\r\n"})}});
  };
  CHECK(link("connected") == "met: up");
  CHECK(link("connecting") == "unmet: connecting");
  CHECK(outcome("link=up", {{"ROLE", wire::bulks({"master"})}}) == "unmet: role master");
  CHECK(refused("link=up") == "no-permission: NOPERM no permissions");
}

TEST_CASE("lag is that of a replica whose link is up") {
  const auto lag = [](const char* lines) { return by_info("lag<=2", "replication", lines); };
  CHECK(lag("master_link_status:up\r\nmaster_last_io_seconds_ago:2\r\n") == "met: 2");
  CHECK(lag("master_link_status:up\r\nmaster_last_io_seconds_ago:3\r\n") == "unmet: 3");
  CHECK(lag("master_link_status:down\r\nmaster_last_io_seconds_ago:1\r\n") == "unmet: link down");
  CHECK(lag("role:master\r\n") == "unmet: role master");
  CHECK(lag("master_link_status:up\r\n") == "unexpected-reply: the server does not report lag");
  CHECK(lag("master_link_status:up\r\nmaster_last_io_seconds_ago:2x\r\n") ==
        "unexpected-reply: the server does not report lag");
  CHECK(refused("lag<=2") == "no-permission: NOPERM no permissions");
}

TEST_CASE("cluster=ok is read from CLUSTER INFO or from its error reply") {
  const auto state = [](const Answer& answer) {
    return outcome("cluster=ok", {{"CLUSTER INFO", answer}});
  };
  CHECK(state(wire::bulk("cluster_state:ok\r\n")) == "met: ok");
  CHECK(state(wire::bulk("cluster_state:fail\r\n")) == "unmet: fail");
  CHECK(state("-ERR This instance has cluster support disabled\r\n") ==
        "unmet: ERR This instance has cluster support disabled");
  CHECK(state(wire::bulk("")) == "unexpected-reply: the server does not report cluster");
  CHECK(refused("cluster=ok") == "no-permission: NOPERM no permissions");
}

TEST_CASE("version is compared number by number") {
  const MemoryPeer::Table seven{{"HELLO", wire::bulks({"version", "7.10.1"})}};
  CHECK(outcome("version>=7.2", seven) == "met: 7.10.1");
  CHECK(outcome("version<7.2", seven) == "unmet: 7.10.1");
  CHECK(outcome("version=7.10", seven) == "met: 7.10.1");
  CHECK(outcome("version>=5", {{"INFO server", wire::bulk("redis_version:5.0.14\r\n")}}) ==
        "met: 5.0.14");
  CHECK(outcome("version>=5", {{"INFO server", wire::bulk("")}}) ==
        "unexpected-reply: the server does not report its version");
  CHECK(refused("version>=5") == "no-permission: NOPERM no permissions");
}

TEST_CASE("clients are compared as a count or as a share of the server's limit") {
  const std::string lines = "connected_clients:90\r\n";
  CHECK(by_info("clients<100", "clients", lines, "100") == "met: 90");
  CHECK(by_info("clients<90", "clients", lines, "100") == "unmet: 90");
  CHECK(by_info("clients<=90%", "clients", lines + "maxclients:100\r\n") ==
        "met: 90.0% (90 of 100)");
  CHECK(by_info("clients<90%", "clients", lines, "100") == "unmet: 90.0% (90 of 100)");
  CHECK(by_info("clients<90%", "clients", "", "100") ==
        "unexpected-reply: the server does not report its number of clients");
  CHECK(by_info("clients<90%", "clients", lines, "many") ==
        "unexpected-reply: the server does not report its number of clients");
  CHECK(refused("clients<90%") == "no-permission: NOPERM no permissions");
}

TEST_CASE("memory is compared with its limit and is met without a limit") {
  const std::string lines = "used_memory:50\r\n";
  CHECK(by_info("memory<60%", "memory", lines + "maxmemory:100\r\n") == "met: 50.0% (50 of 100)");
  CHECK(by_info("memory<50%", "memory", lines, "100") == "unmet: 50.0% (50 of 100)");
  CHECK(by_info("memory<50%", "memory", lines + "maxmemory:0\r\n") == "met: 50, no limit");
  CHECK(by_info("memory<50", "memory", lines, "0") == "unmet: 50");
  CHECK(by_info("memory<50%", "memory", "", "100") ==
        "unexpected-reply: the server does not report its memory");
  CHECK(refused("memory<50%") == "no-permission: NOPERM no permissions");
}

TEST_CASE("a key is checked for existence or its value is searched") {
  CHECK(outcome("key=k", {{"EXISTS k", ":1\r\n"}}) == "met: it exists");
  CHECK(outcome("key=k", {{"EXISTS k", ":0\r\n"}}) == "unmet: no such key");
  const auto search = [](const Answer& value) {
    return outcome("key=k~^v[0-9]", {{"GET k", value}});
  };
  CHECK(search(wire::bulk("v2")) == "met: v2");
  CHECK(search(wire::bulk("w2")) == "unmet: w2");
  CHECK(search(wire::nil) == "unmet: no such key");
  CHECK(search("-WRONGTYPE Operation against a key\r\n") == "unmet: the key is not a string");
  CHECK(search(wire::bulk(std::string(70000, 'v'))) ==
        "unmet: 70000 bytes, too many to search (at most 65536)");
  CHECK(search("$99999999\r\n") == "unmet: 99999999 bytes, too many to search (at most 65536)");
  CHECK(search("*99999999\r\n") ==
        "reply-too-large: an array of 99999999 elements announced, too much for 32 MiB "
        "(--max-reply)");
  CHECK(search(no_rights) == "no-permission: NOPERM no permissions");
  CHECK(refused("key=k") == "no-permission: NOPERM no permissions");
}

TEST_CASE("a condition fails with the session and sends no more commands") {
  for (const char* condition : {"role=master", "mode=cluster", "link=up", "lag<=2", "cluster=ok",
                                "version>=7", "clients<90%", "memory<90%", "key=k", "key=k~v"}) {
    INFO(condition);
    MemoryPeer peer([](const std::string&) { return hang_up(); });
    CHECK(outcome(condition, peer) == "closed: the peer closed the connection");
    CHECK(peer.asked().size() == 1);
  }
}
