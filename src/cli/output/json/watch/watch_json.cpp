#include "cli/output/json/watch/watch_json.hpp"

#include "cli/output/json/table/object_of.hpp"

namespace rconn::cli {
namespace {

template <typename Part>
std::string line(const Part& part, std::span<const WatchField<Part>> fields,
                 const WatchRecord& record) {
  return object_of(fields, part, record).dump(-1, ' ', true) + "\n";
}

}  // namespace

std::string watch_line(const WatchEvent& event, const WatchRecord& so_far) {
  return line(event, watch_event_fields(), so_far);
}

std::string watch_line(const TargetSpan& minute, const WatchRecord& so_far) {
  return line(minute, watch_minute_fields(), so_far);
}

std::string watch_line(const WatchEnd& end) {
  return line(end, watch_summary_fields(), end.record);
}

}  // namespace rconn::cli
