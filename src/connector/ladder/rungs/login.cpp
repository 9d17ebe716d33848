#include "connector/ladder/rungs/login.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "connector/redis/reply_fault.hpp"
#include "connector/redis/resp/command.hpp"
#include "connector/redis/resp/frame_validator.hpp"
#include "connector/values/evidence.hpp"

namespace rconn {
namespace {

using Words = std::vector<std::string_view>;

std::string_view command_of(Rung rung) {
  if (rung == Rung::auth) return "AUTH";
  return rung == Rung::select ? "SELECT" : "PING";
}

// Runs one rung: sends a command and checks its reply. A failure does not show the password.
asio::awaitable<SessionFailure> run_rung(Rung rung, std::string command, const Target& target,
                                         Session& session, RungTimer& timer, ReplyBudget budget) {
  timer.begin(rung);
  const net::Deadline deadline = budget.from(timer.boundary());
  const unsigned answers_before = session.answers();
  auto asked = co_await session.ask(std::move(command), deadline, Session::Expected::line);
  timer.report().late += session.take_lateness();
  const bool replied(asked);
  auto failure = replied ? fault_in(asked.value(), rung) : std::optional(std::move(asked).error());
  const std::string_view more = session.left_over();
  if (!failure && rung == Rung::ping && more.starts_with("+PONG\r\n")) {
    failure = Failure{Fault::protocol_error, "it said PONG twice, once without being asked"};
  } else if (!failure && !more.empty() && !resp::starts_reply(more.front())) {
    failure = Failure{Fault::protocol_error, "what follows its reply is not one"};
  }
  if (!failure) {
    timer.reached(rung, session.seen_at());
    co_return nullptr;
  }
  Evidence& evidence = evidence_of(timer.report());
  evidence.command = CommandFacts{.command = std::string(command_of(rung)),
                                  .key = {},
                                  .answers_before = answers_before,
                                  .idle = {}};
  evidence.path = session.path_facts();
  if (timer.report().tls) evidence.handshake = session.tls_error();
  const bool redis_answered =
      replied && !session.unasked() && is_answer_of_redis(asked.value(), rung);
  if (target.credentials) {
    // Bytes that are not a reply are quoted in part; the quote may end inside a password.
    if (!replied) failure->detail = without_quote(failure->detail);
    failure->detail = without_secret(failure->detail, target.credentials->password);
  }
  const auto ended = replied ? session.seen_at() : net::Clock::now();
  RungFailure failed = timer.rung_failed(rung, *std::move(failure), ended);
  failed.redis_answered = redis_answered;
  co_return std::make_unique<const RungFailure>(std::move(failed));
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
  if (target.credentials && kept.user != target.credentials) {
    std::string command = auth_command(*target.credentials);
    auto failed =
        co_await run_rung(Rung::auth, std::move(command), target, kept.session, timer, budget);
    if (failed) co_return failed;
    kept.user = target.credentials;
  }
  const int database = target.database.value_or(0);
  if (database != kept.database) {
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
