#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "connector/diagnosis/rules/connection_signs.hpp"
#include "connector/diagnosis/rules/rules.hpp"
#include "connector/redis/proxy_error.hpp"

namespace rconn {
namespace {

using Match = std::optional<Observed>;

Match when(bool holds) { return holds ? Match(Observed{}) : std::nullopt; }

Values command_value(const Case& what) {
  return {{"command", own_words(what.evidence.command->command)}};
}

// Any command that rconn sends.
constexpr std::array commands{
    std::string_view("AUTH"),  std::string_view("CLUSTER"), std::string_view("CONFIG"),
    std::string_view("ECHO"),  std::string_view("EXISTS"),  std::string_view("GET"),
    std::string_view("HELLO"), std::string_view("INFO"),    std::string_view("PING"),
    std::string_view("ROLE"),  std::string_view("SELECT"),  std::string_view("SENTINEL"),
};

Match complains_of_header(const Case& what) { return when(unknown_command(what) == "PROXY"); }

// Up to PING, the error is the reply to the one command that was sent.
Match complains_of_another(const Case& what) {
  const std::string name = command_in_error(what);
  const auto& command = what.evidence.command;
  const bool sent = what.rung() <= Rung::ping ? !command || command->command.starts_with(name)
                                              : std::ranges::find(commands, name) != commands.end();
  if (name.empty() || sent) return std::nullopt;
  return Observed{{}, {{"command", name}}};
}

Match takes_header(const Case& what) { return when(what.evidence.experiments.takes_proxy_header); }

Match names_backend(const Case& what) {
  const bool error = what.fault() == Fault::error_reply || what.fault() == Fault::db_rejected;
  return when(error && is_about_backend(what.words()));
}

Match says_bad_gateway(const Case& what) { return when(is_gateway_error(what)); }

// A TLS server waits for what the client says first.
Match drops_unasked(const Case& what) {
  const bool in_clear = !what.report.tls;
  return when(in_clear && is_dropped(what) && is_first_command(what) &&
              what.evidence.experiments.drops_unasked == true);
}

Match drops_unread(const Case& what) {
  const auto& path = what.evidence.path;
  return when(!what.report.tls && is_dropped(what) && is_first_command(what) && path &&
              path->bytes_acknowledged == 0);
}

bool is_cut_off(const Case& what) {
  const bool known =
      is_later_command(what) || (is_first_command(what) && what.evidence.experiments.answers_ping);
  return is_dropped(what) && known;
}

Match is_cut_off_again(const Case& what) {
  if (!is_cut_off(what) || !what.evidence.experiments.drops_again) return std::nullopt;
  if (what.evidence.command->command == "PING") return std::nullopt;  // which was answered, too
  return Observed{"on another connection it was cut off as well, after a PONG",
                  command_value(what)};
}

Match is_cut_off_once(const Case& what) {
  return is_cut_off(what) ? Match(Observed{{}, command_value(what)}) : std::nullopt;
}

Match is_held_back(const Case& what) {
  const auto& path = what.evidence.path;
  const bool arrived = !path || path->unacknowledged == 0;
  const bool silent = what.fault() == Fault::reply_timeout && is_later_command(what) && arrived;
  return silent ? Match(Observed{{}, command_value(what)}) : std::nullopt;
}

Match misreads(const Case& what) {
  return when(what.fault() != Fault::not_redis &&
              what.words().find("ERR Protocol error: ") != std::string::npos);
}

Match speaks_resp3(const Case& what) {
  return when(what.fault() == Fault::protocol_error &&
              what.words().find("a reply of RESP3") != std::string::npos);
}

constexpr std::array table{
    Rule{"proxy-protocol-sent", Certainty::proven, complains_of_header},
    Rule{"proxy-protocol-expected", Certainty::proven, takes_header},
    Rule{"bytes-inserted", Certainty::proven, complains_of_another},
    Rule{"backend-unreachable", Certainty::proven, names_backend},
    Rule{"command-cut-off", Certainty::proven, is_cut_off_again},
    Rule{"command-cut-off", Certainty::likely, is_cut_off_once},
    Rule{"command-held-back", Certainty::likely, is_held_back},
    Rule{"proxy-without-backend", Certainty::likely, says_bad_gateway},
    Rule{"proxy-without-backend", Certainty::likely, drops_unasked},
    Rule{"proxy-without-backend", Certainty::likely, drops_unread},
    Rule{"request-altered", Certainty::likely, misreads},
    Rule{"resp3-unasked", Certainty::likely, speaks_resp3},
};

}  // namespace

std::span<const Rule> proxy_rules() { return table; }

}  // namespace rconn
