// Whole sessions over a real socket: a peer answers each command with whatever the input holds.

#include <mutex>
#include <vector>

#include "connector/probe.hpp"
#include "connector/resp/reader.hpp"
#include "fuzz/fuzz_target.hpp"
#include "fuzz/made_report.hpp"
#include "fuzz/properties.hpp"
#include "fuzz/renderings.hpp"
#include "support/scripted_peer.hpp"
#include "support/temporary_directory.hpp"

namespace {

using namespace rconn;
using namespace rconn::fuzz;

// Says its pieces in turn, one a command, on every connection; then, or after a piece that is not
// just one reply, it hangs up: nobody is to wait.
class Peer {
 public:
  Peer() : peer_([this](support::Conversation& other) { talk(other); }, listen()) {}

  void learn(std::vector<std::string> pieces) {
    const std::scoped_lock lock(mutex_);
    pieces_ = std::move(pieces);
  }

  [[nodiscard]] std::string path() const { return directory_.path("peer"); }

 private:
  support::Listener listen() { return support::listen_on_socket(path()); }

  void talk(support::Conversation& other) {
    std::unique_lock lock(mutex_);
    const std::vector<std::string> pieces = pieces_;
    lock.unlock();
    resp::Reader reader;
    for (const std::string& piece : pieces) {
      if (other.receive().empty()) return;
      other.send(piece);
      reader.feed(piece);
      const auto said = reader.next();
      if (!said || !said.value() || reader.left_over() > 0) return;
    }
  }

  support::TemporaryDirectory directory_;
  std::mutex mutex_;  // guards pieces_
  std::vector<std::string> pieces_;
  support::ScriptedPeer peer_;
};

Target target_at(const std::string& path, Input& input) {
  using std::chrono::milliseconds;
  Target target;
  target.named = target.host = path;
  target.connect_budget = target.read_budget = milliseconds{2000};
  target.total_budget = milliseconds{4000};
  if (input.flag()) target.database = 1;
  if (input.flag()) target.credentials = Credentials{"me", Secret(std::string(secret))};
  const std::uint8_t wanted = input.byte();
  const std::vector<std::string_view> all{"role=master", "lag<=2",     "version>=7", "cluster=ok",
                                          "clients<90%", "memory<90%", "key=k~^v",   "link=up"};
  for (std::size_t i = 0; i < all.size(); ++i) {
    if ((wanted >> i & 1U) != 0) target.expectations.push_back(parse_condition(all[i]).value());
  }
  return target;
}

void require_invariants(const Report& report) {
  require(report.failure.has_value() == report.stopped_at.has_value(), "a failure has its rung");
  Duration sum{};
  for (const auto& time : report.times) sum += time.value_or(Duration{});
  require(sum == report.total, "the times add up");
}

void run(Input input) {
  static Peer peer;
  const Errand errand = input.flag() ? Errand::trace : Errand::ping;
  const std::vector targets{target_at(peer.path(), input)};
  const std::string script = with_secrets(input.rest());
  std::vector<std::string> pieces;
  for (Input rest(script); !rest.empty();) pieces.push_back(rest.piece());
  peer.learn(std::move(pieces));

  std::vector<Report> reports;
  probe(targets, Job{errand},
        [&](const Report& report, std::size_t) { reports.push_back(report); });
  require(reports.size() == 1, "a target has one report");
  const Report& report = reports.front();
  require_invariants(report);
  require(!report.ok() || !targets.front().expectations.empty() ||
              script.find("+PONG") != std::string::npos,
          "what does not say PONG is not ready", script);
  require_good_renderings(report);
  if (targets.front().credentials) require_absent(half_secret, all_renderings_of(report));
}

const FuzzTarget target{"sessions", run};

}  // namespace
