// Describes and classifies errno values.
// Entry points: system_message(), is_shortage(), is_local_limit(). Pure.
#pragma once

#include <string>

namespace rconn::net {

// "Connection refused".
std::string system_message(int error);

// Whether it means that this process or machine is short of descriptors or memory.
bool is_shortage(int error);

// Also if it is short of local ports.
bool is_local_limit(int error);

}  // namespace rconn::net
