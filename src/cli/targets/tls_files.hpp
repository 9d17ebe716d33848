// Reads the TLS options' files that can be read only once or that may keep a reader waiting: FIFOs
// (as of "<(...)"), sockets and devices. Regular files are read when a context is made from them.
// Entry point: with_tls_files().
#pragma once

#include "cli/options/usage.hpp"
#include "connector/net/process/wait_end.hpp"
#include "connector/values/security/tls_settings.hpp"

namespace rconn::cli {

// The settings with the contents of such files. Errors: one cannot be read, or not before `end`.
Parsed<TlsSettings> with_tls_files(TlsSettings settings, const net::WaitEnd& end);

}  // namespace rconn::cli
