// Names a service by the first bytes it sends, when they are no Redis reply.
// Entry points: banner_of(), is_tls_alert(), is_mail_greeting(). Pure; one table, in banner.cpp.
#pragma once

#include <string_view>

namespace rconn {

// "an HTTP server", "an SSH server", ... or "something else".
std::string_view banner_of(std::string_view first_bytes);

// IMAP and POP3 greet with what could be the beginning of a reply.
bool is_mail_greeting(std::string_view first_bytes);

// A TLS alert record (RFC 8446 §5.1, content type 21): what a TLS port says to plain text.
bool is_tls_alert(std::string_view first_bytes);

}  // namespace rconn
