#include "connector/serve/parameters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "connector/net/http/query.hpp"

namespace rconn {
namespace {

// "redis://:password@host" may stand where a name should.
bool may_be_quoted(std::string_view name) {
  constexpr std::size_t longest = 32;
  const auto is_plain = [](char each) {
    return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') ||
           (each >= '0' && each <= '9') || each == '_' || each == '-';
  };
  return !name.empty() && name.size() <= longest && std::ranges::all_of(name, is_plain);
}

std::string unknown(std::string_view name) {
  if (!may_be_quoted(name)) return "a parameter has an unknown name";
  return fmt::format("unknown parameter: {}", name);
}

void take(const std::string& name, std::string& value, Parameters& taken) {
  if (name == "target") {
    taken.has_target = true;
    taken.target = std::move(value);
  } else if (name == "module") {
    taken.module = std::move(value);
  } else if (name == "verbose") {
    taken.verbose = true;
  }
}

}  // namespace

Result<Parameters, std::string> take_parameters(std::string_view query,
                                                std::span<const std::string_view> known) {
  auto fields = net::http::parse_query(query);
  if (!fields) return fmt::format("the query is not understood: {}", fields.error());
  Parameters taken;
  std::vector<std::string> names;
  for (auto& [name, value] : fields.value()) {
    if (std::ranges::find(known, name) == known.end()) return unknown(name);
    if (std::ranges::find(names, name) != names.end()) {
      return fmt::format("parameter given twice: {}", name);
    }
    names.push_back(name);
    take(name, value, taken);
  }
  return taken;
}

}  // namespace rconn
