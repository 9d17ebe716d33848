// Why a kept connection was dropped instead of reused.
// Entry points: Drop; drop_reasons(), info(); cli/output/words has the sentences. The table is in
// drop.cpp; man/rconn-faults.7 lists the same rows and a test compares the two. Ids are an
// interface for scripts: rows may be added, but not changed.
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
  bool php_alive;  // PHP's own check (for the end of the stream) would pass
};

struct Drop {
  DropReason reason;
  std::size_t unread_bytes = 0;  // received, but not read by the previous user
  Detail detail;                 // text from the system or the peer
};

// The whole table, in the order of the enum.
std::span<const DropReasonInfo> drop_reasons();

const DropReasonInfo& info(DropReason reason);

}  // namespace rconn
