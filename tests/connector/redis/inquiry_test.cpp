#include "connector/redis/inquiry.hpp"

#include "support/catch.hpp"
#include "support/memory_peer.hpp"
#include "support/wire.hpp"

using namespace rconn;
using namespace support;
using Commands = std::vector<std::string>;

namespace {

constexpr const char* no_rights = "-NOPERM this user has no permissions to run it\r\n";

Answer hello(const std::string& role) {
  return wire::bulks({"server", "redis", "version", "7.2.4", "mode", "standalone", "role", role});
}

}  // namespace

TEST_CASE("HELLO gives role, mode and version and is sent once") {
  MemoryPeer peer{{"HELLO", hello("master")}};
  Session session = peer.session();
  Inquiry inquiry(session, ample_budget());
  CHECK(run(inquiry.role()).value() == "master");
  CHECK(run(inquiry.mode()).value() == "standalone");
  CHECK(run(inquiry.version()).value() == "7.2.4");
  CHECK(run(inquiry.role()).value() == "master");
  CHECK(peer.asked() == Commands{"HELLO"});
}

TEST_CASE("each section of INFO is requested once") {
  MemoryPeer peer{{"INFO memory", wire::bulk("used_memory:7\r\nmaxmemory:9\r\n")}};
  Session session = peer.session();
  Inquiry inquiry(session, ample_budget());
  CHECK(run(inquiry.info_line("memory", "used_memory")).value() == "7");
  CHECK(run(inquiry.info_line("memory", "maxmemory")).value() == "9");
  CHECK(run(inquiry.info_line("memory", "no_such_line")).value().empty());
  CHECK(peer.asked() == Commands{"INFO memory"});
}

TEST_CASE("slave and replica are both reported as replica") {
  MemoryPeer peer{{"HELLO", hello("slave")}};
  Session session = peer.session();
  Inquiry inquiry(session, ample_budget());
  CHECK(run(inquiry.role()).value() == "replica");
}

TEST_CASE("the role is read from HELLO, then ROLE, then INFO") {
  MemoryPeer::Table table{{"HELLO", "-ERR unknown command 'HELLO'\r\n"},
                          {"ROLE", wire::array({wire::bulk("slave"), wire::bulk("m")})},
                          {"INFO replication", wire::bulk("role:master\r\n")}};
  MemoryPeer with_role(table);
  Session first = with_role.session();
  Inquiry by_role(first, ample_budget());
  CHECK(run(by_role.role()).value() == "replica");
  CHECK(with_role.asked() == Commands{"HELLO", "ROLE"});

  table.at("ROLE") = no_rights;
  MemoryPeer without_role(table);
  Session second = without_role.session();
  Inquiry by_info(second, ample_budget());
  CHECK(run(by_info.role()).value() == "master");
  CHECK(without_role.asked() == Commands{"HELLO", "ROLE", "INFO replication"});
}

TEST_CASE("if all of them are forbidden, the failure is that of the last one") {
  MemoryPeer peer([](const std::string&) { return Answer(no_rights); });
  Session session = peer.session();
  Inquiry inquiry(session, ample_budget());
  const auto role = run(inquiry.role());
  REQUIRE_FALSE(role);
  CHECK(role.error().fault == Fault::no_permission);
}

TEST_CASE("no command is sent after a session breaks") {
  MemoryPeer peer{{"HELLO", hang_up()}};
  Session session = peer.session();
  Inquiry inquiry(session, ample_budget());
  CHECK(run(inquiry.role()).error().fault == Fault::closed);
  CHECK(run(inquiry.mode()).error().fault == Fault::closed);
  CHECK(run(inquiry.version()).error().fault == Fault::closed);
  CHECK(peer.asked() == Commands{"HELLO"});
}

TEST_CASE("Valkey's version takes precedence over its Redis compatibility version") {
  MemoryPeer peer{{"INFO server", wire::bulk("redis_version:7.2.4\r\nvalkey_version:8.0.1\r\n")}};
  Session session = peer.session();
  Inquiry inquiry(session, ample_budget());
  CHECK(run(inquiry.version()).value() == "8.0.1");
}

TEST_CASE("the link of a replica is read from ROLE, or from INFO if ROLE is forbidden") {
  const auto link = [](const MemoryPeer::Table& table) {
    MemoryPeer peer(table);
    Session session = peer.session();
    Inquiry inquiry(session, ample_budget());
    return run(inquiry.link()).value();
  };
  const auto role = [](const char* state) {
    return Answer(wire::array(
        {wire::bulk("slave"), wire::bulk("10.0.0.1"), ":6379\r\n", wire::bulk(state), ":14\r\n"}));
  };
  const auto info = [](const char* lines) { return Answer(wire::bulk(lines)); };
  CHECK(link({{"ROLE", role("connected")}}) == "up");
  CHECK(link({{"ROLE", role("sync")}}) == "sync");
  CHECK(link({{"ROLE", wire::array({wire::bulk("master"), ":0\r\n"})}}) == "role master");
  CHECK(link({{"INFO replication", info("master_link_status:up\r\n")}}) == "up");
  CHECK(link({{"INFO replication", info("master_link_status:down\r\n")}}) == "down");
  CHECK(link({{"INFO replication",
               info("master_link_status:down\r\nmaster_sync_in_progress:1\r\n")}}) == "sync");
  CHECK(link({{"INFO replication", info("role:master\r\n")}}) == "role master");
}

TEST_CASE("a server without Cluster mode is recognized by its error, but not by NOPERM") {
  const auto state = [](const Answer& answer) {
    MemoryPeer peer{{"CLUSTER INFO", answer}};
    Session session = peer.session();
    Inquiry inquiry(session, ample_budget());
    return run(inquiry.cluster_state());
  };
  CHECK(state(wire::bulk("cluster_state:ok\r\n")).value() == "ok");
  CHECK(state("-ERR This instance has cluster support disabled\r\n").value() ==
        "ERR This instance has cluster support disabled");
  CHECK(state(no_rights).error().fault == Fault::no_permission);
}

TEST_CASE("pipelined questions are answered in order, errors among them") {
  MemoryPeer peer{{"GET a", wire::bulk("one")}, {"GET c", wire::bulk("no \"+\" begins this")}};
  peer.send_in_pieces(3);
  Session session = peer.session();
  Inquiry inquiry(session, ample_budget());
  std::vector<std::string> answers;
  const Inquiry::OnAnswer on_answer = [&](std::size_t place, const Inquiry::Answer& answer) {
    CHECK(place == answers.size());
    answers.push_back(answer ? answer.value().text : std::string(info(answer.error().fault).id));
  };
  const std::vector<Inquiry::Words> commands{{"GET", "a"}, {"GET", "b"}, {"GET", "c"}};
  CHECK_FALSE(run(inquiry.ask_all(commands, on_answer)));
  CHECK(answers == std::vector<std::string>{"one", "error-reply", "no \"+\" begins this"});
  CHECK(session.usable());
  CHECK(peer.asked() == Commands{"GET a", "GET b", "GET c"});
}

TEST_CASE("the answers before a broken connection count, and the failure is returned") {
  MemoryPeer peer{{"GET a", wire::bulk("one")}, {"GET b", hang_up("$9\r\nhal")}};
  Session session = peer.session();
  Inquiry inquiry(session, ample_budget());
  std::size_t answers = 0;
  const Inquiry::OnAnswer on_answer = [&](std::size_t, const Inquiry::Answer&) { ++answers; };
  const std::vector<Inquiry::Words> commands{{"GET", "a"}, {"GET", "b"}};
  const auto broken = run(inquiry.ask_all(commands, on_answer));
  REQUIRE(broken);
  CHECK(broken->fault == Fault::closed);
  CHECK(answers == 1);
  CHECK_FALSE(session.usable());
}

TEST_CASE("more questions than fit into the buffers are asked in several pieces") {
  MemoryPeer peer([](const std::string& command) { return Answer(wire::bulk(command)); });
  Session session = peer.session();
  Inquiry inquiry(session, ample_budget());
  std::vector<Inquiry::Words> commands;
  for (int i = 0; i < 2000; ++i) commands.push_back({"ECHO", std::to_string(i)});
  commands.push_back({"ECHO", std::string(2 * Session::max_pipelined, 'x')});
  std::size_t right = 0;
  const Inquiry::OnAnswer on_answer = [&](std::size_t place, const Inquiry::Answer& answer) {
    right += answer && answer.value().text == "ECHO " + commands[place][1] ? 1 : 0;
  };
  CHECK_FALSE(run(inquiry.ask_all(commands, on_answer)));
  CHECK(right == commands.size());
}
