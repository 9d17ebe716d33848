#include "cli/output/serve/status_page.hpp"

#include <fmt/format.h>

#include "cli/output/html/ground_style.hpp"
#include "cli/output/html/markup.hpp"
#include "cli/output/serve/status_parts.hpp"

namespace rconn::cli {
namespace {

using namespace html;

// The page is loaded again every 10 s: results are not newer than the interval of the checks.
std::string head(std::string_view version) {
  return fmt::format(
      "<!doctype html>\n<html lang=en>\n<head>\n<meta charset=utf-8>\n"
      "<meta name=viewport content='width=device-width, initial-scale=1'>\n"
      "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; style-src "
      "'unsafe-inline'\">\n<meta http-equiv=refresh content=10>\n"
      "<meta name=color-scheme content='light dark'>\n"
      "<meta name=generator content='rconn {}'>\n<title>rconn: status</title>\n"
      "<style>\n{}{}</style>\n</head>\n",
      html::html(version), ground_style(), status_style());
}

constexpr std::string_view links =
    "<nav aria-label=Endpoints><a href=metrics>/metrics</a> <a href='livez?verbose'>/livez</a> "
    "<a href='readyz?verbose'>/readyz</a> <a href='startupz?verbose'>/startupz</a></nav>\n";

}  // namespace

std::string status_page(const ServeRecord& record, std::string_view version) {
  return head(version) + "<body>\n<main>\n" + status_headline(record) + std::string(links) +
         target_table(record) + server_facts(record, version) + "</main>\n</body>\n</html>\n";
}

}  // namespace rconn::cli
