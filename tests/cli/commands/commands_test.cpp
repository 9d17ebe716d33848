#include "cli/commands/commands.hpp"

#include "support/catch.hpp"

using namespace rconn;
using namespace rconn::cli;

TEST_CASE("a wait pings, or surveys the topology if an option requests it") {
  Options options;
  CHECK(operation_of(CommandId::wait, options) == Operation::ping);
  options.topology = true;
  CHECK(operation_of(CommandId::wait, options) == Operation::topology);
  CHECK(operation_of(CommandId::topology, {}) == Operation::topology);
}

TEST_CASE("endpoint uses the network only with --resolve and key never does") {
  Options options;
  CHECK_FALSE(operation_of(CommandId::endpoint, options));
  options.resolve = true;
  CHECK(operation_of(CommandId::endpoint, options) == Operation::resolve);
  CHECK_FALSE(operation_of(CommandId::key, options));
}
