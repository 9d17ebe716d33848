// Runs a program for a test and collects its output and exit status.
// Entry points: run_rconn() for the binary under test, Process for any other program.
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
  std::map<std::string, std::string> environment;  // added to the test's environment
  std::string input;                               // standard input; empty: /dev/null
  std::function<void()> before_exec;               // runs in the child: system calls only
};

struct Outcome {
  int exit = -1;  // the exit status, or 128 + the signal that ended it
  std::string out;
  std::string err;
  std::chrono::milliseconds took{};
};

// A child process. The destructor kills it; it is also killed if the test dies.
class Process {
 public:
  explicit Process(const std::vector<std::string>& command, const Surroundings& surroundings = {});
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  ~Process();

  [[nodiscard]] pid_t id() const { return id_; }
  void signal(int number) const;
  [[nodiscard]] bool running();

  // Reads all output and waits for the exit. Kills a process that takes longer than 30 s; no test
  // expects that.
  Outcome finish();

  // Waits until standard output or standard error contains the text; returns false if it never
  // does.
  bool says(const std::string& text);

 private:
  bool read_some(int timeout_ms);
  void reap(bool block);
  void keep_output();

  std::vector<std::string> command_;
  bool kept_ = false;
  pid_t id_ = -1;
  bool reaped_ = false;
  std::chrono::steady_clock::time_point start_;
  Descriptor out_, err_;
  Outcome outcome_;
};

// The binary under test is $RCONN_BINARY, or else the one of this build. $RCONN_SANITIZED means
// that it is slower and needs more memory.
bool sanitized();

// Runs the binary under test, without environment variables that name a server.
Outcome run_rconn(const std::vector<std::string>& arguments, const Surroundings& surroundings = {});

// The command line of the same, for a test that needs a Process.
std::vector<std::string> rconn_command(const std::vector<std::string>& arguments);

}  // namespace support
