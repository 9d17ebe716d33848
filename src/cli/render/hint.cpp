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

// What was found out is worth more than what is likely.
std::string_view advice(const Report& report) {
  if (report.finding) return info(report.finding->cause).advice;
  const FaultInfo& fault = info(report.failure->fault);
  return report.tls ? fault.hint_over_tls.value_or(fault.hint) : fault.hint;
}

}  // namespace

std::string hint(const Report& report) {
  std::string text(advice(report));
  fill_in(text, "{at}", place(report));
  fill_in(text, "{host}", report.host);
  return text;
}

}  // namespace rconn::cli
