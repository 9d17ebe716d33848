// Describes and classifies errno values.
// Entry points: system_message(), is_local_limit(). Pure.
#pragma once

#include <string>

namespace rconn::net {

// "Connection refused".
std::string system_message(int error);

// Whether it means that this machine is short of descriptors, memory or local ports.
bool is_local_limit(int error);

}  // namespace rconn::net
