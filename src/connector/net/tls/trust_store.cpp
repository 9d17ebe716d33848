#include "connector/net/tls/trust_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "connector/net/tls/hashed_directory.hpp"
#include "connector/net/tls/pem_files.hpp"
#include "connector/net/tls/regular_file.hpp"
#include "connector/net/tls/trust_places.hpp"
#include "connector/values/security/user_info.hpp"

namespace rconn::net {
namespace {

// "'/etc/ssl/cert.pem' (No such file or directory)"
struct Place {
  std::string path;
  std::string problem;
};

std::string in_words(const Place& place) {
  return fmt::format("'{}' ({})", without_user_info(place.path), place.problem);
}

struct Found {
  std::string path;  // of the file
  std::optional<Secret> file;
  std::vector<std::string> directories;
  std::size_t hashed = 0;          // the most certificates that one of the directories holds
  std::vector<Place> useless;      // in the order in which they were looked at
  std::optional<Failure> failure;  // the search ended there
};

std::size_t certificates_in(std::string_view pem) {
  std::size_t count = 0;
  constexpr std::string_view begin = "-----BEGIN ";
  for (auto at = pem.find(begin); at != std::string_view::npos; at = pem.find(begin, at + 1)) {
    const auto kind = pem.substr(at + begin.size(), 24);
    if (kind.starts_with("CERTIFICATE-") || kind.starts_with("TRUSTED CERTIFICATE-") ||
        kind.starts_with("X509 CERTIFICATE-")) {
      ++count;
    }
  }
  return count;
}

void search_files(const TrustPlaces& places, Found& found) {
  for (const std::string& path : places.files) {
    if (places.file_is_named && is_stream(path)) {
      found.failure =
          Failure{Fault::tls_config,
                  {own_words(fmt::format("SSL_CERT_FILE names '{}', not a regular file: see ",
                                         without_user_info(path))),
                   TlsSetting::ca_file}};
      return;
    }
    auto content = read_regular_file(path);
    if (!content) {
      found.useless.push_back({path, content.error()});
    } else if (certificates_in(content.value().reveal()) == 0) {
      found.useless.push_back({path, "it holds no certificate"});
    } else {
      found.path = path;
      found.file = std::move(content).value();
      return;
    }
  }
}

void search_directories(const TrustPlaces& places, Found& found) {
  for (const std::string& path : places.directories) {
    const HashedDirectory directory =
        places.directories_are_named ? look_into(path) : look_into_own(path);
    if (places.directories_are_named && directory.exists && !directory.problem.empty()) {
      found.failure = Failure{Fault::tls_config, own_words("SSL_CERT_DIR: " + directory.problem)};
      return;
    }
    if (directory.problem.empty() && directory.certificates > 0) {
      found.directories.push_back(path);
      found.hashed = std::max(found.hashed, directory.certificates);
    } else {
      found.useless.push_back(
          {path, directory.exists ? "no certificate has a hashed name" : "no such directory"});
    }
  }
}

Failure nothing_found(const TrustPlaces& places, const Found& found) {
  std::string text = "looked at ";
  for (const Place& place : found.useless) {
    if (&place != &found.useless.front()) text += ", ";
    text += in_words(place);
  }
  if (places.file_is_named && places.directories_are_named) {
    text += ", as SSL_CERT_FILE and SSL_CERT_DIR say";
  } else if (places.file_is_named) {
    text += "; the file is named by SSL_CERT_FILE";
  } else if (places.directories_are_named) {
    text += "; the directory is named by SSL_CERT_DIR";
  }
  return {Fault::no_trust_store, own_words(std::move(text))};
}

}  // namespace

std::optional<Failure> trust_system(const OpenSsl& openssl, SSL_CTX* context, std::string& note) {
  const TrustPlaces places = trust_places(openssl);
  Found found;
  search_files(places, found);
  if (!found.failure) search_directories(places, found);
  if (found.failure) return std::move(found.failure);
  if (places.file_is_named && !found.file) {
    note = "SSL_CERT_FILE names " + in_words(found.useless.front());
  }
  const bool is_covered =
      found.file && !places.file_is_named && found.hashed >= certificates_in(found.file->reveal());
  bool has_any = is_covered;
  if (found.file && !is_covered) {
    has_any = trust_content(openssl, context, *found.file) > 0;
    if (!has_any) found.useless.push_back({found.path, openssl.words()});
  }
  for (const std::string& path : found.directories) {
    if (openssl.SSL_CTX_load_verify_locations(context, nullptr, path.c_str()) == 1) has_any = true;
  }
  openssl.ERR_clear_error();
  if (has_any) return std::nullopt;
  return nothing_found(places, found);
}

}  // namespace rconn::net
