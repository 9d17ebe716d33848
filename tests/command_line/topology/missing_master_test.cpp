// rconn topology: replicas that lead to no master are not well, whatever their links say.

#include "command_line/expect.hpp"
#include "command_line/topology/views.hpp"
#include "support/redis_fleet.hpp"
#include "support/wire.hpp"

using namespace support;

namespace {

// Replicas that follow one another in a circle, each at an address of its own.
TablePeer::Answering circle(int size, const int& port) {
  return redis_like([size, &port](const TablePeer::Question& question) -> std::string {
    if (question.words.front() != "INFO") return "";
    int own = 0;
    while (own + 1 < size && member_address(5, own) != question.address) ++own;
    return wire::bulk("redis_version:7.2.0\r\nrun_id:" + std::to_string(own) +
                      "\r\nrole:slave\r\nmaster_link_status:up\r\nmaster_host:" +
                      member_address(5, (own + 1) % size) +
                      "\r\nmaster_port:" + std::to_string(port) + "\r\n");
  });
}

void check_no_master(const std::string& target, const std::string& detail) {
  const Outcome text = run_rconn({"topology", target});
  INFO(text.out << text.err);
  CHECK(text.exit == 1);
  CHECK_THAT(text.err, ContainsSubstring("no master (no-master at topology"));
  CHECK_THAT(text.err, ContainsSubstring(detail));
  const Outcome json = run_rconn({"topology", target, "-o", "json"});
  CHECK(json.exit == 1);
  CHECK_THAT(json.out, ContainsSubstring("\"no-master\""));
}

}  // namespace

TEST_CASE("replicas that follow one another are not well") {
  for (const int size : {2, 3, 5}) {
    int port = 0;
    const TablePeer peer(circle(size, port));
    port = peer.port();
    check_no_master(peer.at(member_address(5, 0)), "they are replicas that follow one another");
  }
}

TEST_CASE("a replica that follows itself is not well") {
  int port = 0;
  const TablePeer peer(circle(1, port));
  port = peer.port();
  check_no_master(peer.at(member_address(5, 0)), "it is a replica that follows itself");
  // The same server by another address.
  check_no_master(peer.at("127.0.0.1"), "it is a replica that follows itself");
}

TEST_CASE("a real replica of itself is not well") {
  const RedisServer server;
  ask_redis(server.port(), {"REPLICAOF", "127.0.0.1", std::to_string(server.port())});
  check_no_master(server.at(), "it is a replica that follows itself");
}

TEST_CASE("a replica whose master is not known is not well") {
  const TablePeer peer(replica("", 0));
  const Outcome outcome = run_rconn({"topology", peer.at()});
  INFO(outcome.out << outcome.err);
  CHECK(outcome.exit == 1);
}
