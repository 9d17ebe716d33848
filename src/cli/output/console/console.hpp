// Writes to standard output or --out-file, and to standard error; remembers write errors.
// Entry point: Console, one per process: out() for results; err(), warn() and note() for messages,
// which are folded and coloured here. None of them waits for a reader, finish() does. Standard
// output is not buffered, so that each report appears at once, and none is dropped: a run asks
// room() before it starts what will report. Messages on standard error that find no room are
// dropped. A file is written at the end, completely or not at all.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "cli/options/output_format.hpp"
#include "cli/output/console/colour.hpp"
#include "cli/output/console/output_stream.hpp"
#include "connector/net/deadline.hpp"
#include "connector/run/room.hpp"

namespace rconn::cli {

class Console {
 public:
  using Clock = net::Clock;

  Console();
  // Waits shortly for a reader of standard error.
  ~Console();
  Console(const Console&) = delete;
  Console& operator=(const Console&) = delete;

  // Replaces standard output by this file.
  void write_to_file(std::string file) { file_ = std::move(file); }

  // When the run must be over: see end_of_run().
  void limit_run(Clock::time_point end) { end_of_run_ = end; }

  // Whether messages are coloured (--color).
  void use_colour(ColourUse colour) { colour_ = colour; }

  // Ends the process by SIGPIPE if standard output has lost its reader, like other filters.
  void out(std::string_view text);

  // Complete lines for standard error, already escaped. On a terminal they are folded to its width.
  void err(std::string_view lines) { say(lines, Severity::problem); }
  void warn(std::string_view lines) { say(lines, Severity::warning); }
  void note(std::string_view lines) { say(lines, Severity::note); }

  // For a line on a terminal that is rewritten in place, as it is.
  void rewrite(std::string_view sequence) { err_.write(sequence); }

  // Not yet: much is waiting for a reader. Never: and nothing was taken for the deadline and
  // reader_grace.
  [[nodiscard]] Room room() const;

  // Replaces the content of the file now, if there is one, and it is a regular file. An error is
  // printed once in a row; finish() decides.
  void update_file(std::string_view content);

  // Whether nothing is waiting for a reader of standard output.
  [[nodiscard]] bool out_is_empty() { return out_.drain(Clock::now()); }

  // Waits for room; for callers without an event loop. Returns whether there is some: no longer
  // after a signal.
  [[nodiscard]] bool wait_for_room() const;

  // Delivers what is waiting, and writes the file if there is one. Call once, at the end. After a
  // signal or the deadline, it gives up when nothing was taken for
  // reader_grace. Returns whether all
  // output was written; if not, prints an error on standard error.
  [[nodiscard]] bool finish();

  [[nodiscard]] static bool out_is_terminal();

 private:
  void say(std::string_view lines, Severity severity);
  void check_reader() const;
  [[nodiscard]] std::optional<Clock::time_point> end_of_patience(Clock::time_point signalled) const;
  bool deliver();
  [[nodiscard]] std::string what_failed() const;

  std::optional<Clock::time_point> end_of_run_;
  ColourUse colour_ = ColourUse::automatic;
  std::optional<std::string> file_;
  std::string for_file_;
  int file_error_ = 0;    // errno
  int update_error_ = 0;  // of the last update_file()
  OutputStream out_;
  OutputStream err_;
};

// Writes what standard error takes at once; needs no memory.
void write_emergency_message(std::string_view text);

// Opens /dev/null for each standard descriptor that is closed, so that no socket gets its number.
// Reading from it finds nothing, and writing to it fails. Call before anything opens a descriptor.
void reserve_standard_descriptors();

}  // namespace rconn::cli
