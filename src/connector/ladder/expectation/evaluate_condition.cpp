#include "connector/ladder/expectation/evaluate_condition.hpp"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "connector/ladder/expectation/comparison.hpp"
#include "connector/ladder/expectation/expression.hpp"
#include "connector/values/numbers/decimal.hpp"

namespace rconn {
namespace {

using Fact = Inquiry::Fact;

EvaluatedCondition evaluated(const Condition& condition, bool met, Detail found) {
  return {condition.text, met, std::move(found)};
}

Failure no_such_value(std::string_view name) {
  return {Fault::unexpected_reply, own_words(fmt::format("the server does not report {}", name))};
}

ConditionResult by_word(const Condition& condition, const Fact& fact) {
  if (!fact) return fact.error();
  if (fact.value().empty()) return no_such_value(info(condition.kind).name);
  return evaluated(condition, fact.value() == condition.value, fact.value());
}

// The error must be an answer: a server that turns clients away says so whatever they ask, or says
// nothing more.
asio::awaitable<ConditionResult> evaluate_alive(const Condition& condition,
                                                const RungFailure* failed, Inquiry& inquiry) {
  if (failed == nullptr) co_return evaluated(condition, true, "PONG");
  const bool alive = failed->redis_answered && co_await inquiry.answers_ping();
  co_return evaluated(condition, alive, failed->failure.detail.text());
}

asio::awaitable<ConditionResult> evaluate_loaded(const Condition& condition,
                                                 const RungFailure* failed, Inquiry& inquiry) {
  if (failed == nullptr) co_return evaluated(condition, true, "loaded");
  if (failed->failure.fault == Fault::loading) co_return evaluated(condition, false, "loading");
  const Fact loading = co_await inquiry.info_line("persistence", "loading");
  if (!loading) co_return loading.error();
  if (loading.value().empty()) co_return no_such_value("loading");
  const bool loaded = loading.value() == "0";
  co_return evaluated(condition, loaded, loaded ? "loaded" : "loading");
}

asio::awaitable<ConditionResult> evaluate_lag(const Condition& condition, Inquiry& inquiry) {
  const Fact status = co_await inquiry.info_line("replication", "master_link_status");
  if (!status) co_return status.error();
  if (status.value().empty()) co_return evaluated(condition, false, "role master");
  if (status.value() != "up") co_return evaluated(condition, false, {"link ", status.value()});
  const Fact ago = co_await inquiry.info_line("replication", "master_last_io_seconds_ago");
  if (!ago) co_return ago.error();
  const auto seconds = decimal(ago.value());
  if (!seconds) co_return no_such_value("lag");
  co_return evaluated(condition, number_holds(*seconds, condition.comparison, condition.number),
                      ago.value());
}

ConditionResult by_share(const Condition& condition, double used, double limit) {
  if (!condition.percent) {
    return evaluated(condition, number_holds(used, condition.comparison, condition.number),
                     own_words(fmt::format("{}", used)));
  }
  if (limit <= 0) return evaluated(condition, true, own_words(fmt::format("{}, no limit", used)));
  const double share = 100 * used / limit;
  return evaluated(condition, number_holds(share, condition.comparison, condition.number),
                   own_words(fmt::format("{:.1f}% ({} of {})", share, used, limit)));
}

asio::awaitable<ConditionResult> evaluate_clients(const Condition& condition, Inquiry& inquiry) {
  const Fact connected = co_await inquiry.info_line("clients", "connected_clients");
  if (!connected) co_return connected.error();
  Fact most = co_await inquiry.info_line("clients", "maxclients");
  if (!most || most.value().empty()) most = co_await inquiry.setting("maxclients");
  if (!most) co_return most.error();
  const auto used = decimal(connected.value());
  const auto limit = decimal(most.value());
  if (!used || (condition.percent && !limit)) co_return no_such_value("its number of clients");
  co_return by_share(condition, *used, limit.value_or(0));
}

asio::awaitable<ConditionResult> evaluate_memory(const Condition& condition, Inquiry& inquiry) {
  const Fact used = co_await inquiry.info_line("memory", "used_memory");
  if (!used) co_return used.error();
  Fact most = co_await inquiry.info_line("memory", "maxmemory");
  if (!most || most.value().empty()) most = co_await inquiry.setting("maxmemory");
  if (!most) co_return most.error();
  const auto bytes = decimal(used.value());
  const auto limit = decimal(most.value());
  if (!bytes || (condition.percent && !limit)) co_return no_such_value("its memory");
  co_return by_share(condition, *bytes, limit.value_or(0));
}

DetailText too_long(std::size_t size) {
  return own_words(
      fmt::format("{} bytes, too many to search (at most {})", size, max_searched_size));
}

// The size of the string that was too large to be read; 0: it failed in another way.
std::size_t announced_size(const Failure& failure) {
  for (const Detail::Part& part : failure.detail.parts()) {
    if (const auto* const limit = std::get_if<ReplyLimit>(&part)) return limit->string_size;
  }
  return 0;
}

asio::awaitable<ConditionResult> evaluate_key(const Condition& condition, Inquiry& inquiry) {
  if (!condition.regex) {
    Inquiry::Words command{"EXISTS", condition.value};
    const auto* const exists = co_await inquiry.ask(std::move(command));
    if (!*exists) co_return exists->error();
    const bool present = exists->value().integer == 1;
    co_return evaluated(condition, present, present ? "it exists" : "no such key");
  }
  Inquiry::Words command{"GET", condition.value};
  const auto* const got = co_await inquiry.ask(std::move(command));
  if (!*got && got->error().detail.text().starts_with("WRONGTYPE")) {
    co_return evaluated(condition, false, "the key is not a string");
  }
  if (!*got && announced_size(got->error()) > max_searched_size) {
    co_return evaluated(condition, false, too_long(announced_size(got->error())));
  }
  if (!*got) co_return got->error();
  if (got->value().type == resp::Reply::Type::nil)
    co_return evaluated(condition, false, "no such key");
  const std::string& value = got->value().text;
  if (value.size() > max_searched_size) {
    co_return evaluated(condition, false, too_long(value.size()));
  }
  co_return evaluated(condition, is_found(*condition.regex, value), value);
}

}  // namespace

asio::awaitable<ConditionResult> evaluate_condition(const Condition& condition,
                                                    const RungFailure* failed, Inquiry& inquiry) {
  switch (condition.kind) {
    case ConditionKind::alive:
      co_return co_await evaluate_alive(condition, failed, inquiry);
    case ConditionKind::pong:
      if (failed != nullptr) {
        co_return evaluated(condition, false,
                            own_words(std::string(info(failed->failure.fault).id)));
      }
      co_return evaluated(condition, true, "PONG");
    case ConditionKind::loaded:
      co_return co_await evaluate_loaded(condition, failed, inquiry);
    case ConditionKind::role:
      co_return by_word(condition, co_await inquiry.role());
    case ConditionKind::link:
      co_return by_word(condition, co_await inquiry.link());
    case ConditionKind::cluster:
      co_return by_word(condition, co_await inquiry.cluster_state());
    case ConditionKind::mode:
      co_return by_word(condition, co_await inquiry.mode());
    case ConditionKind::lag:
      co_return co_await evaluate_lag(condition, inquiry);
    case ConditionKind::clients:
      co_return co_await evaluate_clients(condition, inquiry);
    case ConditionKind::memory:
      co_return co_await evaluate_memory(condition, inquiry);
    case ConditionKind::key:
      co_return co_await evaluate_key(condition, inquiry);
    case ConditionKind::version:
      break;
  }
  const Fact version = co_await inquiry.version();
  if (!version) co_return version.error();
  if (version.value().empty()) co_return no_such_value("its version");
  co_return evaluated(condition,
                      version_holds(version.value(), condition.comparison, condition.value),
                      version.value());
}

}  // namespace rconn
