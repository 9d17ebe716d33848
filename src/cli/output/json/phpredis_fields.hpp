// The fields of the lines that key and endpoint print by the rules of phpredis releases.
// Entry points: the tables, in phpredis_fields.cpp; man/rconn-phpredis.7 names the fields. Rows are
// added, never changed.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/options/command.hpp"
#include "cli/output/json/members.hpp"
#include "cli/output/summary/sharing.hpp"
#include "phpredis/explanation.hpp"

namespace rconn::cli {

// A call and the releases with this result; one of `opening` and `rejection` is set.
struct PhpredisCall {
  const Derivation& derivation;
  const std::vector<std::string>& names;
  CommandId command;
  bool explained = false;
  const phpredis::Opening* opening = nullptr;
  const phpredis::Rejection* rejection = nullptr;
};

struct ExplainedCall {
  const Derivation& derivation;
  const phpredis::Opening& opening;
  phpredis::Explanation told;
};

// Which calls share connections.
struct Sharing {
  std::vector<Group> groups;
  std::optional<unsigned> workers;
};

std::span<const Member<PhpredisCall>> phpredis_call_fields();
std::span<const Member<PhpredisCall>> phpredis_rejection_fields();
std::span<const Member<Sharing>> sharing_fields();

// Of objects in these lines.
std::span<const Member<ExplainedCall>> explanation_fields();
std::span<const Member<phpredis::Part>> key_part_fields();
std::span<const Member<phpredis::Unused>> unused_fields();
std::span<const Member<phpredis::Closing>> closing_fields();
std::span<const Member<phpredis::Reuse>> reuse_fields();
std::span<const Member<phpredis::Reconnect>> reconnect_fields();
std::span<const Member<Group>> sharing_group_fields();

}  // namespace rconn::cli
