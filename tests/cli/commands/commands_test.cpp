#include "cli/commands/commands.hpp"

#include "support/catch.hpp"

using namespace rconn;
using namespace rconn::cli;

TEST_CASE("a wait pings, or looks at the whole topology where that is asked for") {
  Options options;
  CHECK(operation_of(CommandId::wait, options) == Operation::ping);
  options.topology = true;
  CHECK(operation_of(CommandId::wait, options) == Operation::topology);
  CHECK(operation_of(CommandId::topology, {}) == Operation::topology);
}

TEST_CASE("an endpoint uses the network only to be resolved, a key never") {
  Options options;
  CHECK_FALSE(operation_of(CommandId::endpoint, options));
  options.resolve = true;
  CHECK(operation_of(CommandId::endpoint, options) == Operation::resolve);
  CHECK_FALSE(operation_of(CommandId::key, options));
}
