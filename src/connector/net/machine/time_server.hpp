// Whether this machine's clock can be trusted.
// Entry point: follows_time_server().
#pragma once

namespace rconn::net {

// Whether a time server sets the clock, or did so lately, as the kernel keeps it. False where the
// system does not say.
bool follows_time_server();

}  // namespace rconn::net
