// Which option sets a TLS setting. Entry point: option_of(). Pure.
#pragma once

#include <string_view>

#include "connector/values/security/tls_settings.hpp"

namespace rconn::cli {

// "--cacert". The key of the configuration file is the same without "--".
std::string_view option_of(TlsSetting setting);

// The option of the first setting that is set; empty if none is.
std::string_view first_option(const TlsSettings& settings);

}  // namespace rconn::cli
