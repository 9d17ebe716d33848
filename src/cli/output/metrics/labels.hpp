// Labels that users give to targets, as labels of metrics.
// Entry point: user_labels(). Pure.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "connector/values/target.hpp"

namespace rconn::cli {

// `team="core",zone="a"`; empty without any. A name of `ours` is renamed as Prometheus does, to
// exported_NAME; names that a metric cannot have are left out.
std::string user_labels(const Labels& labels, std::span<const std::string_view> ours);

}  // namespace rconn::cli
