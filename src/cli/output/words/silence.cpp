#include "cli/output/words/silence.hpp"

#include "cli/output/words/detail.hpp"
#include "cli/output/words/fault_words.hpp"

namespace rconn::cli {

std::string silence_in_words(const Identity& identity) {
  if (!identity.silence) return "";
  if (!identity.silence->detail.empty()) return in_words(identity.silence->detail);
  return std::string(words_for(identity.silence->fault).sentence);
}

}  // namespace rconn::cli
