#include "connector/redis/identify.hpp"

#include "support/catch.hpp"

using namespace rconn;

namespace {

resp::Reply text(const std::string& words) {
  resp::Reply reply;
  reply.type = resp::Reply::Type::bulk;
  reply.text = words;
  return reply;
}

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

TEST_CASE("an answer to HELLO that names nothing is silence, with what it was") {
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
