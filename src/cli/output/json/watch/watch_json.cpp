#include "cli/output/json/watch/watch_json.hpp"

#include "cli/output/json/table/line_of.hpp"
#include "cli/output/json/table/object_of.hpp"

namespace rconn::cli {
std::string watch_line(const WatchEvent& event, const WatchRecord& so_far) {
  return line_of(object_of(watch_event_fields(), event, so_far));
}

std::string watch_line(const TargetSpan& minute, const WatchRecord& so_far) {
  return line_of(object_of(watch_minute_fields(), minute, so_far));
}

std::string watch_line(const WatchEnd& end) {
  return line_of(object_of(watch_summary_fields(), end));
}

}  // namespace rconn::cli
