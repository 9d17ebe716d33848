#include "connector/net/tls/context.hpp"

#include <optional>
#include <string>
#include <utility>

#include "connector/net/tls/observer.hpp"
#include "connector/net/tls/pem_files.hpp"
#include "connector/net/tls/trust_store.hpp"

namespace rconn::net {
namespace {

using Error = std::optional<Detail>;

std::optional<Failure> as_failure(Error error) {
  if (!error) return std::nullopt;
  return Failure{Fault::tls_config, *std::move(error)};
}

Error trust_given(const TlsContext& context, const TlsSettings& settings) {
  const OpenSsl& openssl = *context.openssl;
  SSL_CTX* const handle = context.handle.get();
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

// The system's authorities may take tens of milliseconds to load: not where nothing is verified.
std::optional<Failure> trust(TlsContext& context, const TlsSettings& settings) {
  if (settings.ca_file || settings.ca_directory) return as_failure(trust_given(context, settings));
  context.has_authorities = !settings.insecure;
  if (settings.insecure) return std::nullopt;
  return trust_system(*context.openssl, context.handle.get(), context.trust_note);
}

}  // namespace

Result<std::shared_ptr<const TlsContext>, Failure> make_context(std::shared_ptr<OpenSsl> openssl,
                                                                const TlsSettings& settings) {
  SSL_CTX* const handle = openssl->SSL_CTX_new(openssl->TLS_client_method());
  if (handle == nullptr) {
    return Failure{Fault::tls_config, own_words("OpenSSL cannot start: " + openssl->words())};
  }
  observe_sessions(*openssl, handle);
  openssl->SSL_CTX_set_verify(handle, settings.insecure ? SSL_VERIFY_NONE : SSL_VERIFY_PEER,
                              nullptr);
  openssl->SSL_CTX_set_options(handle, SSL_OP_NO_RENEGOTIATION);
  openssl->SSL_CTX_ctrl(handle, SSL_CTRL_SET_MIN_PROTO_VERSION, TLS1_2_VERSION, nullptr);
  const auto deleter = openssl->SSL_CTX_free;
  auto context = std::make_shared<TlsContext>(TlsContext{
      std::move(openssl), {handle, deleter}, settings.insecure, settings.certificate.has_value()});
  auto failure = trust(*context, settings);
  if (!failure && settings.certificate) {
    failure = as_failure(use_certificate(*context->openssl, context->handle.get(), settings));
  }
  if (!failure) failure = as_failure(set_ciphers(*context, settings));
  if (failure) return *std::move(failure);
  return std::shared_ptr<const TlsContext>(std::move(context));
}

}  // namespace rconn::net
