#include "connector/ladder/pool/list.hpp"

#include <asio/io_context.hpp>

#include "connector/net/connection.hpp"
#include "support/catch.hpp"

using namespace rconn;

namespace {

Held connection_to(asio::io_context& loop, const std::string& address) {
  return Held{.session = Session(std::make_unique<net::Connection>(net::Stream(loop.get_executor()))),
              .address = address,
              .tls_settings = nullptr,
              .tls = nullptr,
              .opened = {},
              .user = std::nullopt};
}

}  // namespace

TEST_CASE("two users of a key at the same time never get the same connection") {
  asio::io_context loop;
  PersistentList list;
  list.give_back("key", connection_to(loop, "a"));
  const auto first = list.take("key");
  REQUIRE(first);
  CHECK(first->address == "a");
  CHECK_FALSE(list.take("key"));
}

TEST_CASE("the connection that waited longest is taken first, and only under its own key") {
  asio::io_context loop;
  PersistentList list;
  list.give_back("key", connection_to(loop, "a"));
  list.give_back("key", connection_to(loop, "b"));
  CHECK_FALSE(list.take("other"));
  CHECK(list.take("key")->address == "a");
  CHECK(list.take("key")->address == "b");
}
