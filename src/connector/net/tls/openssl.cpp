#include "connector/net/tls/openssl.hpp"

#include <array>
#include <cstdlib>

#include "connector/net/tls/regular_file.hpp"
#include "connector/values/memory.hpp"

namespace rconn::net {
namespace {

// The file that the environment names as OpenSSL's configuration; empty if it names none.
std::string named_configuration() {
  const char* const file = std::getenv("OPENSSL_CONF");
  return file != nullptr ? file : "";
}

// Skips OpenSSL's cleanup at exit, which the system does faster.
bool start_loaded(const OpenSsl& openssl) {
  return openssl.OPENSSL_init_ssl(OPENSSL_INIT_NO_ATEXIT, nullptr) == 1;
}

// A configuration that is not named is not meant for a program that OpenSSL is linked into: it is
// that of the machine that built it. By default, OpenSSL passes over what it cannot do of one that
// is named.
bool start_linked(const OpenSsl& openssl, bool is_configured) {
  if (!is_configured) {
    return openssl.OPENSSL_init_ssl(OPENSSL_INIT_NO_ATEXIT | OPENSSL_INIT_NO_LOAD_CONFIG,
                                    nullptr) == 1;
  }
  const std::unique_ptr<OPENSSL_INIT_SETTINGS, decltype(&::OPENSSL_INIT_free)> settings(
      openssl.OPENSSL_INIT_new(), openssl.OPENSSL_INIT_free);
  require_allocated(settings != nullptr);
  openssl.OPENSSL_INIT_set_config_file_flags(
      settings.get(), CONF_MFLAGS_DEFAULT_SECTION | CONF_MFLAGS_IGNORE_MISSING_FILE);
  return openssl.OPENSSL_init_ssl(OPENSSL_INIT_NO_ATEXIT | OPENSSL_INIT_LOAD_CONFIG,
                                  settings.get()) == 1;
}

// OpenSSL fails to start mostly because of an error in its configuration.
std::string start_failure(const OpenSsl& openssl, const std::string& configuration) {
  std::string text = "OpenSSL cannot start: " + openssl.words();
  if (!configuration.empty()) text += ", by OPENSSL_CONF '" + configuration + "'";
  return text;
}

}  // namespace

Result<std::shared_ptr<OpenSsl>, std::string> OpenSsl::load() {
  // OpenSSL would read it when it starts, and wait for a FIFO.
  const std::string configuration = named_configuration();
  if (is_stream(configuration)) {
    return "OPENSSL_CONF names '" + configuration + "', not a regular file";
  }
  auto found = find_functions();
  if (!found) return found;
  const OpenSsl& openssl = *found.value();
  const bool started =
      is_linked ? start_linked(openssl, !configuration.empty()) : start_loaded(openssl);
  if (is_linked && was_asked_for_module()) {
    return "OPENSSL_CONF '" + configuration +
           "' names a module, such as a provider, and this build of rconn loads none";
  }
  if (!started) return start_failure(openssl, configuration);
  return found;
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
