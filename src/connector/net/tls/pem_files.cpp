#include "connector/net/tls/pem_files.hpp"

#include <fmt/format.h>

#include <climits>
#include <memory>
#include <string_view>
#include <utility>

#include "connector/net/tls/hashed_directory.hpp"
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

std::size_t trust_content(const OpenSsl& openssl, SSL_CTX* context, const Secret& content) {
  openssl.ERR_clear_error();
  const Bio bio = bio_of(openssl, content);
  bool ignored = false;
  STACK_OF(X509_INFO)* const parsed =
      openssl.PEM_X509_INFO_read_bio(bio.get(), nullptr, no_passphrase, &ignored);
  std::size_t found = 0;
  auto* const stack = reinterpret_cast<OPENSSL_STACK*>(parsed);
  X509_STORE* const store = openssl.SSL_CTX_get_cert_store(context);
  for (int i = 0; parsed != nullptr && i < openssl.OPENSSL_sk_num(stack); ++i) {
    auto* const entry = static_cast<X509_INFO*>(openssl.OPENSSL_sk_value(stack, i));
    if (entry->x509 != nullptr && openssl.X509_STORE_add_cert(store, entry->x509) == 1) ++found;
    if (entry->crl != nullptr && openssl.X509_STORE_add_crl(store, entry->crl) == 1) ++found;
    openssl.X509_INFO_free(entry);
  }
  openssl.OPENSSL_sk_free(stack);
  return found;
}

Error trust_file(const OpenSsl& openssl, SSL_CTX* context, const TlsSettings& settings) {
  const std::string& path = *settings.ca_file;
  const auto content = content_of(settings, TlsSetting::ca_file, path);
  if (!content) return content.error();
  if (trust_content(openssl, context, content.value()) > 0) return std::nullopt;
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
  const HashedDirectory directory = look_into(path);
  if (directory.problem.empty()) return std::nullopt;
  return Detail{TlsSetting::ca_directory, own_words(" " + directory.problem)};
}

}  // namespace rconn::net
