// The error type for invalid command lines.
// Entry point: Parsed<T>, a T or a one-line message that says which argument is wrong and why.
#pragma once

#include <string>

#include "connector/values/result.hpp"

namespace rconn::cli {

struct UsageError {
  std::string
      message;  // may quote arguments, so escape it before printing; never contains a secret
};

template <typename T>
using Parsed = Result<T, UsageError>;

}  // namespace rconn::cli
