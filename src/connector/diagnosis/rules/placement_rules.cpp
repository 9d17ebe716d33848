#include "connector/diagnosis/rules/rules.hpp"

namespace rconn {

std::span<const Rule> placement_rules() { return {}; }

}  // namespace rconn
