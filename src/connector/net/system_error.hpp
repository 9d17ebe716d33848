// What an errno value says.
// Entry points: system_words(), is_local_limit(). Pure.
#pragma once

#include <string>

namespace rconn::net {

// "Connection refused".
std::string system_words(int error);

// Whether this machine lacks something: descriptors, memory, local ports.
bool is_local_limit(int error);

}  // namespace rconn::net
