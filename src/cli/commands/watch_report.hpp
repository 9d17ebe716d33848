// The reports of a watch in files: --report and --from.
// Entry points: ReportFiles for a watch; run_watch_from() for a record that was written before.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands/background_task.hpp"
#include "cli/options/options.hpp"
#include "cli/output/console/console.hpp"
#include "connector/values/watch/watch_record.hpp"

namespace rconn::cli {

class ReportFiles {
 public:
  // `console` must outlive it.
  ReportFiles(const Options& options, Console& console)
      : paths_(options.report_files), out_file_(options.out_file), console_(console) {}

  // Whether these files and that of --out-file can be written, as far as that is known: better now
  // than after a week. If not, prints why on standard error.
  [[nodiscard]] bool check() const;

  // Writes the files every 15 minutes, so that little is lost if the machine fails. It does not
  // wait for that, which would delay probes. An error is told at the end, if it lasts.
  void tick(const WatchRecord& so_far);

  // Returns whether all were written; if not, prints why on standard error. `version`: of the
  // rconn that watched.
  [[nodiscard]] bool write(const WatchRecord& record, const std::string& version);
  [[nodiscard]] bool write(const WatchRecord& record);

 private:
  std::vector<std::string> paths_;
  std::optional<std::string> out_file_;
  Console& console_;
  Duration written_{};  // when, in the time of the watch
  BackgroundTask writing_;
};

// Reads the record of --from, writes the reports, and ends as the watch did: with its summary.
int run_watch_from(const Options& options, Console& console);

}  // namespace rconn::cli
