#include "cli/options/output_format.hpp"

#include <algorithm>

namespace rconn::cli {
namespace {

constexpr bool complete() {
  for (std::size_t i = 0; i < output_formats.size(); ++i) {
    if (output_formats.at(i).format != static_cast<OutputFormat>(i)) return false;
  }
  return output_formats.size() == static_cast<std::size_t>(OutputFormat::openmetrics) + 1;
}
static_assert(complete(), "one row for each format, in the order of the enum");

}  // namespace

const OutputFormatInfo* find_output_format(std::string_view name) {
  const auto* const found = std::ranges::find(output_formats, name, &OutputFormatInfo::name);
  return found == output_formats.end() ? nullptr : found;
}

}  // namespace rconn::cli
