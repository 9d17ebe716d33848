#include "connector/net/tls/trust_places.hpp"

#include <array>
#include <cstdlib>
#include <string_view>

#include "connector/values/text/split.hpp"

namespace rconn::net {
namespace {

constexpr std::array files{
    "/etc/ssl/certs/ca-certificates.crt",                 // Debian, Ubuntu, Alpine, Arch, Gentoo
    "/etc/pki/tls/certs/ca-bundle.crt",                   // Fedora, Red Hat
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",  // their newer releases
    "/etc/ssl/ca-bundle.pem",                             // openSUSE
    "/var/lib/ca-certificates/ca-bundle.pem",             // its newer releases
    "/etc/ca-certificates/extracted/tls-ca-bundle.pem",   // Arch
    "/etc/ssl/cert.pem",                                  // Alpine; BSD
};

constexpr std::array directories{
    "/etc/ssl/certs",                    // Debian, Ubuntu, Alpine, Arch
    "/etc/pki/tls/certs",                // Fedora, Red Hat
    "/var/lib/ca-certificates/openssl",  // openSUSE
};

std::string_view variable(const char* name) {
  const char* const value = std::getenv(name);
  return value != nullptr ? value : "";
}

std::vector<std::string> members(std::string_view list) {
  std::vector<std::string> all;
  for (const std::string_view one : split(list, ':')) {
    if (!one.empty()) all.emplace_back(one);
  }
  return all;
}

}  // namespace

TrustPlaces trust_places(const OpenSsl& openssl) {
  TrustPlaces places;
  if (OpenSsl::is_linked) {
    // Its own places are those of the machine that built it.
    places.files.assign(files.begin(), files.end());
    places.directories.assign(directories.begin(), directories.end());
  } else {
    places.files = {openssl.X509_get_default_cert_file()};
    places.directories = members(openssl.X509_get_default_cert_dir());
  }
  const std::string_view file = variable("SSL_CERT_FILE");
  places.file_is_named = !file.empty();
  if (places.file_is_named) places.files = {std::string(file)};
  const std::string_view named = variable("SSL_CERT_DIR");
  places.directories_are_named = !named.empty();
  if (places.directories_are_named) places.directories = members(named);
  return places;
}

}  // namespace rconn::net
