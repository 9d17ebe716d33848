// The operations that a module may name.
// Entry points: operation_names; info().
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "cli/options/command.hpp"
#include "connector/run/operation.hpp"

namespace rconn::cli::config {

struct OperationName {
  Operation operation;
  std::string_view name;
  CommandId command;  // whose options it takes
};

inline constexpr std::array operation_names{
    OperationName{Operation::ping, "ping", CommandId::ping},
    OperationName{Operation::trace, "trace", CommandId::trace},
    OperationName{Operation::topology, "topology", CommandId::topology},
};

// Of an operation in the table.
constexpr const OperationName& info(Operation operation) {
  return *std::ranges::find(operation_names, operation, &OperationName::operation);
}

}  // namespace rconn::cli::config
