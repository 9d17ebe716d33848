#include "connector/watch/write_attempt.hpp"

#include <string_view>
#include <vector>

#include "connector/ladder/budgets.hpp"
#include "connector/redis/inquiry.hpp"
#include "connector/redis/resp/digits.hpp"
#include "connector/values/evidence.hpp"
#include "connector/watch/attempt.hpp"
#include "connector/watch/writes/written_value.hpp"

namespace rconn {
namespace {

using Held = KeyRead::Held;

void take_value(const resp::Reply& reply, const std::string& run, KeyRead& read) {
  if (reply.type == resp::Reply::Type::nil) return;
  const auto value = written_value_in(reply.text);
  if (reply.type != resp::Reply::Type::bulk || !value) {
    read.held = Held::foreign;
  } else if (value->run != run) {
    read.held = Held::another;
  } else {
    read.held = Held::own;
    read.number = value->number;
  }
}

// What the server sent, without the passwords of the target, and cut.
Detail shown(Detail sent, const Target& named) {
  if (named.credentials) sent = without_secret(sent, named.credentials->password);
  const auto& settings = named.topology_settings;
  if (settings && settings->sentinel_credentials) {
    sent = without_secret(sent, settings->sentinel_credentials->password);
  }
  cut(sent);
  return sent;
}

// An error to GET. WRONGTYPE: the key is a list, or something else that is not a string.
void take_error(const Failure& failure, const Place& place, const Target& named, KeyRead& read) {
  const std::string text = failure.detail.text();
  read.moved = redirection_in(text);
  if (read.moved && read.moved->first.empty()) read.moved->first = place.target.host;
  read.held = text.starts_with("WRONGTYPE ") ? Held::foreign : Held::hidden;
  read.why = "GET was refused: " + shown(failure.detail, named).text();
}

}  // namespace

std::optional<std::pair<std::string, int>> redirection_in(const std::string& error) {
  if (!error.starts_with("MOVED ")) return std::nullopt;
  const std::string_view at = std::string_view(error).substr(error.rfind(' ') + 1);
  const auto colon = at.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const int port = resp::port_in(at.substr(colon + 1));
  if (port == 0) return std::nullopt;
  return std::pair(std::string(at.substr(0, colon)), port);
}

asio::awaitable<void> open_for_writes(const Place& place, const Target& named, RunContext& context,
                                      const std::string& key, const std::string& run,
                                      Report& report, OpenForWrites& opened) {
  std::optional<KeptConnection>& kept = opened.connection;
  co_await connect_and_ping(place, context, report, kept);
  if (!kept) co_return;
  const ReplyBudget budget{place.target.read_budget.value_or(built_in_budget), std::nullopt};
  Inquiry inquiry(kept->session, budget);
  const Inquiry::Fact run_id = co_await inquiry.info_line("server", "run_id");
  if (run_id) opened.read.run_id = run_id.value();
  Inquiry::Words command{"GET", key};
  const Inquiry::Answer* const answer = co_await inquiry.ask(std::move(command));
  if (*answer) {
    take_value(answer->value(), run, opened.read);
  } else {
    take_error(answer->error(), place, named, opened.read);
  }
  if (!inquiry.broken() && !opened.read.moved) co_return;
  if (inquiry.broken()) {
    report.failure = *inquiry.broken();
    report.stopped_at = Rung::write;
    inquiry.observe(*inquiry.broken(), report);
    report.failure->detail = shown(report.failure->detail, named);
  }
  kept.reset();
}

}  // namespace rconn
