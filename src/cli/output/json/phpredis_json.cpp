#include "cli/output/json/phpredis_json.hpp"

#include <variant>

#include "cli/output/json/phpredis_fields.hpp"
#include "cli/output/json/table/line_of.hpp"
#include "cli/output/json/table/object_of.hpp"

namespace rconn::cli {
std::string phpredis_json(const Derivation& derivation, const std::vector<std::string>& names,
                          CommandId command, bool explained) {
  const PhpredisCall call{derivation,
                          names,
                          command,
                          explained,
                          derivation.opening(),
                          std::get_if<phpredis::Rejection>(&derivation.outcome)};
  const bool is_rejected = call.rejection != nullptr;
  return line_of(
      object_of(is_rejected ? phpredis_rejection_fields() : phpredis_call_fields(), call));
}

std::string sharing_json(const std::vector<Derivation>& derivations,
                         std::optional<unsigned> workers) {
  return line_of(object_of(sharing_fields(), Sharing{groups(derivations), workers}));
}

}  // namespace rconn::cli
