// Hides what may be a password in a text that was given by mistake where no URI belongs.
// Entry point: without_user_info(). Pure.
#pragma once

#include <string>
#include <string_view>

namespace rconn {

// "redis://USER:PASSWORD@HOST" as "redis://***@HOST", "USER:PASSWORD@HOST" as "***@HOST"; without
// an '@', all that follows "://" is hidden. Any other text stays as it is.
std::string without_user_info(std::string_view text);

}  // namespace rconn
