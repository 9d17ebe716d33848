#include "support/process.hpp"

#include <fcntl.h>
#include <linux/close_range.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <utility>

#include "support/kept_json.hpp"

namespace support {
namespace {

constexpr std::chrono::seconds longest_run{30};

struct Pipe {
  Descriptor read, write;
};

Pipe make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe2");
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

[[noreturn]] void become(std::vector<char*> arguments, const Surroundings& surroundings, int in,
                         int out, int err) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::dup2(in, 0);
  ::dup2(out, 1);
  ::dup2(err, 2);
  ::close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);  // descriptors inherited from the test's parent
  for (const auto& [name, value] : surroundings.environment) {
    ::setenv(name.c_str(), value.c_str(), 1);
  }
  if (surroundings.before_exec) surroundings.before_exec();
  ::execvp(arguments[0], arguments.data());
  ::_exit(127);
}

}  // namespace

Process::Process(const std::vector<std::string>& command, const Surroundings& surroundings)
    : command_(command), start_(std::chrono::steady_clock::now()) {
  Pipe out = make_pipe();
  Pipe err = make_pipe();
  Pipe in = make_pipe();  // the input must fit the pipe
  if (::write(in.write.get(), surroundings.input.data(), surroundings.input.size()) < 0) {
    throw std::runtime_error("write");
  }
  in.write.reset();
  std::vector<std::string> words = command;  // exec needs mutable strings
  std::vector<char*> arguments;
  arguments.reserve(command.size() + 1);
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  id_ = ::fork();
  if (id_ < 0) throw std::runtime_error("fork");
  if (id_ == 0) {
    become(std::move(arguments), surroundings, in.read.get(), out.write.get(), err.write.get());
  }
  out_ = std::move(out.read);
  err_ = std::move(err.read);
}

Process::~Process() {
  keep_output();
  if (reaped_) return;
  signal(SIGKILL);
  reap(true);
}

// What a test has read, for a check of the format. Once: also if finish() is called again.
void Process::keep_output() {
  if (!std::exchange(kept_, true)) keep_json(command_, outcome_.out);
}

void Process::signal(int number) const {
  if (!reaped_) ::kill(id_, number);
}

void Process::reap(bool block) {
  int status = 0;
  if (reaped_ || ::waitpid(id_, &status, block ? 0 : WNOHANG) != id_) return;
  reaped_ = true;
  outcome_.exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

bool Process::running() {
  reap(false);
  return !reaped_;
}

// Returns false once both streams have ended.
bool Process::read_some(int timeout_ms) {
  std::array<pollfd, 2> streams{{{out_.get(), POLLIN, 0}, {err_.get(), POLLIN, 0}}};
  ::poll(streams.data(), streams.size(), timeout_ms);
  for (std::size_t i = 0; i < streams.size(); ++i) {
    if (streams[i].revents == 0) continue;
    std::array<char, 65536> room;
    const ssize_t got = ::read(streams[i].fd, room.data(), room.size());
    std::string& text = i == 0 ? outcome_.out : outcome_.err;
    if (got > 0) {
      text.append(room.data(), static_cast<std::size_t>(got));
    } else {
      (i == 0 ? out_ : err_).reset();
    }
  }
  return out_.get() >= 0 || err_.get() >= 0;
}

bool Process::says(const std::string& text) {
  const auto heard = [&] {
    return outcome_.out.find(text) != std::string::npos ||
           outcome_.err.find(text) != std::string::npos;
  };
  while (!heard()) {
    if (std::chrono::steady_clock::now() - start_ > longest_run || !read_some(100)) return heard();
  }
  return true;
}

Outcome Process::finish() {
  while (read_some(100)) {
    if (std::chrono::steady_clock::now() - start_ > longest_run) signal(SIGKILL);
  }
  reap(true);
  keep_output();
  outcome_.took = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - start_);
  return outcome_;
}

bool sanitized() { return std::getenv("RCONN_SANITIZED") != nullptr; }

std::vector<std::string> rconn_command(const std::vector<std::string>& arguments) {
  const char* const another = std::getenv("RCONN_BINARY");
  std::vector<std::string> command{another != nullptr ? another : RCONN_BINARY};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return command;
}

Outcome run_rconn(const std::vector<std::string>& arguments, const Surroundings& surroundings) {
  Surroundings clean = surroundings;
  clean.environment.try_emplace("REDIS_URL", "");  // empty counts as unset
  clean.environment.try_emplace("REDISCLI_AUTH", "");
  return Process(rconn_command(arguments), clean).finish();
}

}  // namespace support
