#include <array>

#include "cli/output/words/causes/cause_words.hpp"

namespace rconn::cli {
namespace {

constexpr std::array table{
    CauseWords{"works-by-other-address", "another address of this name accepts connections",
               "the server works, but its first address does not: correct the name's addresses (or "
               "'bind'), or force the family with -4 or -6"},
};

}  // namespace

std::span<const CauseWords> path_cause_words() { return table; }

}  // namespace rconn::cli
