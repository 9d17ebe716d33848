#include "cli/output/words/detail.hpp"

namespace rconn::cli {

std::string shortened(const std::string& detail) {
  constexpr std::size_t most = 200;
  if (detail.size() <= most) return detail;
  const auto space = detail.rfind(' ', most);
  return detail.substr(0, space == std::string::npos ? most : space) + " ...";
}

}  // namespace rconn::cli
