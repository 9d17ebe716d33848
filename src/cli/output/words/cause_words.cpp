#include "cli/output/words/cause_words.hpp"

#include <array>
#include <cstddef>

#include "connector/values/table.hpp"

namespace rconn::cli {
namespace {

constexpr std::array table{
    CauseWords{Cause::port_speaks_tls, "this port speaks TLS",
               "add --tls, or write rediss:// for redis://"},
    CauseWords{Cause::port_is_plaintext, "this port is plaintext Redis",
               "drop --tls (or write redis:// for rediss://), or use the server's tls-port"},
    CauseWords{Cause::port_is_other_service, "another service answers here", "check host and port"},
    CauseWords{Cause::works_by_other_address, "another address of this name accepts connections",
               "the server is well, the first address is not: have the name (or bind) mended, or "
               "force the family with -4 or -6"},
};

static_assert(is_complete(table, &CauseWords::cause, Cause::works_by_other_address),
              "one row for each cause, in the order of the enum");

}  // namespace

const CauseWords& words_for(Cause cause) { return table.at(static_cast<std::size_t>(cause)); }

}  // namespace rconn::cli
