#include "connector/diagnosis/rules/rules.hpp"

#include <array>

namespace rconn {

std::span<const std::span<const Rule>> rules() {
  static const std::array tables{
      server_name_rules(), tls_rules(),
      certificate_rules(), authority_rules(),
      protocol_rules(),    proxy_rules(),
      login_rules(),       placement_rules(),
      address_rules(),     place_rules(),
      name_rules(),        slow_name_rules(),
      path_rules(),        general_protocol_rules(),
  };
  return tables;
}

}  // namespace rconn
