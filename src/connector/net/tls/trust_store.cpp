#include "connector/net/tls/trust_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <system_error>
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
  bool is_in_directory = false;    // all that the file holds
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

std::string why_useless(const HashedDirectory& directory) {
  if (!directory.exists) return "no such directory";
  if (directory.error != 0) return std::generic_category().message(directory.error);
  return "no certificate has a hashed name";
}

// update-ca-certificates(8) puts the file together from the files of the directory, each with a
// line end if it lacks one. Reading it takes tens of milliseconds.
bool is_put_together_from(const HashedDirectory& directory, const Found& found) {
  if (!found.file) return false;
  const std::string_view content = found.file->reveal();
  return directory.certificates >= certificates_in(content) && content.size() >= directory.size &&
         content.size() <= directory.size + directory.certificates;
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
      found.is_in_directory = found.is_in_directory || is_put_together_from(directory, found);
    } else {
      found.useless.push_back({path, why_useless(directory)});
    }
  }
}

// "'/etc/ssl/cert.pem', '/etc/ssl/certs' (No such file or directory)"
std::string places_with(const std::string& problem, const std::vector<Place>& useless) {
  std::string text;
  for (const Place& place : useless) {
    if (place.problem != problem) continue;
    text += fmt::format("{}'{}'", text.empty() ? "" : ", ", without_user_info(place.path));
  }
  return fmt::format("{} ({})", text, problem);
}

Failure nothing_found(const TrustPlaces& places, const Found& found) {
  std::string text = "looked at ";
  std::vector<std::string_view> told;
  for (const Place& place : found.useless) {
    if (std::ranges::find(told, place.problem) != told.end()) continue;
    if (!told.empty()) text += "; ";
    text += places_with(place.problem, found.useless);
    told.push_back(place.problem);
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
  const bool is_covered = !places.file_is_named && found.is_in_directory;
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
