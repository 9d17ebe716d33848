// Bytes of a TLS peer, valid or not, in pieces of any size, and the failure that they cause.

#include "connector/net/tls/engine.hpp"
#include "connector/redis/tls_fault.hpp"
#include "connector/values/security/tls_settings.hpp"
#include "fuzz/fuzz_target.hpp"
#include "fuzz/properties.hpp"
#include "fuzz/renderings.hpp"

namespace {

using namespace rconn;
using namespace rconn::fuzz;

std::shared_ptr<const net::TlsContext> context_for(bool insecure) {
  TlsSettings settings;
  settings.insecure = insecure;
  return net::make_context(net::OpenSsl::load().value(), settings).value();
}

// The result of a handshake that receives these bytes.
net::Status shake_hands(net::TlsEngine& engine, std::string_view bytes, std::size_t longest) {
  net::Status status;
  status.kind = net::Status::Kind::tls_failed;
  while (true) {
    const auto step = engine.handshake();
    require(engine.take_outgoing().size() < 65536, "less than 64 KiB is sent");
    require(step != net::TlsEngine::Step::done, "random bytes complete no handshake");
    if (step == net::TlsEngine::Step::failed) return status;
    const bool over = step == net::TlsEngine::Step::closed || bytes.empty();
    status.kind = net::Status::Kind::end_of_stream;
    if (over) return status;
    engine.receive(bytes.substr(0, longest));
    bytes.remove_prefix(std::min(longest, bytes.size()));
    status.kind = net::Status::Kind::tls_failed;
  }
}

void run(Input input) {
  static const auto strict = context_for(false);
  static const auto insecure = context_for(true);
  const bool verified = input.flag();
  const std::size_t longest = 16 * (std::size_t{input.byte()} + 1);
  const std::string bytes = input.rest();
  net::TlsEngine engine(verified ? strict : insecure, "redis.example");
  const net::Status status = shake_hands(engine, bytes, longest);
  net::TlsError error = engine.error();
  if (!bytes.empty() && engine.facts().version.empty() && !error.alert &&
      !engine.facts().certificate) {
    error.clear_text = bytes.substr(0, 64);
  }

  Report report;
  report.probed = true;
  report.target = report.endpoint = "redis.example:6379";
  report.address = "192.0.2.1:6379";
  report.times[static_cast<std::size_t>(Rung::tls)] = report.total = Duration(1000);
  report.stopped_at = Rung::tls;
  report.failure = handshake_failure(status, error, engine.facts(), "redis.example", {});
  report.tls = std::make_shared<const TlsFacts>(engine.facts());
  require_good_renderings(report);
}

const FuzzTarget target{"handshakes", run};

}  // namespace
