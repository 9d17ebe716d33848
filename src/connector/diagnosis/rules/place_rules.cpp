#include "connector/diagnosis/rules/rules.hpp"

namespace rconn {

std::span<const Rule> place_rules() { return {}; }

}  // namespace rconn
