// rconn watch --write-key: which writes are lost, which are unknown, and what is left alone.

#include <csignal>

#include "command_line/watch/failover.hpp"
#include "support/eventually.hpp"
#include "support/redis_fleet.hpp"

using namespace support;
using namespace std::chrono_literals;

namespace {

constexpr const char* key = "rconn:watch";

void wait_for_writes(const RedisServer& server, long more = 3) {
  const long before = last_number(server.port(), key);
  REQUIRE(eventually([&] { return last_number(server.port(), key) >= before + more; }));
}

bool replicates(const RedisServer& replica) {
  return ask_redis(replica.port(), {"INFO", "replication"}).find("master_link_status:up") !=
         std::string::npos;
}

}  // namespace

TEST_CASE("writes that a master acknowledged after it was cut off are lost") {
  RedisServer master;
  RedisServer replica({"--replicaof", "127.0.0.1 " + std::to_string(master.port()),
                       "--repl-diskless-sync-delay", "0"});
  REQUIRE(eventually([&] { return replicates(replica); }));
  Watch watch({master.at(), "--write-key", key, "-i", "0.02"});
  wait_for_writes(master);
  // The replica hears nothing of the master any more, while rconn still reaches both.
  ask_redis(replica.port(), {"REPLICAOF", "127.0.0.1", "1"});
  const long survived = last_number(replica.port(), key);
  wait_for_writes(master, 20);
  ask_redis(replica.port(), {"REPLICAOF", "NO", "ONE"});
  // No write comes in between: this is the last one that the old master acknowledges.
  ask_redis(master.port(), {"CLIENT", "PAUSE", "20000", "WRITE"});
  const long last = last_number(master.port(), key);
  master.process().signal(SIGKILL);
  watch.tells("\"event\":\"writes-lost\"");
  wait_for_writes(replica);
  const Watched watched = watch.stop();
  const Json writes = writes_in(watched);
  INFO(writes << " last " << last << ", survived " << survived);
  CHECK(writes["lost"] == last - survived);
  CHECK(writes["unread"].is_null());
  check_moments(failover_in(watched), master.at(), replica.at());
}

TEST_CASE("a server that restarts empty has lost all that it acknowledged") {
  RedisServer server;
  Watch watch({server.at(), "--write-key", key});
  wait_for_writes(server);
  ask_redis(server.port(), {"CLIENT", "PAUSE", "20000", "WRITE"});
  const long last = last_number(server.port(), key);
  server.process().signal(SIGKILL);
  watch.tells("\"event\":\"down\"");
  const Process again({"redis-server", "--port", std::to_string(server.port()), "--bind",
                       "127.0.0.1", "--save", "", "--dir", server.directory().path()});
  watch.tells("\"event\":\"writes-lost\"");
  const Watched watched = watch.stop();
  CHECK(writes_in(watched)["lost"] == last);
  CHECK(watched.summary["targets"][0]["failovers"].size() == 0);
}

TEST_CASE("writes are unknown if the key may have expired meanwhile") {
  RedisServer server;
  Watch watch({server.at(), "--write-key", key, "--write-ttl", "0.5", "-i", "1"});
  REQUIRE(eventually([&] { return last_number(server.port(), key) >= 2; }));
  REQUIRE(eventually([&] { return last_number(server.port(), key) == 0; }));
  ask_redis(server.port(), {"CLIENT", "KILL", "TYPE", "normal"});
  REQUIRE(eventually([&] { return last_number(server.port(), key) >= 3; }));
  const Json writes = writes_in(watch.stop());
  INFO(writes);
  CHECK(writes["lost"] == 0);
  CHECK(writes["unknown"].integer() > 0);
  CHECK_THAT(writes["unread"].text(), ContainsSubstring("time to live"));
}

TEST_CASE("what a frozen server does later is not lost") {
  RedisServer server;
  Watch watch({server.at(), "--write-key", key});
  wait_for_writes(server);
  server.process().signal(SIGSTOP);
  watch.tells("\"view\":\"write\",\"fault\":\"reply-timeout\"");
  server.process().signal(SIGCONT);
  watch.tells("\"event\":\"up\"");
  wait_for_writes(server);
  const Json writes = writes_in(watch.stop());
  INFO(writes);
  CHECK(writes["lost"] == 0);
  CHECK(writes["unanswered"].integer() > 0);
}

TEST_CASE("a master without enough replicas refuses writes, and loses none") {
  RedisServer server;
  Watch watch({server.at(), "--write-key", key});
  wait_for_writes(server);
  ask_redis(server.port(), {"CONFIG", "SET", "min-replicas-to-write", "1"});
  watch.tells("\"event\":\"down\"");
  ask_redis(server.port(), {"CONFIG", "SET", "min-replicas-to-write", "0"});
  watch.tells("\"event\":\"up\"");
  const Watched watched = watch.stop();
  CHECK(writes_in(watched)["refused"].integer() > 0);
  CHECK(writes_in(watched)["lost"] == 0);
  CHECK(writes_in(watched)["unknown"] == 0);
  CHECK_THAT(watched.outcome.out, ContainsSubstring("NOREPLICAS"));
}

TEST_CASE("a key that holds what no watch wrote is left alone") {
  RedisServer server;
  const bool is_list = GENERATE(true, false);
  if (is_list) {
    ask_redis(server.port(), {"RPUSH", key, "precious"});
  } else {
    ask_redis(server.port(), {"SET", key, "precious"});
  }
  Watch watch({server.at(), "--write-key", key});
  watch.tells("nothing is written");
  CHECK(ask_redis(server.port(), {"TYPE", key}) == (is_list ? "list" : "string"));
  ask_redis(server.port(), {"DEL", key});
  watch.tells("\"event\":\"up\"");
  wait_for_writes(server);
  const Json writes = writes_in(watch.stop());
  CHECK(writes["acknowledged"].integer() > 0);
  CHECK(writes["lost"] == 0);
}

TEST_CASE("a user that may not read the key writes nothing") {
  RedisServer server;
  ask_redis(server.port(), {"ACL", "SETUSER", "writer", "on", ">pw", "~*", "+@all", "-get"});
  Watch watch({server.at(), "--user", "writer", "--pass", "pw", "--write-key", key});
  watch.tells("GET was refused");
  CHECK(ask_redis(server.port(), {"EXISTS", key}) == "0");
}

TEST_CASE("the key expires by itself") {
  RedisServer server;
  Watch watch({server.at(), "--write-key", key, "--write-ttl", "30"});
  wait_for_writes(server);
  const long left = std::stol(ask_redis(server.port(), {"PTTL", key}));
  CHECK(left > 0);
  CHECK(left <= 30'000);
}
