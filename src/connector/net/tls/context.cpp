#include "connector/net/tls/context.hpp"

#include <dirent.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdio>
#include <optional>
#include <string>
#include <system_error>

#include "connector/net/tls/observer.hpp"

namespace rconn::net {
namespace {

using Error = std::optional<Detail>;

std::string system_message() { return std::generic_category().message(errno); }

// The detail for a setting that cannot be used: its name, value and the reason.
Detail unusable(TlsSetting setting, const std::string& value, const std::string& why) {
  return {setting, fmt::format(" '{}': {}", value, why)};
}

// Checks the file first, because OpenSSL's message for a missing file is hard to understand.
Error unreadable(TlsSetting setting, const std::string& path) {
  struct stat status{};
  if (::stat(path.c_str(), &status) == 0 && S_ISFIFO(status.st_mode))
    return std::nullopt;  // <(...)
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "re"),
                                                             &std::fclose);
  if (file && std::fgetc(file.get()) != EOF) return std::nullopt;
  const bool empty = file && std::ferror(file.get()) == 0;
  return unusable(setting, path, empty ? "the file is empty" : system_message());
}

Error unreadable_directory(const std::string& path) {
  const std::unique_ptr<DIR, int (*)(DIR*)> directory(::opendir(path.c_str()), &::closedir);
  if (directory) return std::nullopt;
  return unusable(TlsSetting::ca_directory, path, system_message());
}

// A key with a passphrase is not supported; by default OpenSSL would ask for it on the terminal.
int no_passphrase(char* /*room*/, int /*size*/, int /*writing*/, void* was_wanted) {
  *static_cast<bool*>(was_wanted) = true;
  return -1;
}

const char* or_null(const std::optional<std::string>& text) {
  return text ? text->c_str() : nullptr;
}

// The system's authorities take tens of milliseconds to load: not where nothing is verified.
Error set_trust(TlsContext& context, const TlsSettings& settings) {
  const OpenSsl& openssl = *context.openssl;
  SSL_CTX* const handle = context.handle.get();
  if (!settings.ca_file && !settings.ca_directory) {
    context.has_authorities = !settings.insecure;
    if (!settings.insecure) openssl.SSL_CTX_set_default_verify_paths(handle);
    return std::nullopt;
  }
  if (settings.ca_file) {
    if (auto error = unreadable(TlsSetting::ca_file, *settings.ca_file)) return error;
  }
  if (settings.ca_directory) {
    if (auto error = unreadable_directory(*settings.ca_directory)) return error;
  }
  if (openssl.SSL_CTX_load_verify_locations(handle, or_null(settings.ca_file),
                                            or_null(settings.ca_directory)) != 1) {
    return unusable(TlsSetting::ca_file, settings.ca_file.value_or(""),
                    fmt::format("no certificate in PEM format ({})", openssl.words()));
  }
  return std::nullopt;
}

Error set_key(const TlsContext& context, const std::string& key, const std::string& certificate) {
  const OpenSsl& openssl = *context.openssl;
  SSL_CTX* const handle = context.handle.get();
  bool passphrase_wanted = false;
  openssl.SSL_CTX_set_default_passwd_cb(handle, no_passphrase);
  openssl.SSL_CTX_set_default_passwd_cb_userdata(handle, &passphrase_wanted);
  const int taken = openssl.SSL_CTX_use_PrivateKey_file(handle, key.c_str(), SSL_FILETYPE_PEM);
  openssl.SSL_CTX_set_default_passwd_cb_userdata(handle, nullptr);
  if (taken == 1 && openssl.SSL_CTX_check_private_key(handle) == 1) return std::nullopt;
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

Error set_client_certificate(const TlsContext& context, const TlsSettings& settings) {
  if (!settings.certificate) return std::nullopt;
  const OpenSsl& openssl = *context.openssl;
  const std::string& certificate = *settings.certificate;
  if (auto error = unreadable(TlsSetting::certificate, certificate)) return error;
  if (openssl.SSL_CTX_use_certificate_chain_file(context.handle.get(), certificate.c_str()) != 1) {
    return unusable(TlsSetting::certificate, certificate,
                    fmt::format("no certificate in PEM format ({})", openssl.words()));
  }
  const std::string& key = settings.key ? *settings.key : certificate;
  if (auto error = unreadable(TlsSetting::key, key)) return error;
  return set_key(context, key, certificate);
}

Error set_ciphers(const TlsContext& context, const TlsSettings& settings) {
  const OpenSsl& openssl = *context.openssl;
  SSL_CTX* const handle = context.handle.get();
  if (settings.ciphers && openssl.SSL_CTX_set_cipher_list(handle, settings.ciphers->c_str()) != 1) {
    return unusable(TlsSetting::ciphers, *settings.ciphers, openssl.words());
  }
  if (settings.ciphersuites &&
      openssl.SSL_CTX_set_ciphersuites(handle, settings.ciphersuites->c_str()) != 1) {
    return unusable(TlsSetting::ciphersuites, *settings.ciphersuites, openssl.words());
  }
  return std::nullopt;
}

}  // namespace

Result<std::shared_ptr<const TlsContext>, Detail> make_context(std::shared_ptr<OpenSsl> openssl,
                                                               const TlsSettings& settings) {
  SSL_CTX* const handle = openssl->SSL_CTX_new(openssl->TLS_client_method());
  if (handle == nullptr) return Detail("OpenSSL cannot start: " + openssl->words());
  observe_sessions(*openssl, handle);
  openssl->SSL_CTX_set_verify(handle, settings.insecure ? SSL_VERIFY_NONE : SSL_VERIFY_PEER,
                              nullptr);
  openssl->SSL_CTX_set_options(handle, SSL_OP_NO_RENEGOTIATION);
  openssl->SSL_CTX_ctrl(handle, SSL_CTRL_SET_MIN_PROTO_VERSION, TLS1_2_VERSION, nullptr);
  const auto deleter = openssl->SSL_CTX_free;
  auto context = std::make_shared<TlsContext>(TlsContext{
      std::move(openssl), {handle, deleter}, settings.insecure, settings.certificate.has_value()});
  auto error = set_trust(*context, settings);
  if (!error) error = set_client_certificate(*context, settings);
  if (!error) error = set_ciphers(*context, settings);
  if (error) return *std::move(error);
  return std::shared_ptr<const TlsContext>(std::move(context));
}

}  // namespace rconn::net
