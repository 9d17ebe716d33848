// A sentence and a hint for each fault.
// Entry point: words_for(). One table, in fault_words.cpp, complete at compile time.
#pragma once

#include <optional>
#include <string_view>

#include "connector/values/fault.hpp"

namespace rconn::cli {

struct FaultWords {
  Fault fault;
  std::string_view sentence;  // what happened
  std::string_view hint;      // what to do; may name {at} and {host}, see hint.hpp
  std::optional<std::string_view> hint_over_tls = std::nullopt;    // replaces `hint` over TLS
  std::optional<std::string_view> hint_for_socket = std::nullopt;  // and this for unix sockets
};

const FaultWords& words_for(Fault fault);

}  // namespace rconn::cli
