#include "cli/output/console/console.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <thread>
#include <utility>

#include "cli/options/text/escape.hpp"
#include "cli/options/text/fold.hpp"
#include "cli/output/console/broken_pipe.hpp"
#include "cli/output/console/out_file.hpp"
#include "cli/output/console/terminal.hpp"
#include "connector/net/file_reader.hpp"
#include "connector/net/process/signal_catcher.hpp"

namespace rconn::cli {
namespace {

// How often to look for a signal while waiting for a reader.
constexpr std::chrono::milliseconds poll_interval{20};

// How long standard error may take no byte at the end of a run.
constexpr std::chrono::milliseconds message_grace{200};

}  // namespace

Console::Console()
    : out_(STDOUT_FILENO, OutputStream::WhenFull::queue),
      err_(STDERR_FILENO, OutputStream::WhenFull::drop) {}

Console::~Console() {
  const auto start = Clock::now();
  auto moment = start;
  while (!err_.drain(moment)) {
    moment = std::max(start, err_.stuck_since()) + message_grace;
    if (moment <= Clock::now()) break;
  }
}

void Console::out(std::string_view text) {
  if (file_) {
    for_file_ += text;
    return;
  }
  out_.write(text);
  check_reader();
}

void Console::say(std::string_view lines, Severity severity) {
  if (lines.empty()) return;
  const Display display = display_on(STDERR_FILENO, colour_);
  std::string text =
      display.columns ? text::fold_lines(lines, *display.columns, 2) : std::string(lines);
  if (display.colour) text = with_coloured_labels(text, severity);
  err_.write(text);
}

void Console::check_reader() const {
  if (out_.error() == EPIPE) end_by_broken_pipe();
}

Room Console::room() const {
  check_reader();
  if (out_.error() != 0 && !file_) return Room::never;
  if (out_.has_room()) return Room::yes;
  if (!end_of_run_) return Room::not_yet;
  const auto deadline = *end_of_run_ - net::process_start();
  const bool given_up = out_.stuck_since() + deadline + reader_grace <= Clock::now();
  return given_up ? Room::never : Room::not_yet;
}

bool Console::wait_for_room() const {
  while (caught_signal() == 0) {
    if (const Room found = room(); found != Room::not_yet) return found == Room::yes;
    std::this_thread::sleep_for(poll_interval);
  }
  return false;
}

// None: not yet known. `signalled`: when the signal was noticed; the maximum: there was none.
std::optional<Console::Clock::time_point> Console::end_of_patience(
    Clock::time_point signalled) const {
  auto from = signalled;
  if (end_of_run_) from = std::min(from, *end_of_run_);
  if (from == Clock::time_point::max()) return std::nullopt;
  return std::max(from, out_.stuck_since()) + reader_grace;
}

bool Console::deliver() {
  auto signalled = Clock::time_point::max();
  while (!out_.drain(Clock::now() + poll_interval)) {
    if (caught_signal() != 0) signalled = std::min(signalled, Clock::now());
    if (const auto end = end_of_patience(signalled); end && *end <= Clock::now()) return false;
  }
  check_reader();
  return out_.error() == 0;
}

std::string Console::what_failed() const {
  const int error = file_ ? file_error_ : out_.error();
  if (error != 0) return reason_of(error);
  const std::size_t lines = out_.lines_waiting();
  return fmt::format("it is not read: {} {} lost", lines, lines == 1 ? "line is" : "lines are");
}

void Console::update_file(std::string_view content) {
  struct stat found{};
  if (!file_ || (::stat(file_->c_str(), &found) == 0 && !S_ISREG(found.st_mode))) return;
  const int error = write_file(*file_, content, std::nullopt);
  const int before = std::exchange(update_error_, error);
  if (error == 0 || error == before) return;
  err("rconn: " + text::for_terminal(cannot_write(*file_, reason_of(error))) + "\n");
}

bool Console::finish() {
  if (file_) file_error_ = write_file(*file_, for_file_, end_of_run_);
  if (file_ ? file_error_ == 0 : deliver()) return true;
  const std::string where = file_.value_or("standard output");
  err("rconn: " + text::for_terminal(cannot_write(where, what_failed())) + "\n");
  return false;
}

bool Console::out_is_terminal() { return ::isatty(STDOUT_FILENO) == 1; }

void write_emergency_message(std::string_view text) {
  pollfd room{STDERR_FILENO, POLLOUT, 0};
  if (::poll(&room, 1, 0) <= 0) return;
  static_cast<void>(::write(STDERR_FILENO, text.data(), text.size()));
}

void reserve_standard_descriptors() {
  // One call for all three. It fails where fewer descriptors are allowed, and then asks for each.
  std::array<pollfd, 3> standard{pollfd{STDIN_FILENO, 0, POLLNVAL},
                                 pollfd{STDOUT_FILENO, 0, POLLNVAL},
                                 pollfd{STDERR_FILENO, 0, POLLNVAL}};
  static_cast<void>(::poll(standard.data(), standard.size(), 0));
  for (const auto& [descriptor, wanted, state] : standard) {
    if ((state & POLLNVAL) == 0 || ::fcntl(descriptor, F_GETFD) != -1) continue;
    // open() returns the lowest free number, which is this one.
    static_cast<void>(::open("/dev/null", O_RDONLY));
  }
}

}  // namespace rconn::cli
