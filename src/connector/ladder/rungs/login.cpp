#include "connector/ladder/rungs/login.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "connector/redis/reply_fault.hpp"
#include "connector/redis/resp/command.hpp"

namespace rconn {
namespace {

using Words = std::vector<std::string_view>;

// Error messages about authentication that never repeat the password. Masking a common word in them
// would reveal that it is the password.
constexpr std::array fixed_texts{
    std::string_view("WRONGPASS invalid username-password pair or user is disabled."),
    std::string_view("NOAUTH Authentication required."),
    std::string_view("ERR invalid password"),
    std::string_view("ERR Client sent AUTH, but no password is set"),
    std::string_view("ERR AUTH <password> called without any password configured for the default "
                     "user. Are you sure your configuration is correct?"),
    std::string_view("ERR max number of clients reached"),
};

// The detail with the password masked, which a peer may have repeated. `replied`: the detail is the
// text of a reply.
Detail redacted(const Failure& failure, bool replied, const Secret& password) {
  if (replied) {
    const bool fixed = std::ranges::find(fixed_texts, failure.detail.text()) != fixed_texts.end();
    return fixed ? failure.detail : without_secret(failure.detail, password);
  }
  return without_quote(failure.detail);
}

// Runs one rung: sends a command and checks its reply. The password is masked in a failure.
asio::awaitable<SessionFailure> run_rung(Rung rung, std::string command, const Target& target,
                                         Session& session, RungTimer& timer, ReplyBudget budget) {
  const net::Deadline deadline = budget.from(timer.boundary());
  auto asked = co_await session.ask(std::move(command), deadline);
  timer.report().late += session.take_lateness();
  const bool replied(asked);
  auto failure = replied ? fault_in(asked.value(), rung) : std::optional(std::move(asked).error());
  if (!failure) {
    timer.reached(rung, session.seen_at());
    co_return nullptr;
  }
  if (target.credentials) {
    failure->detail = redacted(*failure, replied, target.credentials->password);
  }
  const auto ended = replied ? session.seen_at() : net::Clock::now();
  co_return std::make_unique<const RungFailure>(
      timer.rung_failed(rung, *std::move(failure), ended));
}

std::string auth_command(const Credentials& credentials) {
  Words words{"AUTH"};
  if (credentials.user) words.emplace_back(*credentials.user);
  words.push_back(credentials.password.reveal());
  return resp::encode(words);
}

std::string select_command(int database) {
  const std::string number = std::to_string(database);
  return resp::encode(Words{"SELECT", number});
}

}  // namespace

asio::awaitable<SessionFailure> login(const Target& target, KeptConnection& kept, RungTimer& timer,
                                      ReplyBudget budget) {
  const bool is_new = kept.uses == 1;
  if (target.credentials && kept.user != target.credentials) {
    std::string command = auth_command(*target.credentials);
    auto failed =
        co_await run_rung(Rung::auth, std::move(command), target, kept.session, timer, budget);
    if (failed) co_return failed;
    kept.user = target.credentials;
  }
  const int database = target.database.value_or(0);
  if (is_new ? target.database.has_value() : database != kept.database) {
    std::string command = select_command(database);
    auto failed =
        co_await run_rung(Rung::select, std::move(command), target, kept.session, timer, budget);
    if (failed) co_return failed;
    kept.database = database;
  }
  co_return nullptr;
}

asio::awaitable<SessionFailure> ping(const Target& target, Session& session, RungTimer& timer,
                                     ReplyBudget budget) {
  std::string command = resp::encode(Words{"PING"});
  co_return co_await run_rung(Rung::ping, std::move(command), target, session, timer, budget);
}

}  // namespace rconn
