// The parameters of a request, checked.
// Entry point: take_parameters(). Pure.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "connector/values/result.hpp"

namespace rconn {

struct Parameters {
  bool has_target = false;
  std::string target;
  std::string module;
  bool verbose = false;
};

// `known`: the names that this path takes. Errors, for the client: an escape that is invalid, a
// name that is unknown or comes twice. They quote names, never values, and no name that may be
// something else.
Result<Parameters, std::string> take_parameters(std::string_view query,
                                                std::span<const std::string_view> known);

}  // namespace rconn
