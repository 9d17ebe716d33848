#include "connector/watch/masters/key_slot.hpp"

#include "support/catch.hpp"

using namespace rconn;

// As CLUSTER KEYSLOT of Redis 7.0 says; 12739 is the check value of the specification.
TEST_CASE("a key's slot is the one that a Cluster puts it into") {
  CHECK(slot_of_key("123456789") == 12739);
  CHECK(slot_of_key("foo") == 12182);
  CHECK(slot_of_key("somekey") == 11058);
  CHECK(slot_of_key("rconn:watch") == 6166);
  CHECK(slot_of_key("") == 0);
}

TEST_CASE("only the hash tag of a key counts, if it has one that is not empty") {
  CHECK(slot_of_key("{user1000}.following") == slot_of_key("user1000"));
  CHECK(slot_of_key("{user1000}.following") == slot_of_key("{user1000}.followers"));
  CHECK(slot_of_key("foo{{bar}}zap") == slot_of_key("{bar"));
  CHECK(slot_of_key("foo{bar}{zap}") == slot_of_key("bar"));
  CHECK(slot_of_key("foo{}{bar}") == 8363);
  CHECK(slot_of_key("{bar") != slot_of_key("bar"));
}
