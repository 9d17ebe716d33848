#include "cli/output/words/drop_words.hpp"

#include <array>
#include <cstddef>

#include "connector/values/table.hpp"

namespace rconn::cli {
namespace {

struct DropWords {
  DropReason reason;
  std::string_view sentence;
};

constexpr std::array table{
    DropWords{DropReason::dead, "the kept connection was dead"},
    DropWords{DropReason::dirty, "unread bytes lay in the kept connection"},
    DropWords{DropReason::echo_failed, "the kept connection failed ECHO"},
    DropWords{DropReason::other_user, "somebody was logged in on the kept connection"},
    DropWords{DropReason::other_tls, "the kept connection had other TLS settings"},
};

static_assert(is_complete(table, &DropWords::reason, DropReason::other_tls),
              "one row for each reason, in the order of the enum");

}  // namespace

std::string_view sentence_for(DropReason reason) {
  return table.at(static_cast<std::size_t>(reason)).sentence;
}

}  // namespace rconn::cli
