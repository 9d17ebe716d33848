// Sockets on loopback, for peers and clients of the tests.
#pragma once

#include <string>
#include <string_view>

#include "support/descriptor.hpp"

namespace support {

struct Listener {
  Descriptor socket;
  int port;  // chosen by the kernel
};

// On 127.0.0.1.
Listener listen_on_loopback(int backlog = 16);

// Not listening yet, and not blocking: at every address of 127.0.0.0/8. Other machines cannot come
// in; where binding to a device is forbidden, they can, for the time of a test.
Listener bound_everywhere();

// The same, listening.
Listener listen_everywhere();

// At the path of a unix socket; the port is 0.
Listener listen_on_socket(const std::string& path);

// A blocking connection to 127.0.0.1; throws when refused.
Descriptor connect_to(int port);

// A blocking connection to a unix socket; throws when refused.
Descriptor connect_to(const std::string& path);

// Whether this machine knows the name localhost: a root without /etc/hosts does not.
bool localhost_is_known();

// A port of 127.0.0.1 that was free a moment ago.
int free_port();

// Sends all of it; false when the peer is gone.
bool send_all(int socket, std::string_view bytes);

// Closing it then sends RST.
void reset_when_closed(int socket);

// Reads up to and including the first "\r\n"; less at the end of the stream.
std::string read_line(int socket);

}  // namespace support
