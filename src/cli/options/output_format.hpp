// The output formats: the name of each, and the commands that it is for.
// Entry point: output_formats. Parsing and --help use this list; tests compare man page and
// completions with it. cli/output/make_reporter chooses how each is printed.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace rconn::cli {

enum class OutputFormat { text, json, nagios, openmetrics };

struct OutputFormatInfo {
  OutputFormat format;
  std::string_view name;  // as the value of --output
  bool for_servers_only;  // describes the state of a server: not for key and endpoint
};

// The whole table, in the order of the enum.
inline constexpr std::array output_formats{
    OutputFormatInfo{OutputFormat::text, "text", false},
    OutputFormatInfo{OutputFormat::json, "json", false},
    OutputFormatInfo{OutputFormat::nagios, "nagios", true},
    OutputFormatInfo{OutputFormat::openmetrics, "openmetrics", true},
};

constexpr const OutputFormatInfo& info(OutputFormat format) {
  return output_formats.at(static_cast<std::size_t>(format));
}

// Null if there is no such format.
const OutputFormatInfo* find_output_format(std::string_view name);

namespace output_format_list {

constexpr std::string_view separator_before(std::size_t place) {
  if (place == 0) return "";
  return place + 1 < output_formats.size() ? ", " : " or ";
}

constexpr std::size_t length() {
  std::size_t length = 0;
  for (std::size_t i = 0; i < output_formats.size(); ++i) {
    length += separator_before(i).size() + output_formats.at(i).name.size();
  }
  return length;
}

inline constexpr auto letters = [] {
  std::array<char, length()> text{};
  std::size_t end = 0;
  for (std::size_t i = 0; i < output_formats.size(); ++i) {
    for (const char letter : separator_before(i)) text.at(end++) = letter;
    for (const char letter : output_formats.at(i).name) text.at(end++) = letter;
  }
  return text;
}();

}  // namespace output_format_list

// "text, json, nagios or openmetrics", for the option table, which is built at compile time.
inline constexpr std::string_view output_format_names(output_format_list::letters.data(),
                                                      output_format_list::letters.size());

}  // namespace rconn::cli
