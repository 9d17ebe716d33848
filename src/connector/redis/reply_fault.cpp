#include "connector/redis/reply_fault.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "connector/redis/banner.hpp"
#include "connector/values/text/lower_case.hpp"

namespace rconn {
namespace {

struct ErrorWord {
  std::string_view word;  // the first word of the error
  std::string_view text;  // what the error must also contain; empty: anything
  Fault fault;
};

// First match wins. The texts are those of Redis 1.0 to 8, Valkey, KeyDB and Dragonfly.
constexpr std::array table{
    ErrorWord{"NOAUTH", "", Fault::auth_required},
    ErrorWord{"ERR", "operation not permitted", Fault::auth_required},  // before Redis 2.8
    ErrorWord{"WRONGPASS", "", Fault::auth_rejected},
    ErrorWord{"ERR", "invalid password", Fault::auth_rejected},           // before Redis 6
    ErrorWord{"ERR", "no password is set", Fault::auth_unneeded},         // before Redis 6
    ErrorWord{"ERR", "no username-password pair", Fault::auth_unneeded},  // Envoy
    ErrorWord{"ERR", "without any password", Fault::auth_unneeded},       // Redis 6 and later
    ErrorWord{"NOPERM", "", Fault::no_permission},
    ErrorWord{"NOPERM:", "", Fault::no_permission},  // Dragonfly
    ErrorWord{"DENIED", "", Fault::denied},
    ErrorWord{"LOADING", "", Fault::loading},
    ErrorWord{"BUSY", "", Fault::busy},
    ErrorWord{"MASTERDOWN", "", Fault::master_down},
    ErrorWord{"MISCONF", "", Fault::misconf},
    ErrorWord{"CLUSTERDOWN", "", Fault::cluster_down},
    ErrorWord{"READONLY", "", Fault::read_only},
    ErrorWord{"ERR", "max number of clients", Fault::max_clients},
    ErrorWord{"ERR", "max number of concurrent", Fault::max_clients},  // hosted services
};

// What Redis and its proxies say after ERR about AUTH, SELECT and PING, besides the texts above.
constexpr std::array err_texts{
    std::string_view("unknown command '"),
    std::string_view("unknown command `"),
    std::string_view("wrong number of arguments for "),
    std::string_view("DB index is out of range"),
    std::string_view("invalid DB index"),
    std::string_view("SELECT is not allowed in cluster mode"),
    std::string_view("value is not an integer or out of range"),
    std::string_view("syntax error"),
    std::string_view("Protocol error: "),
    std::string_view("unauthenticated"),
    std::string_view("command not allowed"),
    std::string_view("Command not allowed"),
    std::string_view("Can't execute "),
    std::string_view("only "),
    std::string_view("Connection refused"),    // twemproxy, of the server behind it
    std::string_view("Connection timed out"),  // likewise
    std::string_view("Connection reset by peer"),
    std::string_view("Host is down"),
};

std::string_view first_word(std::string_view text) { return text.substr(0, text.find(' ')); }

// Redis's error words: LOADING, NOAUTH, ...
bool is_error_word(std::string_view word) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  return word.size() > 2 && word.find_first_not_of(letters) == std::string_view::npos;
}

constexpr std::string_view command_of(Rung rung) {
  if (rung == Rung::auth) return "auth";
  return rung == Rung::select ? "select" : "ping";
}

// Whether the error complains about a command, and it is not the one of this rung: a proxy put
// another one before it.
bool concerns_other_command(std::string_view text, Rung rung) {
  for (const std::string_view start : {std::string_view("ERR unknown command "),
                                       std::string_view("ERR wrong number of arguments for ")}) {
    if (!text.starts_with(start) || text.find_first_of("'`\"") != start.size()) continue;
    return lower_case(text.substr(start.size() + 1)).find(command_of(rung)) != 0;
  }
  return false;
}

// Before Redis 6, AUTH takes only a password; old Sentinels and some proxies do not know it.
bool is_auth_unsupported(std::string_view text) {
  return text.starts_with("ERR wrong number of arguments") ||
         text.starts_with("ERR unknown command");
}

// The other service that this error to AUTH, SELECT or PING comes from; else empty. Every Redis
// server knows SELECT and PING.
std::string_view service_of(std::string_view text, Rung rung) {
  if (rung > Rung::ping) return "";
  if (rung != Rung::auth && text == "ERR unknown command") return "another service";
  return service_of_error(text);
}

bool is_echo(const resp::Reply& reply, Rung rung) {
  return rung <= Rung::ping && lower_case(reply.text_at(0)) == command_of(rung);
}

Fault fault_of_error(std::string_view text, Rung rung) {
  const std::string_view word = first_word(text);
  for (const ErrorWord& row : table) {
    if (word == row.word && text.find(row.text) != std::string_view::npos) return row.fault;
  }
  if (rung == Rung::auth && is_auth_unsupported(text) && !concerns_other_command(text, rung)) {
    return Fault::auth_unsupported;
  }
  const bool of_select = rung == Rung::select && !concerns_other_command(text, rung);
  return of_select ? Fault::db_rejected : Fault::error_reply;
}

}  // namespace

std::optional<Failure> fault_in(const resp::Reply& reply, Rung rung) {
  if (reply.is_status(rung == Rung::ping ? "PONG" : "OK")) return std::nullopt;
  if (reply.is_error()) {
    const std::string_view service = service_of(reply.text, rung);
    if (service.empty()) return Failure{fault_of_error(reply.text, rung), reply.text};
    return Failure{Fault::not_redis, looks_like("it", service, "-" + reply.text)};
  }
  if (is_echo(reply, rung)) return Failure{Fault::not_redis, "it sends back what it is sent"};
  return Failure{Fault::unexpected_reply, {"got ", resp::describe(reply)}};
}

bool is_answer_of_redis(const resp::Reply& reply, Rung rung) {
  if (!reply.is_error()) return !fault_in(reply, rung);
  const Fault fault = fault_in(reply, rung)->fault;
  const bool unread = fault == Fault::max_clients || fault == Fault::denied;
  if (unread || fault == Fault::not_redis || concerns_other_command(reply.text, rung)) return false;
  const std::string_view word = first_word(reply.text);
  if (word != "ERR") return is_error_word(word);
  if (fault != Fault::error_reply && fault != Fault::db_rejected) return true;
  const std::string_view text = std::string_view(reply.text).substr(word.size());
  return std::ranges::any_of(err_texts, [text](std::string_view start) {
    return text.starts_with(' ') && text.substr(1).starts_with(start);
  });
}

}  // namespace rconn
