// Runs a command and makes one of its system calls fail, counted from the start of its main.
// Usage: fail_call LOG CALL OCCURRENCE ERROR COMMAND [ARGUMENT...]
// Like `strace -f -e inject=CALL:error=ERROR:when=OCCURRENCE`, but counts from the start of main
// and over all threads: strace counts from the loader's first call, per thread.
// ERROR "short": the call is made with half of the bytes.
// CALL "-": no call fails, and LOG gets a line "CALL COUNT" for each. Otherwise LOG gets a line
// "CALL DESCRIPTOR" if the call was made to fail.
// A program that the command execs is not traced. Exits with the status of the command, or with 77
// if tracing is not allowed.

#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "fault_injection/main_started.hpp"
#include "fault_injection/system_calls.hpp"

namespace {

constexpr int not_allowed = 77;
constexpr auto no_call = static_cast<unsigned long long>(-1);  // the kernel skips the call

struct InjectedCall {
  std::string call;
  unsigned long occurrence;
  int error;  // 0: short
};

int number_of_error(std::string_view name) {
  for (int error = 1; error < 134; ++error) {
    const char* known = ::strerrorname_np(error);
    if (known != nullptr && name == known) return error;
  }
  return 0;
}

[[noreturn]] void execute(char** command) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::setenv("LD_PRELOAD", FAULT_INJECTION_PRELOAD, 1);
  if (::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0) ::_exit(not_allowed);
  ::raise(SIGSTOP);
  ::execvp(command[0], command);
  ::_exit(127);
}

// What is open under this descriptor; empty: nothing.
std::string open_at(pid_t thread, unsigned long long descriptor) {
  std::error_code error;
  const auto link = std::filesystem::read_symlink(
      "/proc/" + std::to_string(thread) + "/fd/" + std::to_string(descriptor), error);
  return error ? "" : link.string();
}

// Whether this is the link to a netlink socket: "socket:[INODE]".
bool is_netlink(pid_t thread, const std::string& open) {
  constexpr std::string_view begin = "socket:[";
  if (!open.starts_with(begin)) return false;
  const std::string inode = open.substr(begin.size(), open.size() - begin.size() - 1);
  std::ifstream sockets("/proc/" + std::to_string(thread) + "/net/netlink");
  for (std::string line; std::getline(sockets, line);) {
    line.erase(line.find_last_not_of(' ') + 1);
    if (line.ends_with(" " + inode)) return true;
  }
  return false;
}

// Returns whether the kernel never makes a short transfer on this descriptor: it is an eventfd, a
// timerfd or the like, or its messages are sent as a whole. Half a question gets no answer, for
// which getifaddrs(3) would wait.
bool moves_whole(pid_t thread, unsigned long long descriptor) {
  const std::string open = open_at(thread, descriptor);
  return open.empty() || open.starts_with("anon_inode:") || is_netlink(thread, open);
}

// rconn writes to a standard stream through another descriptor: returns 2 for one of standard
// error.
unsigned long long stream_of(pid_t thread, unsigned long long descriptor) {
  const std::string open = open_at(thread, descriptor);
  const bool is_error = !open.empty() && open == open_at(thread, 2) && open != open_at(thread, 1);
  return is_error ? 2 : descriptor;
}

class Tracer {
 public:
  Tracer(pid_t child, InjectedCall injected, std::ofstream log)
      : child_(child), injected_(std::move(injected)), log_(std::move(log)) {}

  // Returns the wait status of the child.
  int run() {
    while (true) {
      int status = 0;
      const pid_t thread = ::waitpid(-1, &status, __WALL);
      if (thread < 0) std::exit(not_allowed);
      if (!WIFSTOPPED(status)) {
        known_.erase(thread);
        if (thread != child_) continue;
        write_counts();
        return status;
      }
      stopped(thread, WSTOPSIG(status), status >> 16);
    }
  }

 private:
  void stopped(pid_t thread, int signal, int event) {
    if (event == PTRACE_EVENT_EXEC && main_started_) {
      ::ptrace(PTRACE_DETACH, thread, nullptr, nullptr);
      return;
    }
    const bool own_stop = event != 0 || known_.insert(thread).second;
    long delivered = 0;
    if (signal == (SIGTRAP | 0x80)) {
      called(thread);
    } else if (!own_stop) {
      delivered = signal;
    }
    ::ptrace(PTRACE_SYSCALL, thread, nullptr, delivered);
  }

  void called(pid_t thread) {
    __ptrace_syscall_info info{};
    ::ptrace(PTRACE_GET_SYSCALL_INFO, thread, sizeof info, &info);
    if (info.op == PTRACE_SYSCALL_INFO_EXIT) {
      const auto call = failing_.extract(thread);
      if (call) conclude(thread, call.mapped());
    }
    if (info.op != PTRACE_SYSCALL_INFO_ENTRY) return;
    const auto number = static_cast<long>(info.entry.nr);
    if (number == fault_injection::main_started) main_started_ = true;
    if (!main_started_ || number == fault_injection::main_started) return;
    const std::string name = fault_injection::name_of(number);
    if (++counts_[name] != injected_.occurrence || name != injected_.call) return;
    if (injected_.error == 0 &&
        (info.entry.args[2] < 2 || moves_whole(thread, info.entry.args[0]))) {
      return;
    }
    log_ << name << ' ' << stream_of(thread, info.entry.args[0]) << std::endl;
    make_fail(thread);
  }

  void make_fail(pid_t thread) {
    user_regs_struct registers{};
    ::ptrace(PTRACE_GETREGS, thread, nullptr, &registers);
    failing_.emplace(thread, registers);
    if (injected_.error == 0) {
      registers.rdx /= 2;
    } else if (registers.orig_rax == SYS_brk) {
      registers.rdi = 0;  // brk reports a failure by leaving the break unchanged
    } else {
      registers.orig_rax = no_call;
    }
    ::ptrace(PTRACE_SETREGS, thread, nullptr, &registers);
  }

  // Sets the result of the failed call and restores its arguments, which the program may still have
  // in registers.
  void conclude(pid_t thread, const user_regs_struct& before) const {
    user_regs_struct registers{};
    ::ptrace(PTRACE_GETREGS, thread, nullptr, &registers);
    registers.rdi = before.rdi;
    registers.rdx = before.rdx;
    if (registers.orig_rax == no_call) {
      registers.rax = static_cast<unsigned long long>(-injected_.error);
    }
    ::ptrace(PTRACE_SETREGS, thread, nullptr, &registers);
  }

  void write_counts() {
    if (injected_.call != "-") return;
    for (const auto& [name, count] : counts_) log_ << name << ' ' << count << '\n';
  }

  pid_t child_;
  InjectedCall injected_;
  std::ofstream log_;
  bool main_started_ = false;
  std::set<pid_t> known_{child_};  // threads after their initial stop, which tracing causes
  std::map<pid_t, user_regs_struct> failing_;  // threads in a failing call: registers
  std::map<std::string, unsigned long> counts_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 6) return 2;
  InjectedCall injected{argv[2], std::strtoul(argv[3], nullptr, 10), number_of_error(argv[4])};
  const pid_t child = ::fork();
  if (child == 0) execute(argv + 5);
  int status = 0;
  if (child < 0 || ::waitpid(child, &status, __WALL) != child) return not_allowed;
  if (WIFEXITED(status)) return WEXITSTATUS(status);
  constexpr long options =
      PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC | PTRACE_O_EXITKILL;
  if (::ptrace(PTRACE_SETOPTIONS, child, nullptr, options) != 0) return not_allowed;
  ::ptrace(PTRACE_SYSCALL, child, nullptr, nullptr);
  Tracer tracer(child, std::move(injected), std::ofstream(argv[1]));
  status = tracer.run();
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
