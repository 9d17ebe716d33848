// Why a kept connection was not used again.
// Entry point: info(); cli/output/words has the words. One table, in drop.cpp; man/rconn.1 lists
// the same rows and a test compares the two. Ids are an interface for scripts: rows are added,
// never changed.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "connector/values/detail.hpp"

namespace rconn {

enum class DropReason { dead, dirty, echo_failed, other_user, other_tls };

struct DropReasonInfo {
  DropReason reason;
  std::string_view id;
  bool php_alive;  // PHP's own check, a look whether the end of the stream is there
};

struct Drop {
  DropReason reason;
  std::size_t unread_bytes = 0;  // what waited there to be read
  Detail detail;                 // the system's or the peer's words
};

// The whole table, in the order of the enum.
std::span<const DropReasonInfo> drop_reasons();

const DropReasonInfo& info(DropReason reason);

}  // namespace rconn
