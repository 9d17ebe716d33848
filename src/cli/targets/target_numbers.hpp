// Numbers targets that read the same but are not: only their passwords differ, for example.
// Entry point: TargetNumbers::number(). Keeps hashes of what it has seen, no passwords.
#pragma once

#include <cstddef>
#include <unordered_map>
#include <vector>

#include "connector/values/target.hpp"

namespace rconn::cli {

class TargetNumbers {
 public:
  // Sets `nth` of a target that is named as an earlier one, but differs from it, and appends the
  // number to its name. Equal targets get equal numbers.
  void number(Target& target);

 private:
  // By the hash of the name: the hashes of the different targets, in the order of their numbers.
  std::unordered_map<std::size_t, std::vector<std::size_t>> seen_;
};

}  // namespace rconn::cli
