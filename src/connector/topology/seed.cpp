#include "connector/topology/seed.hpp"

#include <utility>

#include "connector/ladder/run_session.hpp"
#include "connector/redis/inquiry.hpp"
#include "connector/topology/member_targets.hpp"
#include "connector/topology/redact.hpp"

namespace rconn {
namespace {

// Whether it is a Sentinel without a password: it would reject AUTH. A failure if the server
// rejects all clients, or the session became unusable.
asio::awaitable<Result<bool, Failure>> is_open_sentinel(Session& session, Inquiry& inquiry) {
  Inquiry::Words command{"ROLE"};
  const Inquiry::Answer* const answer = co_await inquiry.ask(std::move(command));
  if (*answer) co_return answer->value().text_at(0) == "sentinel";
  const Fault fault = answer->error().fault;
  const bool turned_away = fault == Fault::denied || fault == Fault::max_clients;
  if (turned_away || !session.usable()) co_return answer->error();
  co_return false;
}

}  // namespace

Target seed_of(const Target& target) {
  Target seed = target;
  seed.persistence.reset();
  seed.database.reset();
  seed.expectations.clear();
  const TopologySettings settings = settings_of(target);
  if (settings.sentinel_credentials) seed.credentials = settings.sentinel_credentials;
  return seed;
}

asio::awaitable<bool> log_in_at_seed(const Target& target, Target& seed, KeptConnection& held,
                                     RungTimer& timer, ReplyBudget budget) {
  if (seed.credentials && !settings_of(target).sentinel_credentials) {
    timer.begin(Rung::auth);
    Inquiry inquiry(held.session, budget);
    const auto open = co_await is_open_sentinel(held.session, inquiry);
    if (!open) {
      inquiry.observe(open.error(), timer.report());
      Failure failure = open.error();
      redact(failure.detail, target);
      timer.failed(Rung::auth, std::move(failure));
      co_return false;
    }
    if (open.value()) seed.credentials.reset();
  }
  co_return co_await run_session(seed, held, timer, budget);
}

}  // namespace rconn
