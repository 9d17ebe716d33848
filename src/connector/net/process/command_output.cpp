#include "connector/net/process/command_output.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <optional>
#include <utility>

#include "connector/net/process/close_from.hpp"
#include "connector/net/process/descriptor.hpp"
#include "connector/net/process/signal_catcher.hpp"
#include "connector/values/security/wipe.hpp"

namespace rconn::net {
namespace {

using Clock = std::chrono::steady_clock;
using Kind = CommandError::Kind;
using Error = std::optional<CommandError>;

// How often a child that has closed its output is asked whether it has ended.
constexpr std::chrono::milliseconds look_again{10};

struct Pipe {
  Descriptor from;
  Descriptor into;
};

std::optional<Pipe> make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) return std::nullopt;
  Pipe made{Descriptor(ends[0]), Descriptor(ends[1])};
  // Not by pipe2(2), which macOS lacks.
  for (const int end : ends) {
    if (::fcntl(end, F_SETFD, FD_CLOEXEC) != 0) return std::nullopt;
  }
  return made;
}

// While it exists, the end of a child is kept until it is asked for: a parent process may have had
// SIGCHLD ignored.
class KeepChildren {
 public:
  KeepChildren() {
    struct sigaction standard{};
    standard.sa_handler = SIG_DFL;
    ::sigaction(SIGCHLD, &standard, &former_);
  }
  ~KeepChildren() { ::sigaction(SIGCHLD, &former_, nullptr); }
  KeepChildren(const KeepChildren&) = delete;
  KeepChildren& operator=(const KeepChildren&) = delete;

 private:
  struct sigaction former_{};
};

// No signal runs a handler of this process in the child, and none is blocked there: this may be a
// thread that blocks all of them.
void reset_signals() {
  for (int number = 1; number < NSIG; ++number) {
    struct sigaction action{};
    if (::sigaction(number, nullptr, &action) != 0) continue;
    // rconn itself ignores these two.
    const bool own = number == SIGPIPE || number == SIGXFSZ;
    if (action.sa_handler == SIG_DFL || (action.sa_handler == SIG_IGN && !own)) continue;
    action = {};
    ::sigaction(number, &action, nullptr);
  }
  sigset_t none;
  sigemptyset(&none);
  ::pthread_sigmask(SIG_SETMASK, &none, nullptr);
}

// In the child, where only async-signal-safe functions may be called. Reports an errno to the
// parent through `report`, which exec(3) closes.
[[noreturn]] void become(char* const* words, int output, int report) {
  constexpr int unused = 127;
  constexpr int kept = STDERR_FILENO + 1;
  ::setpgid(0, 0);
  const int nothing = ::open("/dev/null", O_RDONLY);
  if (nothing >= 0 && ::dup2(nothing, STDIN_FILENO) >= 0 && ::dup2(output, STDOUT_FILENO) >= 0 &&
      ::dup2(report, kept) >= 0 && ::fcntl(kept, F_SETFD, FD_CLOEXEC) == 0) {
    close_from(kept + 1);
    reset_signals();
    ::execvp(words[0], words);
    report = kept;
  }
  const int error = errno;
  static_cast<void>(::write(report, &error, sizeof error));
  ::_exit(unused);
}

// Until the descriptor (-1: none) can be read, a signal is caught or the wait is over.
Error wait(int descriptor, const WaitEnd& end) {
  std::array<pollfd, 2> awaited{pollfd{descriptor, POLLIN, 0}, {signal_descriptor(), POLLIN, 0}};
  while (true) {
    const int ready = ::poll(awaited.data(), awaited.size(), end.poll_timeout());
    const int error = errno;
    if (caught_signal() != 0 || end.is_stopped()) return CommandError{Kind::interrupted};
    if (ready > 0) return std::nullopt;
    if (ready == 0 && end.is_over()) return CommandError{Kind::timed_out};
    if (ready == 0) continue;
    if (error != EINTR) return CommandError{Kind::failed, error};
  }
}

CommandError not_started(int error) { return {Kind::not_started, error}; }

// Until the child has become the command. A file system that hangs keeps exec(3) from that.
Error error_of_start(int report, const WaitEnd& end) {
  if (auto error = wait(report, end)) return error;
  int error = 0;
  ssize_t got = 0;
  do {
    got = ::read(report, &error, sizeof error);
  } while (got < 0 && errno == EINTR);
  if (got != sizeof error) return std::nullopt;
  return not_started(error);
}

class Child {
 public:
  static Result<Child, CommandError> start(std::vector<std::string> words, const WaitEnd& end) {
    auto output = make_pipe();
    auto report = make_pipe();
    if (!output || !report) return not_started(errno);
    std::vector<char*> pointers;
    pointers.reserve(words.size() + 1);
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    sigset_t all;
    sigset_t former{};
    sigfillset(&all);
    ::pthread_sigmask(SIG_BLOCK, &all, &former);
    const pid_t id = ::fork();
    const int error = errno;
    if (id == 0) become(pointers.data(), output->into.number(), report->into.number());
    ::pthread_sigmask(SIG_SETMASK, &former, nullptr);
    if (id < 0) return not_started(error);
    ::setpgid(id, id);  // whichever of the two is first
    Child child(id, std::move(output->from));
    output->into = Descriptor();
    report->into = Descriptor();  // so that the pipe ends when the child closes it
    if (auto failed = error_of_start(report->from.number(), end)) return *failed;
    return child;
  }

  Child(Child&& other) noexcept
      : id_(std::exchange(other.id_, 0)), output_(std::move(other.output_)) {}
  Child& operator=(Child&&) = delete;
  ~Child() {
    if (id_ == 0) return;
    ::kill(-id_, SIGKILL);
    while (::waitpid(id_, nullptr, 0) < 0 && errno == EINTR) {
    }
  }

  // Appends all that it writes.
  Error read(std::string& content, std::size_t max_size, const WaitEnd& end) const {
    std::array<char, 4096> room;
    while (true) {
      if (auto error = wait(output_.number(), end)) return error;
      const ssize_t got = ::read(output_.number(), room.data(), room.size());
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return CommandError{Kind::failed, errno};
      if (got == 0) return std::nullopt;
      content.append(room.data(), static_cast<std::size_t>(got));
      wipe(room.data(), room.size());
      if (content.size() > max_size) return CommandError{Kind::too_large};
    }
  }

  // Waits for its end.
  Error finish(const WaitEnd& end) {
    int status = 0;
    pid_t ended = 0;
    WaitEnd next = end;
    while ((ended = ::waitpid(id_, &status, WNOHANG)) == 0) {
      if (end.is_over()) return CommandError{Kind::timed_out};
      next.at = Clock::now() + look_again;
      auto error = wait(-1, next);
      if (error && error->kind != Kind::timed_out) return error;
    }
    if (ended < 0) return CommandError{Kind::failed, errno};
    ::kill(-id_, SIGKILL);  // what it left running
    id_ = 0;
    if (WIFSIGNALED(status)) return CommandError{Kind::signal, WTERMSIG(status)};
    if (WEXITSTATUS(status) != 0) return CommandError{Kind::status, WEXITSTATUS(status)};
    return std::nullopt;
  }

 private:
  Child(pid_t id, Descriptor output) : id_(id), output_(std::move(output)) {}

  pid_t id_;  // 0: it has ended
  Descriptor output_;
};

}  // namespace

Result<std::string, CommandError> command_output(const std::vector<std::string>& words,
                                                 std::size_t max_size, const WaitEnd& end) {
  const KeepChildren keep;
  auto child = Child::start(words, end);
  if (!child) return child.error();
  std::string content;
  content.reserve(max_size + 4096);  // it never moves, and so leaves no copy behind
  Error error = child.value().read(content, max_size, end);
  if (!error) error = child.value().finish(end);
  if (!error) return content;
  wipe(content);
  return *error;
}

}  // namespace rconn::net
