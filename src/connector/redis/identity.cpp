#include "connector/redis/identity.hpp"

#include <array>
#include <string>
#include <vector>

#include "connector/redis/resp/command.hpp"
#include "connector/redis/resp/info.hpp"
#include "connector/values/redact.hpp"

namespace rconn {
namespace {

// In bytes. Real values are much shorter.
constexpr std::size_t max_word_size = 64;
constexpr std::size_t max_silence_size = 200;

std::string value_of(const resp::Reply& reply) {
  if (reply.type == resp::Reply::Type::integer) return std::to_string(reply.integer);
  return reply.text;
}

// A peer may repeat the password anywhere. Withholds it, then cuts the text: a cut password would
// no longer be found.
void redact_and_cut(Identity& identity, const Target& target) {
  if (target.credentials) redact(identity, target.credentials->password);
  for (std::string* text : texts_of(identity)) {
    if (text->size() > max_word_size) text->resize(max_word_size);
  }
  if (identity.silence) identity.silence->detail.cut(max_silence_size);
}

asio::awaitable<Identity> ask(Session& session, ReplyBudget budget) {
  std::string hello = resp::encode(std::vector<std::string_view>{"HELLO"});
  const net::Deadline first = budget.from(net::Clock::now());
  const auto greeted = co_await session.ask(std::move(hello), first);
  Identity identity;
  if (!greeted) {
    identity.silence = greeted.error();
    identity.silence->detail = without_quote(identity.silence->detail);
    co_return identity;
  }
  if (!greeted.value().is_error()) co_return identity_in_hello(greeted.value());
  identity.silence = Failure{Fault::error_reply, greeted.value().text};
  std::string info = resp::encode(std::vector<std::string_view>{"INFO"});
  const net::Deadline second = budget.from(net::Clock::now());
  const auto informed = co_await session.ask(std::move(info), second);
  if (informed && informed.value().type == resp::Reply::Type::bulk) {
    co_return identity_in_info(informed.value().text);
  }
  co_return identity;
}

// Asks for the server's limits. They stay empty if the user may not read them.
asio::awaitable<void> ask_limits(Session& session, ReplyBudget budget, Identity& identity) {
  std::string info = resp::encode(std::vector<std::string_view>{"INFO", "clients"});
  const net::Deadline first = budget.from(net::Clock::now());
  const auto informed = co_await session.ask(std::move(info), first);
  if (!informed) co_return;
  identity.clients = resp::info_value(informed.value().text, "connected_clients");
  identity.max_clients = resp::info_value(informed.value().text, "maxclients");
  std::string config = resp::encode(std::vector<std::string_view>{"CONFIG", "GET", "timeout"});
  const net::Deadline second = budget.from(net::Clock::now());
  const auto told = co_await session.ask(std::move(config), second);
  if (told && told.value().elements.size() == 2) {
    identity.idle_timeout = value_of(told.value().elements[1]);
  }
}

}  // namespace

asio::awaitable<Identity> identify(const Target& target, Session& session, ReplyBudget budget) {
  Identity identity = co_await ask(session, budget);
  if (!identity.version.empty()) co_await ask_limits(session, budget, identity);
  redact_and_cut(identity, target);
  co_return identity;
}

std::string role_named(const std::string& role) { return role == "slave" ? "replica" : role; }

Identity identity_in_hello(const resp::Reply& reply) {
  Identity identity;
  const std::array slots{std::pair{"server", &identity.product},
                         std::pair{"version", &identity.version}, std::pair{"mode", &identity.mode},
                         std::pair{"role", &identity.role},
                         std::pair{"id", &identity.connection_id}};
  for (std::size_t i = 0; i + 1 < reply.elements.size(); i += 2) {
    for (const auto& [name, slot] : slots) {
      if (reply.elements[i].text == name) *slot = value_of(reply.elements[i + 1]);
    }
  }
  identity.role = role_named(identity.role);
  if (identity.product.empty() && identity.version.empty()) {
    identity.silence =
        Failure{Fault::unexpected_reply, {"HELLO was answered with ", resp::describe(reply)}};
  }
  return identity;
}

Identity identity_in_info(std::string_view text) {
  Identity identity;
  identity.product = resp::info_value(text, "server_name");
  identity.version = resp::info_value(text, "valkey_version");
  if (identity.version.empty()) identity.version = resp::info_value(text, "redis_version");
  if (identity.product.empty() && !identity.version.empty()) identity.product = "redis";
  identity.mode = resp::info_value(text, "redis_mode");
  identity.role = role_named(resp::info_value(text, "role"));
  if (identity.role.empty() && identity.mode == "sentinel") identity.role = "sentinel";
  if (identity.version.empty()) {
    identity.silence = Failure{Fault::unexpected_reply, "INFO does not name a version"};
  }
  return identity;
}

}  // namespace rconn
