#include "connector/diagnosis/rules/rules.hpp"

namespace rconn {

std::span<const Rule> login_rules() { return {}; }

}  // namespace rconn
