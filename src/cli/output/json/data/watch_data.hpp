// All that a watch has seen, as a file: --report FILE.json writes it, --from reads it.
// Entry points: watch_data_json(), read_watch_data(). Pure. Reading what was written gives an equal
// record, but for reports, of which the words are kept, and bytes that are not UTF-8, which are
// written as \xNN. Members are only added. Of a newer version, members and ids of causes that are
// not known are skipped; other words, such as a fault, are refused: their counts would be missing.
#pragma once

#include <string>
#include <string_view>

#include "cli/options/usage.hpp"
#include "connector/values/watch/watch_record.hpp"

namespace rconn::cli {

inline constexpr int watch_data_format = 1;

struct WatchData {
  std::string version;  // of the rconn that watched
  WatchRecord record;
};

// One object, ASCII, with a line end. All times are nanoseconds.
std::string watch_data_json(const WatchData& data);

// `text` is not trusted: the error says where it is not such an object, or what is out of range.
Parsed<WatchData> read_watch_data(std::string_view text);

}  // namespace rconn::cli
