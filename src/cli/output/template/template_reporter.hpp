// The reporter for templates (--format).
// Entry point: make_template_reporter().
#pragma once

#include <memory>

#include "cli/options/command.hpp"
#include "cli/options/template.hpp"
#include "cli/output/console/console.hpp"
#include "cli/output/reporter/reporter.hpp"

namespace rconn::cli {

// `console` must outlive the reporter.
std::unique_ptr<Reporter> make_template_reporter(CommandId command, const Template& format,
                                                 Console& console);

}  // namespace rconn::cli
