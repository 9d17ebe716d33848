#include "connector/redis/identity.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "connector/redis/reply_fault.hpp"
#include "connector/redis/resp/command.hpp"
#include "connector/redis/resp/info.hpp"
#include "connector/values/redact.hpp"

namespace rconn {
namespace {

// In bytes. Real values are much shorter.
constexpr std::size_t max_word_size = 64;
constexpr std::size_t max_silence_size = 200;
constexpr std::size_t max_modules = 20;

// A peer may repeat the password anywhere. Withholds it, then cuts the text: a cut password would
// no longer be found.
void redact_and_cut(Identity& identity, const Target& target) {
  if (target.credentials) redact(identity, target.credentials->password);
  for (std::string* text : texts_of(identity)) {
    if (text->size() > max_word_size) text->resize(max_word_size);
  }
  if (identity.silence) identity.silence->detail.cut(max_silence_size);
}

using Words = std::vector<std::string_view>;

// None if no reply came: the session is then unusable.
asio::awaitable<std::optional<resp::Reply>> reply_to(Words words, Session& session,
                                                     ReplyBudget budget) {
  if (!session.usable()) co_return std::nullopt;
  std::string command = resp::encode(words);
  const net::Deadline deadline = budget.from(net::Clock::now());
  auto asked = co_await session.ask(std::move(command), deadline);
  if (!asked) co_return std::nullopt;
  co_return std::move(asked).value();
}

// INFO, else ROLE, which says the least but needs the least permission.
asio::awaitable<Identity> ask_old(Session& session, ReplyBudget budget, Failure silence) {
  Words info{"INFO"};
  const auto informed = co_await reply_to(std::move(info), session, budget);
  if (informed && informed->type == resp::Reply::Type::bulk) {
    co_return identity_in_info(informed->text);
  }
  Identity identity;
  identity.silence = std::move(silence);
  Words role{"ROLE"};
  const auto told = co_await reply_to(std::move(role), session, budget);
  if (told) identity.role = role_named(told->text_at(0));
  co_return identity;
}

asio::awaitable<Identity> ask(Session& session, ReplyBudget budget) {
  std::string hello = resp::encode(Words{"HELLO"});
  const net::Deadline first = budget.from(net::Clock::now());
  const auto greeted = co_await session.ask(std::move(hello), first);
  if (!greeted) {
    Identity identity;
    identity.silence = greeted.error();
    identity.silence->detail = without_quote(identity.silence->detail);
    co_return identity;
  }
  const resp::Reply& reply = greeted.value();
  if (!reply.is_error()) co_return identity_in_hello(reply);
  std::optional<Failure> refusal = fault_in(reply, Rung::hello);
  co_return co_await ask_old(session, budget, *std::move(refusal));
}

// Asks for the server's limits. They stay empty if the user may not read them.
asio::awaitable<void> ask_limits(Session& session, ReplyBudget budget, Identity& identity) {
  Words info{"INFO", "clients"};
  const auto informed = co_await reply_to(std::move(info), session, budget);
  if (!informed) co_return;
  identity.clients = resp::info_value(informed->text, "connected_clients");
  identity.max_clients = resp::info_value(informed->text, "maxclients");
  Words config{"CONFIG", "GET", "timeout"};
  const auto told = co_await reply_to(std::move(config), session, budget);
  if (told && told->elements.size() == 2) identity.idle_timeout = text_of(told->elements[1]);
}

// Asks for what HELLO does not say. ACL WHOAMI shows as whom it takes this connection: TLS may map
// the client certificate to a user.
asio::awaitable<void> ask_process(Session& session, ReplyBudget budget, Identity& identity) {
  if (identity.run_id.empty()) {
    Words info{"INFO", "server"};
    const auto informed = co_await reply_to(std::move(info), session, budget);
    if (informed && !informed->is_error()) add_process(informed->text, identity);
  }
  Words who{"ACL", "WHOAMI"};
  const auto named = co_await reply_to(std::move(who), session, budget);
  if (named && !named->is_error()) identity.user = named->text;
}

void count_modules(Identity& identity) {
  if (identity.modules.size() <= max_modules) return;
  const std::size_t more = identity.modules.size() - max_modules;
  identity.modules.resize(max_modules);
  identity.modules.push_back("and " + std::to_string(more) + " more");
}

asio::awaitable<void> complete(const Target& target, Session& session, ReplyBudget budget,
                               Identity& identity) {
  if (!identity.version.empty()) {
    co_await ask_limits(session, budget, identity);
    co_await ask_process(session, budget, identity);
  }
  redact_and_cut(identity, target);
  count_modules(identity);
}

}  // namespace

asio::awaitable<Identity> identify(const Target& target, Session& session, ReplyBudget budget) {
  Identity identity = co_await ask(session, budget);
  co_await complete(target, session, budget, identity);
  co_return identity;
}

asio::awaitable<Identity> identify_without_hello(const Target& target, Session& session,
                                                 ReplyBudget budget, Failure silence) {
  Identity identity = co_await ask_old(session, budget, std::move(silence));
  co_await complete(target, session, budget, identity);
  co_return identity;
}

}  // namespace rconn
