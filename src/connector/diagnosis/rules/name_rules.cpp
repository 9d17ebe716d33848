#include "connector/diagnosis/rules/rules.hpp"

namespace rconn {

std::span<const Rule> name_rules() { return {}; }

}  // namespace rconn
