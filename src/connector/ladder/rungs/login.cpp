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

// What servers say of a password without repeating it. To mask a common word in these would tell
// that it is the password.
constexpr std::array fixed_texts{
    std::string_view("WRONGPASS invalid username-password pair or user is disabled."),
    std::string_view("NOAUTH Authentication required."),
    std::string_view("ERR invalid password"),
    std::string_view("ERR Client sent AUTH, but no password is set"),
    std::string_view("ERR AUTH <password> called without any password configured for the default "
                     "user. Are you sure your configuration is correct?"),
    std::string_view("ERR max number of clients reached"),
};

// The detail without what a peer may have repeated of the password; `replied`: it is a reply's
// text.
Detail discreet(const Failure& failure, bool replied, const Secret& password) {
  if (replied) {
    const bool fixed = std::ranges::find(fixed_texts, failure.detail.text()) != fixed_texts.end();
    return fixed ? failure.detail : without_secret(failure.detail, password);
  }
  return without_quote(failure.detail);
}

// One rung: a command, its reply, the verdict. What a peer echoes of the password stays here.
asio::awaitable<bool> climb(Rung rung, std::string command, const Target& target, Session& session,
                            Ladder& ladder, ReplyBudget budget) {
  const net::Deadline deadline = budget.from(ladder.boundary());
  auto asked = co_await session.ask(std::move(command), deadline);
  const bool replied(asked);
  auto failure = replied ? fault_in(asked.value(), rung) : std::optional(std::move(asked).error());
  if (!failure) {
    ladder.reached(rung);
    co_return true;
  }
  if (target.credentials) {
    failure->detail = discreet(*failure, replied, target.credentials->password);
  }
  ladder.failed(rung, *std::move(failure));
  co_return false;
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

asio::awaitable<bool> login(const Target& target, Held& held, Ladder& ladder, ReplyBudget budget) {
  const bool is_new = held.uses == 1;
  if (target.credentials && held.user != target.credentials) {
    std::string command = auth_command(*target.credentials);
    const bool done =
        co_await climb(Rung::auth, std::move(command), target, held.session, ladder, budget);
    if (!done) co_return false;
    held.user = target.credentials;
  }
  const int database = target.database.value_or(0);
  if (is_new ? target.database.has_value() : database != held.database) {
    std::string command = select_command(database);
    const bool done =
        co_await climb(Rung::select, std::move(command), target, held.session, ladder, budget);
    if (!done) co_return false;
    held.database = database;
  }
  co_return true;
}

asio::awaitable<bool> ping(const Target& target, Session& session, Ladder& ladder,
                           ReplyBudget budget) {
  std::string command = resp::encode(Words{"PING"});
  co_return co_await climb(Rung::ping, std::move(command), target, session, ladder, budget);
}

}  // namespace rconn
