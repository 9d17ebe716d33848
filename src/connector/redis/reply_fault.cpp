#include "connector/redis/reply_fault.hpp"

#include <array>
#include <string_view>

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
    ErrorWord{"ERR", "invalid password", Fault::auth_rejected},      // before Redis 6
    ErrorWord{"ERR", "no password is set", Fault::auth_unneeded},    // before Redis 6
    ErrorWord{"ERR", "without any password", Fault::auth_unneeded},  // Redis 6 and later
    ErrorWord{"NOPERM", "", Fault::no_permission},
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

Fault fault_of_error(std::string_view text, Rung rung) {
  const std::string_view word = text.substr(0, text.find(' '));
  for (const ErrorWord& row : table) {
    if (word == row.word && text.find(row.text) != std::string_view::npos) return row.fault;
  }
  return rung == Rung::select ? Fault::db_rejected : Fault::error_reply;
}

}  // namespace

std::optional<Failure> fault_in(const resp::Reply& reply, Rung rung) {
  if (reply.is_status(rung == Rung::ping ? "PONG" : "OK")) return std::nullopt;
  if (reply.is_error()) return Failure{fault_of_error(reply.text, rung), reply.text};
  return Failure{Fault::unexpected_reply, {"got ", resp::describe(reply)}};
}

}  // namespace rconn
