#include "connector/ladder/pool/connection_pool.hpp"

#include <asio/io_context.hpp>

#include "connector/net/connection.hpp"
#include "support/catch.hpp"

using namespace rconn;

namespace {

KeptConnection connection_to(asio::io_context& loop, const std::string& address) {
  return KeptConnection{
      .session = Session(std::make_unique<net::Connection>(net::Stream(loop.get_executor()))),
      .address = address,
      .tls_settings = nullptr,
      .tls = nullptr,
      .opened = {},
      .user = std::nullopt};
}

}  // namespace

TEST_CASE("two users of a key at the same time never get the same connection") {
  asio::io_context loop;
  ConnectionPool pool;
  pool.give_back("key", connection_to(loop, "a"));
  const auto first = pool.take("key");
  REQUIRE(first);
  CHECK(first->address == "a");
  CHECK_FALSE(pool.take("key"));
}

TEST_CASE("the connection that waited longest is taken first, and only under its own key") {
  asio::io_context loop;
  ConnectionPool pool;
  pool.give_back("key", connection_to(loop, "a"));
  pool.give_back("key", connection_to(loop, "b"));
  CHECK_FALSE(pool.take("other"));
  CHECK(pool.take("key")->address == "a");
  CHECK(pool.take("key")->address == "b");
}
