// Complete sessions over a real socket: the peer answers each command with a piece of the input.

#include <array>
#include <mutex>
#include <vector>

#include "cli/options/condition.hpp"
#include "connector/redis/resp/reader.hpp"
#include "connector/run/run.hpp"
#include "fuzz/fuzz_target.hpp"
#include "fuzz/generated_report.hpp"
#include "fuzz/properties.hpp"
#include "fuzz/renderings.hpp"
#include "support/scripted_peer.hpp"
#include "support/temporary_directory.hpp"

namespace {

using namespace rconn;
using namespace rconn::fuzz;

// Sends its pieces in turn, one per command, on every connection. Closes the connection after the
// last piece, or after a piece that is not exactly one reply, so that no client waits.
class Peer {
 public:
  Peer() : peer_([this](support::Conversation& other) { talk(other); }, listen()) {}

  void learn(std::vector<std::string> pieces) {
    const std::scoped_lock lock(mutex_);
    pieces_ = std::move(pieces);
  }

  [[nodiscard]] std::string path() const { return directory_.path("peer"); }

 private:
  [[nodiscard]] support::Listener listen() const { return support::listen_on_socket(path()); }

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
      if (!said || !said.value() || !reader.left_over().empty()) return;
    }
  }

  support::TemporaryDirectory directory_;
  std::mutex mutex_;  // guards pieces_
  std::vector<std::string> pieces_;
  support::ScriptedPeer peer_;
};

// The options of the run, from the bits of a byte.
struct Choices {
  explicit Choices(std::uint8_t bits)
      : trace((bits & 1U) != 0),
        database((bits & 2U) != 0),
        password((bits & 4U) != 0),
        persistent((bits & 8U) != 0) {}

  bool trace;
  bool database;
  bool password;
  bool persistent;  // two pings over one connection, if it stays open
};

Target target_at(const std::string& path, const Choices& choices, std::uint8_t conditions) {
  using std::chrono::milliseconds;
  Target target;
  target.named = target.host = path;
  target.connect_budget = target.read_budget = milliseconds{2000};
  target.total_budget = milliseconds{4000};
  if (choices.database) target.database = 1;
  if (choices.password) target.credentials = Credentials{"me", Secret(std::string(secret))};
  if (choices.persistent) target.persistence.emplace();
  constexpr std::array<std::string_view, 8> all{"role=master", "lag<=2",      "version>=7",
                                                "link=up",     "clients<90%", "memory<90%",
                                                "key=k~^v",    "cluster=ok"};
  for (std::size_t i = 0; i < all.size(); ++i) {
    if ((conditions >> i & 1U) != 0)
      target.expectations.push_back(cli::parse_condition(all[i]).value());
  }
  return target;
}

Rounds rounds_of(const Choices& choices, const std::vector<Target>& targets) {
  Rounds rounds{.targets = targets};
  if (choices.persistent) rounds.count = 2;
  rounds.check_echo = choices.persistent;
  return rounds;
}

void require_invariants(const Report& report) {
  require(report.failure.has_value() == report.stopped_at.has_value(), "a failure has its rung");
  Duration sum{};
  for (const auto& time : report.times) sum += time.value_or(Duration{});
  require(sum == report.total, "the times add up");
}

void run(Input input) {
  static Peer peer;
  const Choices choices(input.byte());
  const std::uint8_t conditions = input.byte();
  const std::vector targets{target_at(peer.path(), choices, conditions)};
  const std::string script = with_secrets(input.rest());
  std::vector<std::string> pieces;
  for (Input rest(script); !rest.empty();) pieces.push_back(rest.piece());
  peer.learn(std::move(pieces));

  const Rounds rounds = rounds_of(choices, targets);
  std::size_t count = 0;
  const auto look = [&](const Report& report, std::size_t) {
    ++count;
    require_invariants(report);
    require(!report.ok() || conditions != 0 || script.find("+PONG") != std::string::npos,
            "what does not say PONG is not ready", script);
    require_good_renderings(report);
    if (choices.password) require_absent(half_secret, all_renderings_of(report));
  };
  const Operation operation = choices.trace ? Operation::trace : Operation::ping;
  rconn::run(operation, rounds, {.on_report = look});
  require(count == rounds.count, "each ping has one report");
}

const FuzzTarget target{"sessions", run};

}  // namespace
