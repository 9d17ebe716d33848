// Escaping of arbitrary bytes for a terminal and for JSON, and folding to a width.

#include <algorithm>

#include "cli/options/text/escape.hpp"
#include "cli/options/text/fold.hpp"
#include "cli/options/text/utf8.hpp"
#include "fuzz/fuzz_target.hpp"
#include "fuzz/properties.hpp"

namespace {

using namespace rconn;
using namespace rconn::fuzz;

bool is_plain(const std::string& text) {
  return std::ranges::all_of(text, [](char letter) { return letter >= ' ' && letter <= '~'; });
}

std::string without_blanks(std::string text) {
  std::erase_if(text, [](char letter) { return letter == ' ' || letter == '\n'; });
  return text;
}

void run(Input input) {
  const std::size_t columns = input.byte();
  const std::size_t indent = input.below(columns + 1);
  const std::string bytes = input.rest();

  const std::string shown = cli::text::for_terminal(bytes);
  require_one_line(shown + "\n");
  require(cli::text::for_terminal(shown) == shown, "escaping an escaped text changes nothing",
          bytes);
  require(!is_plain(bytes) || shown == bytes, "plain text stays unchanged", bytes);
  require(shown.size() <= 4 * bytes.size(), "an escaped byte has at most four characters", bytes);

  const std::string exact = cli::text::for_json(bytes);
  require(cli::text::is_utf8(exact), "JSON is UTF-8", bytes);
  require((exact == bytes) == cli::text::is_utf8(bytes), "exactly UTF-8 stays unchanged in JSON",
          bytes);

  const std::string folded = cli::text::fold(shown, columns, indent);
  require(without_blanks(folded) == without_blanks(shown), "folding loses no word", bytes);
}

const FuzzTarget target{"texts", run};

}  // namespace
