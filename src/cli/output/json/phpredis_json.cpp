#include "cli/output/json/phpredis_json.hpp"

#include <span>
#include <variant>

#include "cli/output/json/phpredis_fields.hpp"
#include "cli/output/json/table/object_of.hpp"

namespace rconn::cli {
namespace {

template <typename Part>
std::string line(const Part& part, std::span<const Member<Part>> fields) {
  return object_of(fields, part).dump(-1, ' ', true) + "\n";
}

}  // namespace

std::string phpredis_json(const Derivation& derivation, const std::vector<std::string>& names,
                          CommandId command, bool explained) {
  const PhpredisCall call{derivation,
                          names,
                          command,
                          explained,
                          derivation.opening(),
                          std::get_if<phpredis::Rejection>(&derivation.outcome)};
  return line(call, call.rejection ? phpredis_rejection_fields() : phpredis_call_fields());
}

std::string sharing_json(const std::vector<Derivation>& derivations,
                         std::optional<unsigned> workers) {
  return line(Sharing{groups(derivations), workers}, sharing_fields());
}

}  // namespace rconn::cli
