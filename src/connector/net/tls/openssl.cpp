#include "connector/net/tls/openssl.hpp"

#include <dlfcn.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <functional>

#include "connector/net/tls/regular_file.hpp"
#include "connector/values/memory.hpp"

namespace rconn::net {
namespace {

// The soname of the library that the headers belong to.
#define RCONN_TEXT_OF(number) #number
#define RCONN_LIBRARY(number) "libssl.so." RCONN_TEXT_OF(number)
#ifdef OPENSSL_SHLIB_VERSION
constexpr const char* library_name = RCONN_LIBRARY(OPENSSL_SHLIB_VERSION);
#else
constexpr const char* library_name = "libssl.so.1.1";
#endif

template <typename Function>
bool find(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(::dlsym(library, name));
  return function != nullptr;
}

}  // namespace

Result<std::shared_ptr<OpenSsl>, std::string> OpenSsl::load() {
  // OpenSSL would read it when it starts, and wait for a FIFO.
  const char* const configuration = std::getenv("OPENSSL_CONF");
  if (configuration != nullptr && is_stream(configuration)) {
    return "OPENSSL_CONF names '" + std::string(configuration) + "', not a regular file";
  }
  // Never unloaded: other threads may still be running its code when the process ends.
  void* library = ::dlopen(library_name, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
  if (library == nullptr) {
    const char* why = ::dlerror();
    return "OpenSSL cannot be loaded: " + std::string(why != nullptr ? why : library_name);
  }
  auto openssl = std::make_shared<OpenSsl>();
#define RCONN_FIND(function) find(library, RCONN_TEXT_OF(function), openssl->function),
  const std::array found{RCONN_OPENSSL_FUNCTIONS(RCONN_FIND)};
#undef RCONN_FIND
  if (!std::ranges::all_of(found, std::identity{})) {
    return std::string("OpenSSL cannot be loaded: ") + library_name +
           " lacks a function that is needed";
  }
  // Skips OpenSSL's cleanup at exit, which the system does faster.
  if (openssl->OPENSSL_init_ssl(OPENSSL_INIT_NO_ATEXIT, nullptr) != 1) {
    // Fails mostly because of an error in openssl.cnf.
    return "OpenSSL cannot start: " + openssl->words();
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
