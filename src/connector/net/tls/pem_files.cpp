#include "connector/net/tls/pem_files.hpp"

#include <dirent.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string_view>
#include <system_error>
#include <utility>

#include "connector/net/tls/regular_file.hpp"
#include "connector/values/memory.hpp"
#include "connector/values/security/user_info.hpp"

namespace rconn::net {
namespace {

using Error = std::optional<Detail>;

// The content of a file of the settings. A regular file is read now; others have been read before,
// so nothing is waited for.
Result<Secret, Detail> content_of(const TlsSettings& settings, TlsSetting setting,
                                  const std::string& path) {
  const bool known = settings.contents && settings.contents->contains(path);
  auto content =
      known ? Result<Secret, std::string>(settings.contents->at(path)) : read_regular_file(path);
  if (!content) return unusable(setting, path, content.error());
  if (content.value().empty()) return unusable(setting, path, "the file is empty");
  return std::move(content).value();
}

Bio bio_of(const OpenSsl& openssl, const Secret& content) {
  const std::string_view bytes = content.reveal();
  static_assert(max_tls_file_size <= INT_MAX);
  Bio bio(openssl.BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())), openssl.BIO_free);
  require_allocated(bio != nullptr);
  return bio;
}

// A key with a passphrase is not supported; by default OpenSSL would ask for it on the terminal.
int no_passphrase(char* /*room*/, int /*size*/, int /*writing*/, void* was_wanted) {
  *static_cast<bool*>(was_wanted) = true;
  return -1;
}

// The name that OpenSSL looks up in a hashed directory: "9d66eef0.0", "9d66eef0.r0".
bool is_hashed_name(std::string_view name) {
  constexpr std::size_t hash_size = 8;
  return name.size() > hash_size + 1 && name[hash_size] == '.' &&
         name.find_first_not_of("0123456789abcdefABCDEF") == hash_size;
}

Error check_directory(const std::string& path, const std::function<Detail(std::string)>& refused) {
  const std::unique_ptr<DIR, int (*)(DIR*)> directory(::opendir(path.c_str()), &::closedir);
  if (!directory)
    return refused(
        fmt::format("'{}': {}", without_user_info(path), std::generic_category().message(errno)));
  while (const dirent* entry = ::readdir(directory.get())) {
    const std::string file = fmt::format("{}/{}", path, entry->d_name);
    if (is_hashed_name(entry->d_name) && is_stream(file)) {
      return refused(fmt::format("'{}': not a regular file", file));
    }
  }
  return std::nullopt;
}

Error set_key(const OpenSsl& openssl, SSL_CTX* context, const Secret& content,
              const std::string& key, const std::string& certificate) {
  bool passphrase_wanted = false;
  const Bio bio = bio_of(openssl, content);
  const std::unique_ptr<EVP_PKEY, decltype(&::EVP_PKEY_free)> parsed(
      openssl.PEM_read_bio_PrivateKey(bio.get(), nullptr, no_passphrase, &passphrase_wanted),
      openssl.EVP_PKEY_free);
  if (parsed && openssl.SSL_CTX_use_PrivateKey(context, parsed.get()) == 1 &&
      openssl.SSL_CTX_check_private_key(context) == 1) {
    return std::nullopt;
  }
  const std::string words = openssl.words();
  if (passphrase_wanted) {
    return unusable(TlsSetting::key, key,
                    "it is locked with a passphrase, which rconn cannot give");
  }
  if (words.find("mismatch") != std::string::npos) {
    return unusable(TlsSetting::key, key,
                    fmt::format("it is not the key of the certificate in '{}'", certificate));
  }
  return unusable(TlsSetting::key, key, fmt::format("no private key in PEM format ({})", words));
}

using X509Pointer = std::unique_ptr<X509, decltype(&::X509_free)>;

// Whether the file holds a certificate that can be used. Its chain follows it, as for
// SSL_CTX_use_certificate_chain_file(3).
bool set_chain(const OpenSsl& openssl, SSL_CTX* context, const Secret& content) {
  const Bio bio = bio_of(openssl, content);
  bool ignored = false;
  const X509Pointer own(openssl.PEM_read_bio_X509_AUX(bio.get(), nullptr, no_passphrase, &ignored),
                        openssl.X509_free);
  if (!own || openssl.SSL_CTX_use_certificate(context, own.get()) != 1) return false;
  while (true) {
    X509Pointer next(openssl.PEM_read_bio_X509(bio.get(), nullptr, no_passphrase, &ignored),
                     openssl.X509_free);
    if (!next) break;
    // Takes ownership.
    if (openssl.SSL_CTX_ctrl(context, SSL_CTRL_CHAIN_CERT, 0, next.get()) != 1) return false;
    static_cast<void>(next.release());
  }
  const bool at_end = ERR_GET_REASON(openssl.ERR_peek_last_error()) == PEM_R_NO_START_LINE;
  if (at_end) openssl.ERR_clear_error();
  return at_end;
}

}  // namespace

Detail unusable(TlsSetting setting, const std::string& value, const std::string& why) {
  return {setting, own_words(fmt::format(" '{}': {}", without_user_info(value), why))};
}

Error trust_file(const OpenSsl& openssl, SSL_CTX* context, const TlsSettings& settings) {
  const std::string& path = *settings.ca_file;
  const auto content = content_of(settings, TlsSetting::ca_file, path);
  if (!content) return content.error();
  openssl.ERR_clear_error();
  const Bio bio = bio_of(openssl, content.value());
  bool ignored = false;
  STACK_OF(X509_INFO)* const parsed =
      openssl.PEM_X509_INFO_read_bio(bio.get(), nullptr, no_passphrase, &ignored);
  int found = 0;
  auto* const stack = reinterpret_cast<OPENSSL_STACK*>(parsed);
  X509_STORE* const store = openssl.SSL_CTX_get_cert_store(context);
  for (int i = 0; parsed != nullptr && i < openssl.OPENSSL_sk_num(stack); ++i) {
    auto* const entry = static_cast<X509_INFO*>(openssl.OPENSSL_sk_value(stack, i));
    if (entry->x509 != nullptr && openssl.X509_STORE_add_cert(store, entry->x509) == 1) ++found;
    if (entry->crl != nullptr && openssl.X509_STORE_add_crl(store, entry->crl) == 1) ++found;
    openssl.X509_INFO_free(entry);
  }
  openssl.OPENSSL_sk_free(stack);
  if (parsed != nullptr && found > 0) return std::nullopt;
  std::string words = openssl.words();
  if (words.empty()) words = "no certificate or crl found";
  return unusable(TlsSetting::ca_file, path,
                  fmt::format("no certificate in PEM format ({})", words));
}

Error use_certificate(const OpenSsl& openssl, SSL_CTX* context, const TlsSettings& settings) {
  const std::string& path = *settings.certificate;
  const auto content = content_of(settings, TlsSetting::certificate, path);
  if (!content) return content.error();
  openssl.ERR_clear_error();
  if (!set_chain(openssl, context, content.value())) {
    return unusable(TlsSetting::certificate, path,
                    fmt::format("no certificate in PEM format ({})", openssl.words()));
  }
  const std::string& key = settings.key ? *settings.key : path;
  if (key == path) return set_key(openssl, context, content.value(), key, path);
  const auto key_content = content_of(settings, TlsSetting::key, key);
  if (!key_content) return key_content.error();
  return set_key(openssl, context, key_content.value(), key, path);
}

Error refuse_directory(const std::string& path) {
  return check_directory(path, [](const std::string& why) {
    return Detail{TlsSetting::ca_directory, own_words(" " + why)};
  });
}

Error refuse_default_trust() {
  const char* const file = std::getenv("SSL_CERT_FILE");
  if (file != nullptr && is_stream(file)) {
    return Detail{
        own_words(fmt::format("SSL_CERT_FILE names '{}', not a regular file: see ", file)),
        TlsSetting::ca_file};
  }
  const char* const directories = std::getenv("SSL_CERT_DIR");
  std::string_view rest = directories == nullptr ? "" : directories;
  while (!rest.empty()) {
    const std::string path(rest.substr(0, rest.find(':')));
    rest.remove_prefix(std::min(path.size() + 1, rest.size()));
    struct stat about{};
    if (::stat(path.c_str(), &about) != 0) continue;  // OpenSSL ignores it, too
    auto error = check_directory(
        path, [](const std::string& why) { return Detail(own_words("SSL_CERT_DIR: " + why)); });
    if (error) return error;
  }
  return std::nullopt;
}

}  // namespace rconn::net
