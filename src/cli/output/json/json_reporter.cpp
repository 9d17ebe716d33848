#include "cli/output/json/json_reporter.hpp"

#include <string_view>

#include "cli/output/json/idle/idle_json.hpp"
#include "cli/output/json/json.hpp"
#include "cli/output/json/summary_json.hpp"

namespace rconn::cli {
namespace {

class JsonReporter final : public Reporter {
 public:
  JsonReporter(std::string_view command, Console& console) : command_(command), console_(console) {}

  void report(const Report& report) override { console_.out(render_json(report, command_)); }

  void ping_ended(const PingSummary& summary) override { console_.out(ping_summary_json(summary)); }
  void check_ended(const CheckSummary& summary) override {
    console_.out(check_summary_json(summary));
  }
  void idle_ended(const IdleRecord& record) override { console_.out(idle_json(record)); }

 private:
  std::string_view command_;
  Console& console_;
};

}  // namespace

std::unique_ptr<Reporter> make_json_reporter(CommandId command, const Options& /*options*/,
                                             Console& console) {
  return std::make_unique<JsonReporter>(info(command).name, console);
}

}  // namespace rconn::cli
