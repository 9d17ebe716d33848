// Why a report is not ok, in ids and in words.
// Entry point: explained(). Pure. Texts of peers are shortened, but not escaped.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "connector/values/finding.hpp"
#include "connector/values/report.hpp"
#include "connector/values/topology.hpp"

namespace rconn::cli {

struct Explained {
  std::string_view fault;  // its id
  std::string whose;       // see whose_fault()
  std::string_view sentence;
  std::string detail;          // in the words of the peer or the system; may be empty
  std::string_view cause;      // its id; empty: none is known
  std::string cause_sentence;  // "cause: ...", "likely cause: ..."
  std::string advice;
};

// None for a success.
std::optional<Explained> explained(const Report& report);

// Whom the fault of a report concerns, if not the target itself, which then has answered: "member
// 10.0.0.1:7000", "2 members, such as 10.0.0.1:7000", "the topology". Empty for the target. An
// address that no client could use is not quoted.
std::string whose_fault(const Report& report);

// The id of the cause: for a topology, that of its worst problem. Empty: none is known.
std::string_view cause_id(const Report& report);
// Also where its words would be those of an advice of the topology.
std::string_view cause_id(const Problem& problem, const Topology& topology);

}  // namespace rconn::cli
