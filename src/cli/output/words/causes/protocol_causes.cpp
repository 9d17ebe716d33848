#include <array>

#include "cli/output/words/causes/cause_words.hpp"

namespace rconn::cli {
namespace {

constexpr std::array table{
    CauseWords{"port-is-plaintext", "this port is plaintext Redis",
               "drop --tls (or write redis:// for rediss://), or use the server's tls-port"},
    CauseWords{"port-is-other-service", "another service answers here", "check host and port"},
};

}  // namespace

std::span<const CauseWords> protocol_cause_words() { return table; }

}  // namespace rconn::cli
