// Templates of --format, filled in from a report with untrusted text.

#include "cli/output/template/template.hpp"
#include "fuzz/fuzz_target.hpp"
#include "fuzz/generated_report.hpp"
#include "fuzz/properties.hpp"

namespace {

using namespace rconn;
using namespace rconn::fuzz;

void run(Input input) {
  const std::string text = input.piece();
  const auto format = cli::parse_template(text);
  if (!format) {
    require(!format.error().message.empty(), "an error says what is wrong", text);
    return;
  }
  if (const auto error = cli::unknown_field(format.value())) {
    require(!error->message.empty(), "an error names the unknown field", text);
    return;
  }
  std::string literals;
  cli::Template fields;
  for (const auto& piece : format.value().pieces) {
    if (piece.is_field) fields.pieces.push_back(piece);
    if (!piece.is_field) literals += piece.text;
  }
  const Report report = generated_report(input);
  const std::string line = cli::render_template(format.value(), report, "ping");
  require(!line.empty(), "the output ends in a line end", text);
  require(text.starts_with('@') || text.find_first_of("{}\\") != std::string::npos ||
              literals == text + "\n" || literals == text,
          "text outside fields is printed unchanged", text);
  // Only the fields hold untrusted text, not the template.
  require_one_line(cli::render_template(fields, report, "ping") + "\n");
}

const FuzzTarget target{"templates", run};

}  // namespace
