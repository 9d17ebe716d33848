// A program run by a test: its output, its exit status, its end.
// Entry points: run_rconn() for the binary under test, Process for everything else.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "support/descriptor.hpp"

namespace support {

struct Surroundings {
  std::map<std::string, std::string> environment;  // added to the test's own
  std::string input;                               // standard input; empty: /dev/null
  std::function<void()> before_exec;               // in the child: system calls only
};

struct Outcome {
  int exit = -1;  // the exit status, or 128 + the signal that ended it
  std::string out;
  std::string err;
  std::chrono::milliseconds took{};
};

// Ends with the value: killed if it still runs, and always when the test itself dies.
class Process {
 public:
  explicit Process(const std::vector<std::string>& command, const Surroundings& surroundings = {});
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  ~Process();

  [[nodiscard]] pid_t id() const { return id_; }
  void signal(int number) const;
  [[nodiscard]] bool running();

  // Reads all output and waits for the end. A process that takes longer than 30 s is killed,
  // which no test expects.
  Outcome finish();

  // Waits until standard error or output so far contains the text; says whether it came.
  bool says(const std::string& text);

 private:
  bool read_some(int timeout_ms);
  void reap(bool block);

  pid_t id_ = -1;
  bool reaped_ = false;
  std::chrono::steady_clock::time_point start_;
  Descriptor out_, err_;
  Outcome outcome_;
};

// The binary under test is that of this build, or $RCONN_BINARY; with $RCONN_SANITIZED, it is
// slowed down and needs more memory.
bool sanitized();

// The binary under test, without the variables that name a server.
Outcome run_rconn(const std::vector<std::string>& arguments, const Surroundings& surroundings = {});

// The same as a command line, for a Process that a test wants to meddle with.
std::vector<std::string> rconn_command(const std::vector<std::string>& arguments);

}  // namespace support
