#include "cli/commands/watch_report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/command_line/version.hpp"
#include "cli/options/end_of_run.hpp"
#include "cli/options/text/escape.hpp"
#include "cli/output/console/out_file.hpp"
#include "cli/output/html/report.hpp"
#include "cli/output/json/data/watch_data.hpp"
#include "cli/output/printer.hpp"
#include "cli/targets/whole_file.hpp"
#include "connector/net/process/signal_catcher.hpp"
#include "connector/values/security/user_info.hpp"

namespace rconn::cli {
namespace {

std::string rendered(const std::string& path, const WatchData& data) {
  return path.ends_with(".json") ? watch_data_json(data) : html_report(data);
}

int refuse(const std::string& message, Console& console) {
  console.err(text::for_terminal("rconn: watch: " + message) + "\n");
  return info(caught_signal() == 0 ? Verdict::not_attempted : Verdict::interrupted).exit;
}

}  // namespace

bool ReportFiles::check() const {
  for (const std::string& path : paths_) {
    if (const int error = writable(path)) {
      refuse("--report: " + cannot_write(path, reason_of(error)), console_);
      return false;
    }
  }
  if (!out_file_) return true;
  if (const int error = writable(*out_file_)) {
    refuse("--out-file: " + cannot_write(*out_file_, reason_of(error)), console_);
    return false;
  }
  const bool is_same = std::ranges::find(paths_, *out_file_) != paths_.end();
  if (is_same) refuse("--report and --out-file name the same file: give each its own", console_);
  return !is_same;
}

void ReportFiles::tick(const WatchRecord& so_far) {
  constexpr std::chrono::minutes period{15};
  writing_.reap();
  if (paths_.empty() || so_far.lasted - written_ < period) return;
  written_ = so_far.lasted;
  writing_.start([&] {
    const WatchData data{std::string(version()), so_far};
    for (const std::string& path : paths_) {
      static_cast<void>(write_file(path, rendered(path, data), net::Clock::now()));
    }
  });
}

bool ReportFiles::write(const WatchRecord& record, const std::string& version) {
  writing_.wait();  // it would replace what is written now
  const WatchData data{version, record};
  bool all = true;
  for (const std::string& path : paths_) {
    // Nobody need read it: the run is over.
    const int error = write_file(path, rendered(path, data), net::Clock::now());
    if (error == 0) continue;
    all = false;
    console_.err(text::for_terminal("rconn: " + cannot_write(path, reason_of(error))) + "\n");
  }
  return all;
}

bool ReportFiles::write(const WatchRecord& record) { return write(record, std::string(version())); }

int run_watch_from(const Options& options, Console& console) {
  ReportFiles files(options, console);
  if (!files.check()) return info(Verdict::not_attempted).exit;
  const auto content = read_whole(*options.from, end_of_run(options));
  if (!content) return refuse("--from: " + content.error().message, console);
  const std::string name = without_user_info(name_of_file(*options.from));
  if (content.value().empty()) {
    return refuse(fmt::format("--from: '{}' is empty: give a file that --report wrote", name),
                  console);
  }
  const auto data = read_watch_data(content.value());
  if (!data) {
    return refuse(fmt::format("--from: '{}': {}", name, data.error().message), console);
  }
  Printer printer(CommandId::watch, options, console);
  if (!files.write(data.value().record, data.value().version)) printer.note_end(RunEnd::unread);
  printer.summarize(data.value().record);
  return printer.finish();
}

}  // namespace rconn::cli
