#include "cli/output/words/causes/cause_words.hpp"

namespace rconn::cli {

std::span<const CauseWords> name_cause_words() { return {}; }

}  // namespace rconn::cli
