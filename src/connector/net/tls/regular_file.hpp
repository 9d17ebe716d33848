// Reads a regular file at once. Anything else is refused: it could keep the event loop waiting.
// Entry points: read_regular_file(), is_stream().
#pragma once

#include <string>

#include "connector/values/result.hpp"
#include "connector/values/security/secret.hpp"

namespace rconn::net {

// At most max_tls_file_size bytes. The error is in words.
Result<Secret, std::string> read_regular_file(const std::string& path);

// Whether opening the file might wait: it is a FIFO, a socket or a device, but not /dev/null.
bool is_stream(const std::string& path);

}  // namespace rconn::net
