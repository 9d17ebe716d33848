// OpenSSL from the system, loaded when the first target needs TLS: linking it costs more than a
// whole plain ping.

#include <dlfcn.h>

#include <algorithm>
#include <array>
#include <functional>

#include "connector/net/tls/openssl.hpp"

namespace rconn::net {
namespace {

// The library that the headers belong to: by its soname; on other systems than Linux, which name it
// in ways of their own, by the path where it was found for the build.
#define RCONN_TEXT_OF(number) #number
#define RCONN_LIBRARY(number) "libssl.so." RCONN_TEXT_OF(number)
#ifdef RCONN_OPENSSL_PATH
constexpr const char* library_name = RCONN_OPENSSL_PATH;
#elif defined(OPENSSL_SHLIB_VERSION)
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

const bool OpenSsl::is_linked = false;

bool OpenSsl::was_asked_for_module() { return false; }

Result<std::shared_ptr<OpenSsl>, std::string> OpenSsl::find_functions() {
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
  return openssl;
}

}  // namespace rconn::net
