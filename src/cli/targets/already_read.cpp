#include "cli/targets/already_read.hpp"

#include <tuple>

namespace rconn::cli {
namespace {

// A password of the options themselves is not read; a command remembers what it printed.
bool is_shared(const Options& given) { return !given.password && !given.password_command; }

}  // namespace

// Structured bindings name every member: one that is added does not compile until it is compared.
bool AlreadyRead::Order::operator()(const TlsSettings& a, const TlsSettings& b) const {
  const auto parts = [](const TlsSettings& all) {
    const auto& [name, authority, directory, certificate, key, insecure, ciphers, suites, contents,
                 days] = all;
    return std::tie(name, authority, directory, certificate, key, insecure, ciphers, suites,
                    contents, days);
  };
  return parts(a) < parts(b);
}

std::shared_ptr<const TlsSettings> AlreadyRead::tls(const TlsSettings& given) const {
  const auto found = tls_.find(given);
  return found == tls_.end() ? nullptr : found->second;
}

void AlreadyRead::add_tls(const TlsSettings& given, std::shared_ptr<const TlsSettings> read) {
  tls_.emplace(given, std::move(read));
}

const std::optional<Secret>* AlreadyRead::password(const Options& given) const {
  if (!is_shared(given)) return nullptr;
  const auto found = passwords_.find({given.password_file, given.ask_password});
  return found == passwords_.end() ? nullptr : &found->second;
}

void AlreadyRead::add_password(const Options& given, const std::optional<Secret>& read) {
  if (!is_shared(given)) return;
  passwords_.emplace(PasswordKey{given.password_file, given.ask_password}, read);
}

}  // namespace rconn::cli
