#include "cli/render/hint.hpp"

#include <algorithm>
#include <string_view>

namespace rconn::cli {
namespace {

void fill_in(std::string& text, std::string_view name, std::string_view value) {
  for (auto at = text.find(name); at != std::string::npos;
       at = text.find(name, at + value.size())) {
    text.replace(at, name.size(), value);
  }
}

// The address that the failure is about, or the endpoint where it is about several.
std::string place(const Report& report) {
  if (report.address) return *report.address;
  const auto concerned = [&report](const Attempt& attempt) {
    return attempt.failure && attempt.failure->fault == report.failure->fault;
  };
  if (std::ranges::count_if(report.attempts, concerned) != 1) return report.endpoint;
  return std::ranges::find_if(report.attempts, concerned)->address;
}

}  // namespace

std::string hint(const Report& report) {
  const FaultInfo& fault = info(report.failure->fault);
  const bool other = report.tls && !fault.hint_over_tls.empty();
  std::string text(report.finding ? info(report.finding->cause).advice
                   : other        ? fault.hint_over_tls
                                  : fault.hint);
  fill_in(text, "{at}", place(report));
  fill_in(text, "{host}", report.host);
  return text;
}

}  // namespace rconn::cli
