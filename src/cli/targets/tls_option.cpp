#include "cli/targets/tls_option.hpp"

#include <array>
#include <cstddef>

#include "connector/values/table.hpp"

namespace rconn::cli {
namespace {

struct Row {
  TlsSetting setting;
  std::string_view option;
};

constexpr std::array table{
    Row{TlsSetting::server_name, "--sni"},
    Row{TlsSetting::ca_file, "--cacert"},
    Row{TlsSetting::ca_directory, "--cacertdir"},
    Row{TlsSetting::certificate, "--cert"},
    Row{TlsSetting::key, "--key"},
    Row{TlsSetting::ciphers, "--tls-ciphers"},
    Row{TlsSetting::ciphersuites, "--tls-ciphersuites"},
    Row{TlsSetting::min_days, "--min-days"},
};
static_assert(is_complete(table, &Row::setting, TlsSetting::min_days),
              "one row for each setting, in the order of the enum");

}  // namespace

std::string_view option_of(TlsSetting setting) {
  return table.at(static_cast<std::size_t>(setting)).option;
}

std::string_view first_option(const TlsSettings& settings) {
  if (settings.server_name) return option_of(TlsSetting::server_name);
  if (settings.ca_file) return option_of(TlsSetting::ca_file);
  if (settings.ca_directory) return option_of(TlsSetting::ca_directory);
  if (settings.certificate) return option_of(TlsSetting::certificate);
  if (settings.key) return option_of(TlsSetting::key);
  if (settings.ciphers) return option_of(TlsSetting::ciphers);
  if (settings.ciphersuites) return option_of(TlsSetting::ciphersuites);
  if (settings.min_days) return option_of(TlsSetting::min_days);
  return settings.insecure ? "--insecure" : "";
}

}  // namespace rconn::cli
