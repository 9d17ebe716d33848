// Error replies and greetings of other services: their fault and how they are shown.

#include "connector/redis/banner.hpp"
#include "connector/redis/reply_fault.hpp"
#include "fuzz/fuzz_target.hpp"
#include "fuzz/generated_report.hpp"
#include "fuzz/properties.hpp"
#include "fuzz/renderings.hpp"

namespace {

using namespace rconn;
using namespace rconn::fuzz;

void run(Input input) {
  const Rung rung = input.one_of(Rung::ping);
  resp::Reply reply;
  reply.type = input.one_of(resp::Reply::Type::nil);
  reply.text = input.rest();
  require(!banner_of(reply.text).empty(), "every stranger has a name");
  require(!is_tls_alert(reply.text) || !is_mail_greeting(reply.text), "it is one thing only");

  auto failure = fault_in(reply, rung);
  require(failure.has_value() || reply.type == resp::Reply::Type::status, "only a status is good");
  if (!failure) return;
  Report report;
  report.probed = true;
  report.target = report.endpoint = "127.0.0.1:6379";
  report.times[static_cast<std::size_t>(rung)] = report.total = Duration(1000);
  report.address = report.endpoint;
  report.stopped_at = rung;
  report.failure = *std::move(failure);
  require_good_renderings(report);
}

const FuzzTarget target{"errors", run};

}  // namespace
