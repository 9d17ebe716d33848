#include <array>

#include "cli/output/words/causes/cause_words.hpp"

namespace rconn::cli {
namespace {

constexpr std::array table{
    CauseWords{"port-speaks-tls", "this port speaks TLS",
               "add --tls, or write rediss:// for redis://"},
};

}  // namespace

std::span<const CauseWords> tls_cause_words() { return table; }

}  // namespace rconn::cli
