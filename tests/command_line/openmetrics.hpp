// Parses the output of -o openmetrics with Prometheus's parser.
// Entry point: samples_in().
#pragma once

#include <string>

namespace support {

// The samples of an exposition, one per line: name, labels in order, value. Checks that
// Prometheus's parser accepts the text.
std::string samples_in(const std::string& text);

}  // namespace support
