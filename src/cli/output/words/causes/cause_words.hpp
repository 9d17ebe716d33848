// A sentence and advice for each cause that the rules in connector/diagnosis can find.
// Entry points: words_for(), cause_words(). One table for each subject; man/rconn-faults.7 lists
// the same rows in the same order, and tests compare both with the rules. In both texts, {at}
// stands for the address that failed, {host} and {port} for the target's, {secret} for where its
// password came from, and other placeholders for the values of the finding.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace rconn::cli {

struct CauseWords {
  std::string_view cause;     // the id
  std::string_view sentence;  // the fact
  std::string_view advice;    // the one next thing to do, in the imperative
};

// The tables, named as those of connector/diagnosis/rules.
std::span<const CauseWords> login_cause_words();
std::span<const CauseWords> name_cause_words();
std::span<const CauseWords> path_cause_words();
std::span<const CauseWords> place_cause_words();
std::span<const CauseWords> placement_cause_words();
std::span<const CauseWords> protocol_cause_words();
std::span<const CauseWords> server_name_cause_words();
std::span<const CauseWords> tls_cause_words();
std::span<const CauseWords> certificate_cause_words();
std::span<const CauseWords> authority_cause_words();
std::span<const CauseWords> topology_cause_words();  // of connector/topology/problems

// All of them, in the order of the man page.
std::vector<CauseWords> cause_words();

// `cause` is the id of a rule.
const CauseWords& words_for(std::string_view cause);

}  // namespace rconn::cli
