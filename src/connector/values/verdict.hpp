// The verdict of a run, its name for scripts, and its exit status.
// Entry point: info(). The table is in verdict.cpp. Exit statuses 0-3 agree with pg_isready. Names
// and numbers are an interface: rows may be added, but not changed.
#pragma once

#include <span>
#include <string_view>

namespace rconn {

enum class Verdict {
  ready,
  not_ready,
  no_answer,
  not_attempted,
  refused,
  tls,
  not_redis,
  interrupted,
};

struct VerdictInfo {
  Verdict verdict;
  std::string_view name;  // as JSON shows it
  int exit;               // the process's exit status
  std::string_view meaning;
};

// The whole table, in the order of the enum.
std::span<const VerdictInfo> verdicts();

const VerdictInfo& info(Verdict verdict);

}  // namespace rconn
