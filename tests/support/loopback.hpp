// Sockets on loopback, for peers and clients of the tests.
#pragma once

#include <netinet/in.h>

#include <string>
#include <string_view>

#include "support/descriptor.hpp"

namespace support {

struct Listener {
  Descriptor socket;
  int port;  // chosen by the kernel
};

// A port of 127.0.0.1.
sockaddr_in loopback_address(int port);

// On 127.0.0.1.
Listener listen_on_loopback(int backlog = 16);

// Bound to every address of 127.0.0.0/8, not listening yet, non-blocking. Other machines cannot
// connect, unless the system forbids binding to a device.
Listener bound_everywhere();

// The same, listening.
Listener listen_everywhere();

// At the path of a unix socket; the port is 0.
Listener listen_on_socket(const std::string& path);

// A blocking connection to 127.0.0.1; throws when refused.
Descriptor connect_to(int port);

// A blocking connection to a unix socket; throws when refused.
Descriptor connect_to(const std::string& path);

// Returns a port of 127.0.0.1 that was free at the time of the call.
int free_port();

// Sends all bytes. Returns false if the peer has closed.
bool send_all(int socket, std::string_view bytes);

// Makes close() send RST.
void reset_when_closed(int socket);

// Reads up to and including the first "\r\n"; less at the end of the stream.
std::string read_line(int socket);

}  // namespace support
