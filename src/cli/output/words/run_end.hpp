// How a run ended, as a word for scripts.
// Entry point: name(). Words are added, never changed.
#pragma once

#include <string_view>

#include "connector/values/run_end.hpp"

namespace rconn::cli {

constexpr std::string_view name(RunEnd end) {
  switch (end) {
    case RunEnd::complete:
      return "complete";
    case RunEnd::interrupted:
      return "interrupted";
    case RunEnd::unread:
      return "unread";
    case RunEnd::deadline:
      return "deadline";
    case RunEnd::hopeless:
      break;
  }
  return "hopeless";
}

}  // namespace rconn::cli
