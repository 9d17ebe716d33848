#include "cli/output/template/template_reporter.hpp"

#include <string_view>

#include "cli/output/template/template.hpp"

namespace rconn::cli {
namespace {

class TemplateReporter final : public Reporter {
 public:
  TemplateReporter(std::string_view command, const Template& format, Console& console)
      : command_(command), format_(format), console_(console) {}

  void report(const Report& report) override {
    console_.out(render_template(format_, report, command_));
  }

 private:
  std::string_view command_;
  Template format_;
  Console& console_;
};

}  // namespace

std::unique_ptr<Reporter> make_template_reporter(CommandId command, const Template& format,
                                                 Console& console) {
  return std::make_unique<TemplateReporter>(info(command).name, format, console);
}

}  // namespace rconn::cli
