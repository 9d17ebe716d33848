// Identities that servers report with HELLO and INFO, and how a trace shows them.

#include "connector/redis/identity.hpp"
#include "connector/redis/resp/info.hpp"
#include "fuzz/fuzz_target.hpp"
#include "fuzz/generated_reply.hpp"
#include "fuzz/properties.hpp"
#include "fuzz/renderings.hpp"

namespace {

using namespace rconn;
using namespace rconn::fuzz;

void run(Input input) {
  const bool by_info = input.flag();
  const std::string text = input.piece();
  Identity identity = by_info ? identity_in_info(text) : identity_in_hello(generated_reply(text));
  const bool known = !identity.version.empty() || !identity.product.empty();
  require(known || identity.silence.has_value(), "who is not known has not told", text);
  require(identity.role != "slave", "a replica is called one", text);
  const std::string limits = input.rest();
  identity.clients = resp::info_value(limits, "connected_clients");
  identity.max_clients = resp::info_value(limits, "maxclients");
  identity.idle_timeout = resp::info_value(limits, "timeout");

  Report report;
  report.probed = true;
  report.target = report.endpoint = "127.0.0.1:6379";
  report.address = report.endpoint;
  for (const Rung rung : {Rung::connect, Rung::ping, Rung::hello}) {
    report.times[static_cast<std::size_t>(rung)] = Duration(1000);
    report.total += Duration(1000);
  }
  report.identity = std::make_shared<const Identity>(std::move(identity));
  require_good_renderings(report);
}

const FuzzTarget target{"identities", run};

}  // namespace
