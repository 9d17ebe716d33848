// In which form a client wants metrics, by its field Accept (RFC 9110, section 12.5.1).
// Entry point: form_for(). Pure.
#pragma once

#include <optional>
#include <string>

#include "connector/values/serve/metrics_form.hpp"

namespace rconn {

// OpenMetrics unless the client prefers the other form, or takes anything but OpenMetrics. Without
// a field, or with one that allows neither: OpenMetrics. A browser, which names text/html and takes
// all else as well, gets what it shows.
MetricsForm form_for(const std::optional<std::string>& accept);

}  // namespace rconn
