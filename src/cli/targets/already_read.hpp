// What the builders of targets have read, by the options that named it: the next one with the same
// options does not read it again, and shares its context of TLS.
// Entry point: AlreadyRead. Each question takes the same time, however much was read.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "cli/options/options.hpp"
#include "connector/values/security/secret.hpp"
#include "connector/values/security/tls_settings.hpp"

namespace rconn::cli {

class AlreadyRead {
 public:
  // Null: nobody has read these.
  [[nodiscard]] std::shared_ptr<const TlsSettings> tls(const TlsSettings& given) const;
  // `read`: the same, with the contents of files that can be read only once.
  void add_tls(const TlsSettings& given, std::shared_ptr<const TlsSettings> read);

  // Null: nobody has read it, or these options are not shared.
  [[nodiscard]] const std::optional<Secret>* password(const Options& given) const;
  void add_password(const Options& given, const std::optional<Secret>& read);

 private:
  struct Order {
    bool operator()(const TlsSettings& a, const TlsSettings& b) const;
  };
  using PasswordKey = std::pair<std::optional<std::string>, bool>;  // its file; whether to ask

  std::map<TlsSettings, std::shared_ptr<const TlsSettings>, Order> tls_;
  std::map<PasswordKey, std::optional<Secret>> passwords_;
};

}  // namespace rconn::cli
