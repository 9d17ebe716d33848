// Data of a watch from a file, read and rendered again.

#include "cli/output/json/data/watch_data.hpp"
#include "cli/output/html/report.hpp"
#include "fuzz/fuzz_target.hpp"
#include "fuzz/properties.hpp"

namespace {

using namespace rconn::cli;
using namespace rconn::fuzz;

void require_good_page(const std::string& page) {
  require_printable_lines(page);
  for (const char* const part : {"<script", "<img", "javascript:", "onload=\""}) {
    require(page.find(part) == std::string::npos, "a page has no active content", page);
  }
  require(page.ends_with("</html>\n"), "a page is complete", page);
}

void run(Input input) {
  const std::string text = input.rest();
  const auto data = read_watch_data(text);
  if (!data) {
    require(!data.error().message.empty(), "an error says what is wrong", text);
    return;
  }
  require_good_page(html_report(data.value()));
  const std::string written = watch_data_json(data.value());
  require_json_line(written);
  const auto again = read_watch_data(written);
  require(static_cast<bool>(again), "what was written can be read", written);
  require(watch_data_json(again.value()) == written, "and is the same", written);
}

const FuzzTarget target{"watch_data", run};

}  // namespace
