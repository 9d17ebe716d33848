// Why silent connections are cut, and what to do about it, in words.
// Entry points: idle_causes(), words_for(), sentence_of(), advice_of(). One table, in
// idle_causes.cpp, complete at compile time; man/rconn-faults.7 lists the ids and a test compares
// them. Ids are an interface for scripts: rows may be added, but not changed. Pure.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "connector/values/idle/idle_record.hpp"

namespace rconn::cli {

struct IdleCauseWords {
  IdleCause cause;
  std::string_view id;
  std::string_view sentence;
  std::string_view advice;
};

std::span<const IdleCauseWords> idle_causes();

const IdleCauseWords& words_for(IdleCause cause);

// For a record with a finding, with the placeholders filled in.
std::string sentence_of(const IdleRecord& record);
std::string advice_of(const IdleRecord& record);

}  // namespace rconn::cli
