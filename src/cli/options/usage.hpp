// What is wrong with a command line, as a value.
// Entry point: Parsed<T>, a T or the one line that says which argument is wrong and how.
#pragma once

#include <string>

#include "connector/values/result.hpp"

namespace rconn::cli {

struct UsageError {
  std::string message;  // may quote arguments: escaped before it is printed; never holds a secret
};

template <typename T>
using Parsed = Result<T, UsageError>;

}  // namespace rconn::cli
