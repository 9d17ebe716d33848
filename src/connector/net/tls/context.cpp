#include "connector/net/tls/context.hpp"

#include <optional>
#include <string>
#include <utility>

#include "connector/net/tls/observer.hpp"
#include "connector/net/tls/pem_files.hpp"

namespace rconn::net {
namespace {

using Error = std::optional<Detail>;

// The system's authorities take tens of milliseconds to load: not where nothing is verified.
Error set_trust(TlsContext& context, const TlsSettings& settings) {
  const OpenSsl& openssl = *context.openssl;
  SSL_CTX* const handle = context.handle.get();
  if (!settings.ca_file && !settings.ca_directory) {
    context.has_authorities = !settings.insecure;
    if (settings.insecure) return std::nullopt;
    if (auto error = refuse_default_trust()) return error;
    openssl.SSL_CTX_set_default_verify_paths(handle);
    return std::nullopt;
  }
  if (settings.ca_file) {
    if (auto error = trust_file(openssl, handle, settings)) return error;
  }
  if (!settings.ca_directory) return std::nullopt;
  if (auto error = refuse_directory(*settings.ca_directory)) return error;
  if (openssl.SSL_CTX_load_verify_locations(handle, nullptr, settings.ca_directory->c_str()) == 1) {
    return std::nullopt;
  }
  return unusable(TlsSetting::ca_directory, *settings.ca_directory, openssl.words());
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
  if (handle == nullptr) return Detail(own_words("OpenSSL cannot start: " + openssl->words()));
  observe_sessions(*openssl, handle);
  openssl->SSL_CTX_set_verify(handle, settings.insecure ? SSL_VERIFY_NONE : SSL_VERIFY_PEER,
                              nullptr);
  openssl->SSL_CTX_set_options(handle, SSL_OP_NO_RENEGOTIATION);
  openssl->SSL_CTX_ctrl(handle, SSL_CTRL_SET_MIN_PROTO_VERSION, TLS1_2_VERSION, nullptr);
  const auto deleter = openssl->SSL_CTX_free;
  auto context = std::make_shared<TlsContext>(TlsContext{
      std::move(openssl), {handle, deleter}, settings.insecure, settings.certificate.has_value()});
  auto error = set_trust(*context, settings);
  if (!error && settings.certificate) {
    error = use_certificate(*context->openssl, context->handle.get(), settings);
  }
  if (!error) error = set_ciphers(*context, settings);
  if (error) return *std::move(error);
  return std::shared_ptr<const TlsContext>(std::move(context));
}

}  // namespace rconn::net
