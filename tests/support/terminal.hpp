// Runs a program with a terminal as its standard output or standard error.
// Entry points: shown_on_terminal(); Terminal, to type and look meanwhile.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "support/descriptor.hpp"
#include "support/process.hpp"

namespace support {

// Runs the command to completion. `out` (`err` if `stream` is 2) is the text written to the
// terminal, with "\n" line ends.
Outcome shown_on_terminal(const std::vector<std::string>& command,
                          const std::map<std::string, std::string>& environment, int stream = 1);

// A program whose standard streams and controlling terminal are a terminal of its own.
class Terminal {
 public:
  Terminal(const std::vector<std::string>& command,
           const std::map<std::string, std::string>& environment, int columns = 80, int rows = 24);

  void type(const std::string& keys) const;
  void resize(int columns, int rows) const;

  // Waits until something that was written since the last call of forget() contains the text.
  // Returns false if that never happens.
  bool shows(const std::string& text);
  void forget() { text_.clear(); }

  // Whether keys are passed on one by one and without an echo.
  [[nodiscard]] bool is_raw() const;

  [[nodiscard]] Process& process() { return *process_; }

  // Waits for the exit. `out` is what was written since the last call of forget().
  Outcome finish();

 private:
  bool read_some(int timeout_ms);

  Descriptor terminal_;
  Descriptor screen_;  // kept open, so that the modes outlive the program
  std::unique_ptr<Process> process_;
  std::string text_;
};

}  // namespace support
