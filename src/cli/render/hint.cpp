#include "cli/render/hint.hpp"

#include <string_view>

namespace rconn::cli {
namespace {

void fill_in(std::string& text, std::string_view name, std::string_view value) {
  for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + value.size())) {
    text.replace(at, name.size(), value);
  }
}

}  // namespace

std::string hint(const Report& report) {
  std::string text(info(report.failure->fault).hint);
  fill_in(text, "{at}", report.attempts.empty() ? report.endpoint : report.attempts.back().address);
  fill_in(text, "{host}", report.host);
  return text;
}

}  // namespace rconn::cli
