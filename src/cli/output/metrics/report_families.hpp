// The families that a report has wherever it is told as metrics: with the prefix "rconn_" in an
// exposition, "rconn_probe_" in the answer to a probe, "rconn_target_" for what is checked all the
// time.
// Entry points: one FamilyHead for each.
#pragma once

#include "cli/output/metrics/family_text.hpp"

namespace rconn::cli::report_family {

using enum MetricType;

inline constexpr FamilyHead exit{"exit", gauge, "", "The exit status of rconn for the target."};
inline constexpr FamilyHead fault{"fault", gauge, "",
                                  "1, with the fault of the target as a label."};
inline constexpr FamilyHead duration{"duration_seconds", gauge, "seconds", "The total time."};
inline constexpr FamilyHead rung_duration{"rung_duration_seconds", gauge, "seconds",
                                          "The time of each rung."};
inline constexpr FamilyHead expectation{
    "expectation_met", gauge, "",
    "Whether a condition holds; of a topology, on each member that could be asked."};
inline constexpr FamilyHead certificate_days{"tls_certificate_left_days", gauge, "days",
                                             "Whole days until the certificate expires."};
inline constexpr FamilyHead left_out{"members_left_out", gauge, "",
                                     "Members of the topology that were not tried."};

}  // namespace rconn::cli::report_family
