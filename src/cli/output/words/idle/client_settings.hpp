// What to set in the common clients, so that none uses a connection that was cut.
// Entry point: client_settings(). Pure. Only what was seen to work is named.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "connector/values/idle/idle_record.hpp"

namespace rconn::cli {

struct ClientSetting {
  std::string_view client;
  std::string setting;
  std::string_view effect;  // "keepalive", "ping", "check" (before use) or "discard"
};

// Empty if nothing was cut, or nothing was seen to help.
std::vector<ClientSetting> client_settings(const IdleRecord& record);

}  // namespace rconn::cli
