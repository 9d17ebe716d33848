#include "cli/command_line/version.hpp"

#include <fmt/format.h>

#include "connector/net/dns/ares_version.hpp"
#include "connector/net/tls/openssl_version.hpp"
#include "phpredis/release.hpp"

namespace rconn::cli {
namespace {

#ifdef __clang__
constexpr const char* compiler = __VERSION__;  // with its name
#else
constexpr const char* compiler = "g++ " __VERSION__;
#endif

}  // namespace

std::string_view version() { return RCONN_VERSION; }

std::string version_text() {
  return fmt::format("rconn {}\ncompiled by {}\n{}\n{}\nphpredis up to {}\n", version(), compiler,
                     net::openssl_version(), net::ares_version_text(),
                     phpredis::newest_release(phpredis::latest_release)->name);
}

}  // namespace rconn::cli
