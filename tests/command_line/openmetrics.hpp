// Reads the output of -o openmetrics as Prometheus does.
// Entry point: samples_in().
#pragma once

#include <string>

namespace support {

// The samples of an exposition, a line each: name, labels in order, value. Checks that the parser
// of Prometheus accepts the text.
std::string samples_in(const std::string& text);

}  // namespace support
