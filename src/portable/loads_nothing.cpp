// For the portable build: what the C library would load when it runs is not there.
//
// A static program cannot load libraries: it would need the very C library that it was built with.
// OpenSSL and c-ares refer to functions that do, for names of hosts and services, and the C library
// to its own for character sets. These definitions take their place, so that none of that is
// linked; each fails as where nothing is found. Beside them: net/tls/openssl_linked.cpp, for
// modules. cmake/check_portable.cmake checks the result.

#include <netdb.h>

#include <cerrno>

extern "C" {

// --- Names: rconn asks by c-ares, and reads /etc/hosts ---

int getaddrinfo(const char* /*node*/, const char* /*service*/, const addrinfo* /*hints*/,
                addrinfo** /*found*/) {
  return EAI_FAIL;
}

void freeaddrinfo(addrinfo* /*list*/) noexcept {}

int getnameinfo(const sockaddr* /*address*/, socklen_t /*size*/, char* /*host*/,
                socklen_t /*host_size*/, char* /*service*/, socklen_t /*service_size*/,
                int /*flags*/) {
  return EAI_FAIL;
}

hostent* gethostbyname(const char* /*name*/) { return nullptr; }

servent* getservbyname(const char* /*name*/, const char* /*protocol*/) { return nullptr; }

int getservbyname_r(const char* /*name*/, const char* /*protocol*/, servent* /*room*/,
                    char* /*buffer*/, size_t /*size*/, servent** found) {
  *found = nullptr;
  return ENOENT;
}

int getservbyport_r(int /*port*/, const char* /*protocol*/, servent* /*room*/, char* /*buffer*/,
                    size_t /*size*/, servent** found) {
  *found = nullptr;
  return ENOENT;
}

// --- Character sets (glibc's gconv), which are asked for only with a locale ---

void* __gconv_find_shlib(const char* /*name*/) { return nullptr; }

void __gconv_release_shlib(void* /*library*/) {}

}  // extern "C"
