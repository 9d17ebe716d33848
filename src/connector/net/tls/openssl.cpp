#include "connector/net/tls/openssl.hpp"

#include <array>
#include <cstdlib>
#include <string_view>

#include "connector/net/tls/regular_file.hpp"
#include "connector/values/memory.hpp"

namespace rconn::net {
namespace {

// The file that the environment names as OpenSSL's configuration; empty if it names none.
std::string named_configuration() {
  const char* const file = std::getenv("OPENSSL_CONF");
  return file != nullptr ? file : "";
}

// Skips OpenSSL's cleanup at exit, which the system does faster. Where OpenSSL is linked in, a file
// at the place where the machine that built it keeps its configuration is not meant for it.
std::uint64_t start_options(const std::string& configuration) {
  const bool reads_none = OpenSsl::is_linked && configuration.empty();
  return OPENSSL_INIT_NO_ATEXIT | (reads_none ? OPENSSL_INIT_NO_LOAD_CONFIG : std::uint64_t{0});
}

// OpenSSL fails to start mostly because of an error in its configuration.
std::string start_failure(const OpenSsl& openssl, const std::string& configuration) {
  const bool wants_module =
      OpenSsl::is_linked && ERR_GET_LIB(openssl.ERR_peek_last_error()) == ERR_LIB_DSO;
  std::string text = "OpenSSL cannot start: " + openssl.words();
  if (!configuration.empty()) text += ", by OPENSSL_CONF '" + configuration + "'";
  if (wants_module) text += ": it names a module, and this build of rconn loads none";
  return text;
}

}  // namespace

Result<std::shared_ptr<OpenSsl>, std::string> OpenSsl::load() {
  // OpenSSL would read it when it starts, and wait for a FIFO.
  const std::string configuration = named_configuration();
  if (is_stream(configuration)) {
    return "OPENSSL_CONF names '" + configuration + "', not a regular file";
  }
  auto openssl = find_functions();
  if (!openssl) return openssl;
  if (openssl.value()->OPENSSL_init_ssl(start_options(configuration), nullptr) != 1) {
    return start_failure(*openssl.value(), configuration);
  }
  return openssl;
}

std::string OpenSsl::words() const {
  const unsigned long error = ERR_get_error();
  ERR_clear_error();
  require_allocated(ERR_GET_REASON(error) != ERR_R_MALLOC_FAILURE);
  const char* reason = error == 0 ? nullptr : ERR_reason_error_string(error);
  return reason == nullptr ? "" : reason;
}

Bio memory_bio(const OpenSsl& openssl) {
  Bio bio(openssl.BIO_new(openssl.BIO_s_mem()), openssl.BIO_free);
  require_allocated(bio != nullptr);
  return bio;
}

std::string content(const OpenSsl& openssl, BIO* bio) {
  std::string text;
  std::array<char, 4096> room;
  while (true) {
    const int got = openssl.BIO_read(bio, room.data(), room.size());
    if (got <= 0) return text;
    text.append(room.data(), static_cast<std::size_t>(got));
  }
}

}  // namespace rconn::net
