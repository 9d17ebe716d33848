// OpenSSL as a part of the program. Here it finds no modules: the C library's dlopen, in a static
// program, needs the very C library at run time that the program was built with. These definitions
// take its place, so that it is not linked at all.

#include <dlfcn.h>

#include <atomic>

#include "connector/net/tls/openssl.hpp"

namespace {

std::atomic<bool>& asked_for_module() {
  static std::atomic<bool> asked = false;
  return asked;
}

}  // namespace

extern "C" {

void* dlopen(const char* file, int /*mode*/) noexcept {
  if (file != nullptr) asked_for_module() = true;
  return nullptr;
}

void* dlsym(void* /*library*/, const char* /*name*/) noexcept { return nullptr; }

int dlclose(void* /*library*/) noexcept { return -1; }

char* dlerror() noexcept {
  static char words[] = "this build of rconn loads no modules";
  return words;
}

int dladdr(const void* /*address*/, Dl_info* /*info*/) noexcept { return 0; }

}  // extern "C"

namespace rconn::net {

const bool OpenSsl::is_linked = true;

bool OpenSsl::was_asked_for_module() { return asked_for_module(); }

Result<std::shared_ptr<OpenSsl>, std::string> OpenSsl::find_functions() {
  auto openssl = std::make_shared<OpenSsl>();
#define RCONN_TAKE(function) openssl->function = &::function;
  RCONN_OPENSSL_FUNCTIONS(RCONN_TAKE)
#undef RCONN_TAKE
  return openssl;
}

}  // namespace rconn::net
