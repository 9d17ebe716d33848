#include "cli/options/output_format.hpp"

#include <algorithm>

#include <vector>

#include "cli/options/text/listed.hpp"
#include "connector/values/table.hpp"

namespace rconn::cli {
namespace {

static_assert(is_complete(output_formats, &OutputFormatInfo::format, OutputFormat::tap),
              "one row for each format, in the order of the enum");

}  // namespace

const OutputFormatInfo* find_output_format(std::string_view name) {
  const auto* const found = std::ranges::find(output_formats, name, &OutputFormatInfo::name);
  return found == output_formats.end() ? nullptr : found;
}

std::string output_format_names(CommandId command) {
  std::vector<std::string_view> names;
  for (const OutputFormatInfo& row : output_formats) {
    if ((row.commands & bit(command)) != 0) names.push_back(row.name);
  }
  return text::listed(names);
}

}  // namespace rconn::cli
