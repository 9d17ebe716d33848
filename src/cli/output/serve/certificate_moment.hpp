// The moment of a certificate as a number.
// Entry point: certificate_moment(). Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace rconn::cli {

// Seconds since 1970 of "2026-11-23T10:00:00Z"; none: it is not of that form.
std::optional<std::int64_t> certificate_moment(std::string_view text);

}  // namespace rconn::cli
