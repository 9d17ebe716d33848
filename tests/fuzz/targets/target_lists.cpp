// Lists of targets from files: --file, --sd, and the configurations of --explain --file.

#include <sys/mman.h>
#include <unistd.h>

#include "cli/commands/configurations.hpp"
#include "cli/targets/fleet_source.hpp"
#include "cli/targets/secrets.hpp"
#include "fuzz/fuzz_target.hpp"
#include "fuzz/properties.hpp"

namespace {

using namespace rconn;
using namespace rconn::cli;
using namespace rconn::fuzz;

// A file in memory, with a path.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes) : descriptor_(::memfd_create("fuzz", MFD_CLOEXEC)) {
    const auto written = ::write(descriptor_, bytes.data(), bytes.size());
    require(written == static_cast<ssize_t>(bytes.size()), "a file in memory takes its bytes");
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() { ::close(descriptor_); }

  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

// Splits the text into lines in a simple way; a line that is too long becomes empty.
std::vector<std::string> lines_of(std::string_view bytes) {
  std::vector<std::string> lines;
  while (!bytes.empty()) {
    const auto end = bytes.find('\n');
    const std::string_view line = bytes.substr(0, end);
    lines.emplace_back(line.size() > LineStream::max_line_size ? std::string_view() : line);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
  }
  return lines;
}

void require_lines(const MemoryFile& file, const std::string& bytes) {
  auto opened = LineStream::open(file.path());
  require(static_cast<bool>(opened), "a file can be opened");
  const auto expected = lines_of(bytes);
  std::size_t count = 0;
  while (true) {
    const Line line = opened.value().next();
    if (line.kind == Line::Kind::end) break;
    require(count < expected.size(), "no line is made up", bytes);
    require(line.text == expected[count], "a line is as in the file", bytes);
    require(line.number == ++count, "lines are counted", bytes);
  }
  require(count == expected.size(), "no line is lost", bytes);
}

// Each target, or the error about it.
void require_accounting(const NamedTargets& named, const Options& options) {
  std::size_t complaints = 0;
  auto source = FleetSource::open(named, options, [&](const ListMessage& message) {
    require(!message.place.empty() && !message.words.empty(), "a complaint says where and what");
    if (message.kind == ListMessage::Kind::bad_entry) ++complaints;
  });
  if (!source) {
    require(!source.error().message.empty(), "an error says what is wrong");
    return;
  }
  while (const auto target = source.value().pull().target) {
    require(!target->host.empty() && !target->source.empty(), "a target is named and placed");
  }
  require(complaints == source.value().bad_lines(), "each bad line is told of");
}

void run(Input input) {
  const std::size_t kind = input.below(4);
  std::string bytes = input.rest();
  const MemoryFile file(bytes);
  Options options;
  if (kind == 0) require_lines(file, bytes);
  if (kind == 1) options.file = file.path();
  if (kind == 2) options.service_discovery = file.path();
  if (kind == 3) {
    options.as_phpredis = true;
    options.file = file.path();
    const auto named = name_configurations(options, {});
    require(named || !named.error().message.empty(), "an error says what is wrong", bytes);
    const auto password = password_from_file(file.path());
    require(password || !password.error().message.empty(), "an error says what is wrong");
    return;
  }
  const auto named = name_targets(options, {}, Operation::ping);
  if (named && kind != 0) require_accounting(named.value(), options);
}

const FuzzTarget target{"target_lists", run};

}  // namespace
