// The reporter of a watch on a terminal: a picture in place, then the summary.
// Entry points: wants_picture(), make_live_reporter().
#pragma once

#include <memory>

#include "cli/options/options.hpp"
#include "cli/output/console/console.hpp"
#include "cli/output/reporter/reporter.hpp"

namespace rconn::cli {

// Not with -v, whose lines on standard error would be in it.
bool wants_picture(const Options& options);

// `console` must outlive the reporter.
std::unique_ptr<Reporter> make_live_reporter(const Options& options, Console& console);

}  // namespace rconn::cli
