// The two forms of metrics as text.
// Entry point: MetricsForm.
#pragma once

namespace rconn {

// OpenMetrics 1.0, or the text format 0.0.4 of Prometheus.
enum class MetricsForm { openmetrics, prometheus };

}  // namespace rconn
