#include "connector/redis/identity.hpp"

#include "cli/output/words/detail.hpp"
#include "support/catch.hpp"
#include "support/memory_peer.hpp"
#include "support/wire.hpp"

using namespace rconn;
using namespace support;

namespace {

resp::Reply text(const std::string& words) {
  resp::Reply reply;
  reply.type = resp::Reply::Type::bulk;
  reply.text = words;
  return reply;
}

Identity identify(MemoryPeer& peer, const Target& target = {}) {
  Session session = peer.session();
  return run(rconn::identify(target, session, ample_budget()));
}

using Commands = std::vector<std::string>;

}  // namespace

TEST_CASE("HELLO names product, version, mode, role and connection") {
  resp::Reply reply;
  reply.type = resp::Reply::Type::array;
  for (const char* word : {"server", "redis", "version", "7.2.4", "mode", "standalone", "role",
                           "slave", "id", "12", "modules"}) {
    reply.elements.push_back(text(word));
  }
  const Identity identity = identity_in_hello(reply);
  CHECK(identity.product == "redis");
  CHECK(identity.version == "7.2.4");
  CHECK(identity.mode == "standalone");
  CHECK(identity.role == "replica");
  CHECK(identity.connection_id == "12");
  CHECK_FALSE(identity.silence);
}

TEST_CASE("a reply to HELLO without known fields is a missing identity and is shown") {
  CHECK_THAT(identity_in_hello(text("hi")).silence.value().detail.text(), ContainsSubstring("hi"));
}

TEST_CASE("INFO names a server, Valkey by its own version") {
  const Identity identity = identity_in_info(
      "# Server\r\nredis_version:7.2.4\r\nserver_name:valkey\r\nvalkey_version:8.0.1\r\n"
      "redis_mode:cluster\r\n# Replication\r\nrole:master\r\n");
  CHECK(identity.product == "valkey");
  CHECK(identity.version == "8.0.1");
  CHECK(identity.mode == "cluster");
  CHECK(identity.role == "master");
  CHECK(identity_in_info("# Server\r\n").silence.value().detail == "INFO does not name a version");
}

TEST_CASE("HELLO gives the identity and INFO and CONFIG the limits") {
  MemoryPeer peer{{"HELLO", wire::bulks({"server", "redis", "version", "7.2.4"})},
                  {"INFO clients", wire::bulk("connected_clients:3\r\nmaxclients:10000\r\n")},
                  {"CONFIG GET timeout", wire::bulks({"timeout", "300"})}};
  const Identity identity = identify(peer);
  CHECK(identity.version == "7.2.4");
  CHECK(identity.clients == "3");
  CHECK(identity.max_clients == "10000");
  CHECK(identity.idle_timeout == "300");
  CHECK(peer.asked() ==
        Commands{"HELLO", "INFO clients", "CONFIG GET timeout", "INFO server", "ACL WHOAMI"});
}

TEST_CASE("INFO gives the process, and ACL WHOAMI the user of this connection") {
  MemoryPeer peer{{"HELLO", wire::bulks({"server", "valkey", "version", "8.1.0",
                                         "availability_zone", "eu-1a"})},
                  {"INFO server", wire::bulk("run_id:00ff\r\nos:Linux 6 x86_64\r\n"
                                             "uptime_in_seconds:77\r\nvalkey_version:8.1.0\r\n")},
                  {"ACL WHOAMI", wire::bulk("cache.example")}};
  const Identity identity = identify(peer);
  CHECK(identity.run_id == "00ff");
  CHECK(identity.os == "Linux 6 x86_64");
  CHECK(identity.uptime == "77");
  CHECK(identity.availability_zone == "eu-1a");
  CHECK(identity.user == "cache.example");
}

TEST_CASE("a product that calls itself Redis for its clients is named by its own version") {
  const Identity dragonfly =
      identity_in_info("redis_version:7.4.0\r\ndragonfly_version:df-v1.30.0\r\n");
  CHECK(dragonfly.product == "dragonfly");
  CHECK(dragonfly.version == "df-v1.30.0");
  const Identity keydb =
      identity_in_info("redis_version:6.3.4\r\nexecutable:/usr/bin/keydb-server\r\n");
  CHECK(keydb.product == "keydb");
  CHECK(keydb.version == "6.3.4");
  MemoryPeer peer{{"HELLO", wire::bulks({"server", "redis", "version", "7.2.4"})},
                  {"INFO server", wire::bulk("redis_version:7.2.4\r\nvalkey_version:8.0.1\r\n")}};
  const Identity compatible = identify(peer);
  CHECK(compatible.product == "valkey");
  CHECK(compatible.version == "8.0.1");
}

TEST_CASE("modules have names and versions, in HELLO and in INFO") {
  resp::Reply module;
  module.type = resp::Reply::Type::array;
  resp::Reply version;
  version.type = resp::Reply::Type::integer;
  version.integer = 20804;
  module.elements = {text("name"), text("search"), text("ver"), version};
  resp::Reply list;
  list.type = resp::Reply::Type::array;
  list.elements = {module};
  resp::Reply reply;
  reply.type = resp::Reply::Type::array;
  reply.elements = {text("server"), text("redis"), text("modules"), list};
  CHECK(identity_in_hello(reply).modules == Commands{"search 20804"});
  const Identity old = identity_in_info(
      "redis_version:5.0.14\r\n# Modules\r\nmodule:name=bf,ver=20205,api=1\r\nmodule:name=x\r\n");
  CHECK(old.modules == Commands{"bf 20205", "x"});
}

TEST_CASE("20 modules are named, and the rest is counted") {
  for (const std::size_t count : {std::size_t{20}, std::size_t{21}}) {
    std::string info = "redis_version:5.0.14\r\n";
    for (std::size_t i = 0; i < count; ++i) info += "module:name=m,ver=1\r\n";
    MemoryPeer peer{{"INFO", wire::bulk(info)}};
    const Identity identity = identify(peer);
    CHECK(identity.modules.size() == count);
    CHECK((identity.modules.back() == "and 1 more") == (count == 21));
  }
}

TEST_CASE("ROLE tells the role where neither HELLO nor INFO is allowed") {
  MemoryPeer peer{{"HELLO", "-NOPERM no\r\n"},
                  {"INFO", "-NOPERM no\r\n"},
                  {"ROLE", wire::bulks({"slave", "10.0.0.1"})}};
  const Identity identity = identify(peer);
  CHECK(identity.role == "replica");
  CHECK(identity.silence);
}

TEST_CASE("a server that does not survive HELLO is identified by INFO") {
  MemoryPeer peer{{"INFO", wire::bulk("redis_version:2.8.24\r\nredis_mode:standalone\r\n")}};
  Session session = peer.session();
  const Identity identity = run(
      rconn::identify_without_hello({}, session, ample_budget(), Failure{Fault::closed, "closed"}));
  CHECK(identity.version == "2.8.24");
  CHECK_FALSE(identity.silence);
  CHECK(peer.asked().front() == "INFO");
}

TEST_CASE("a server before Redis 6 is identified by INFO") {
  MemoryPeer peer{{"INFO", wire::bulk("redis_version:5.0.14\r\nrole:slave\r\n")}};
  const Identity identity = identify(peer);
  CHECK(identity.product == "redis");
  CHECK(identity.version == "5.0.14");
  CHECK(identity.role == "replica");
  CHECK_FALSE(identity.silence);
}

TEST_CASE("without permission for HELLO and INFO the refusal is reported") {
  MemoryPeer peer([](const std::string&) { return Answer("-NOPERM no permissions\r\n"); });
  const Identity identity = identify(peer);
  CHECK(identity.version.empty());
  CHECK(cli::in_words(identity.silence.value().detail) == "NOPERM no permissions");
  CHECK(peer.asked() == Commands{"HELLO", "INFO", "ROLE"});
}

TEST_CASE("a server is identified even without permission to read its limits") {
  MemoryPeer peer{{"HELLO", wire::bulks({"version", "7.2.4"})},
                  {"INFO clients", "-NOPERM no permissions\r\n"},
                  {"CONFIG GET timeout", "-NOPERM no permissions\r\n"}};
  const Identity identity = identify(peer);
  CHECK(identity.version == "7.2.4");
  CHECK(identity.clients.empty());
  CHECK(identity.idle_timeout.empty());
}

TEST_CASE("a server that goes silent at HELLO is asked nothing more") {
  MemoryPeer peer{{"HELLO", silence()}};
  CHECK(cli::in_words(identify(peer).silence.value().detail) ==
        "nothing received within 60 s (--read-timeout)");
  CHECK(peer.asked() == Commands{"HELLO"});
  MemoryPeer interrupted{{"HELLO", {"", net::Status::Kind::interrupted}}};
  CHECK(identify(interrupted).silence);
}

TEST_CASE("a text of a server that holds the password is withheld before it is cut") {
  Target target;
  target.credentials = Credentials{std::nullopt, Secret("hunter2")};
  MemoryPeer peer{{"HELLO", wire::bulks({"server", "redis", "version", "hunter2", "mode",
                                         std::string(60, 'a') + "hunter2"})}};
  const Identity identity = identify(peer, target);
  CHECK(identity.product == "redis");
  CHECK(identity.version == "(withheld)");
  CHECK(identity.mode == "(withheld)");
}

TEST_CASE("a text of a server is withheld whole, however common the password in it") {
  Target target;
  target.credentials = Credentials{std::nullopt, Secret("redis")};
  MemoryPeer peer{{"HELLO", wire::bulks({"server", "redis-like", "version", "7"})}};
  const Identity identity = identify(peer, target);
  CHECK(identity.product == "(withheld)");
  CHECK(identity.version == "7");
}

TEST_CASE("a word of the server's identity is cut at 64 bytes and a longer silence at 200") {
  for (const std::size_t size : {std::size_t{64}, std::size_t{65}, std::size_t{1000}}) {
    const std::string word(size, 'x');
    MemoryPeer peer{{"HELLO", wire::bulks({"server", word, "version", "7"})}};
    CHECK(identify(peer).product == std::string(std::min<std::size_t>(size, 64), 'x'));
  }
  for (const std::size_t size : {std::size_t{200}, std::size_t{201}}) {
    const std::string words = "ERR " + std::string(size - 4, 'x');
    MemoryPeer peer([&words](const std::string&) { return Answer("-" + words + "\r\n"); });
    const Identity identity = identify(peer);
    REQUIRE(identity.silence);
    CHECK(identity.silence->detail.text() == words.substr(0, 200));
  }
}
