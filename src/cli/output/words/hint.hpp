// What is behind a failure, and what to do about it: the words of the cause that was found, else
// the hint for the fault, with the placeholders filled in. Entry points: hint(), cause_sentence(),
// cause_advice(). Pure.
#pragma once

#include <string>

#include "connector/values/report.hpp"
#include "connector/values/topology.hpp"

namespace rconn::cli {

// For a report with a failure. {at} is the address that failed, or the endpoint if none or several
// did; {host} the target's host.
std::string hint(const Report& report);

// For a report with a finding.
std::string cause_sentence(const Report& report);
std::string cause_advice(const Report& report);

// "cause: SENTENCE", or "likely cause: SENTENCE".
std::string cause_in_words(const Report& report);

// For a problem with a finding.
std::string cause_sentence(const Problem& problem, const Topology& topology);
std::string cause_in_words(const Problem& problem, const Topology& topology);

// What to do about a problem of a topology: the advice of its cause, if it has one.
std::string hint(const Problem& problem, const Topology& topology);

}  // namespace rconn::cli
