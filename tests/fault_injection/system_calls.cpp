#include "fault_injection/system_calls.hpp"

#include <sys/syscall.h>

#include <algorithm>
#include <array>

namespace fault_injection {
namespace {

constexpr std::string_view no_descriptor = "EMFILE ENFILE ENOMEM";
constexpr std::string_view no_memory = "ENOMEM";
constexpr std::string_view any = "ENOMEM EPERM";
constexpr std::string_view no_path = "EACCES EIO ENOENT ENOMEM";

#define CALL(name, errors) \
  SystemCall { SYS_##name, #name, errors }
constexpr std::array table{
    CALL(access, no_path),
    CALL(bind, "EADDRINUSE ENOMEM"),
    CALL(brk, no_memory),
    CALL(chmod, "EPERM EIO"),
    CALL(clone, "EAGAIN ENOMEM"),
    CALL(clone3, "EAGAIN ENOMEM ENOSYS"),
    CALL(close, "EIO EINTR"),
    CALL(connect, "ECONNREFUSED ECONNRESET EADDRNOTAVAIL EAGAIN EINTR ENETUNREACH EACCES"),
    CALL(dup, "EMFILE"),
    CALL(epoll_create1, no_descriptor),
    CALL(epoll_ctl, "ENOMEM ENOSPC"),
    CALL(epoll_pwait, "EINTR"),
    CALL(epoll_wait, "EINTR"),
    CALL(eventfd2, no_descriptor),
    CALL(execve, "ENOENT EACCES ENOMEM E2BIG"),
    CALL(exit, ""),
    CALL(exit_group, ""),
    CALL(faccessat2, no_path),
    CALL(fchmod, "EPERM EIO"),
    CALL(fchown, "EPERM EIO"),
    CALL(fcntl, "EINTR EMFILE"),
    CALL(fstat, "EIO ENOMEM"),
    CALL(fstatfs, "EIO ENOMEM"),
    CALL(fsync, "EIO ENOSPC"),
    CALL(futex, ""),
    CALL(getcwd, no_path),
    CALL(getdents64, "EIO ENOENT"),
    CALL(getegid, ""),
    CALL(geteuid, ""),
    CALL(getgid, ""),
    CALL(getpeername, "ENOBUFS ENOTCONN"),
    CALL(getpid, ""),
    CALL(getrandom, "EAGAIN EINTR ENOSYS"),
    CALL(getsockname, "ENOBUFS"),
    CALL(getsockopt, "ENOMEM ENOPROTOOPT"),
    CALL(gettid, ""),
    CALL(getuid, ""),
    CALL(ioctl, "ENOTTY EINTR"),
    CALL(lseek, "ESPIPE EIO"),
    CALL(madvise, no_memory),
    CALL(mmap, no_memory),
    CALL(mprotect, no_memory),
    CALL(munmap, no_memory),
    CALL(newfstatat, no_path),
    CALL(openat, "EMFILE ENFILE ENOMEM EACCES ENOENT EINTR EIO"),
    CALL(pipe2, "EMFILE ENFILE"),
    CALL(poll, "EINTR ENOMEM"),
    CALL(ppoll, "EINTR ENOMEM"),
    CALL(prctl, any),
    CALL(pread64, "EIO EINTR short"),
    CALL(prlimit64, "EPERM"),
    CALL(read, "EINTR EAGAIN EIO ECONNRESET short"),
    CALL(readlink, no_path),
    CALL(readlinkat, no_path),
    CALL(recvfrom, "EINTR EAGAIN ECONNRESET ENOMEM short"),
    CALL(recvmsg, "EINTR EAGAIN ECONNRESET ENOMEM"),
    CALL(rename, "EACCES EIO ENOSPC"),
    CALL(renameat, "EACCES EIO ENOSPC"),
    CALL(rseq, ""),
    CALL(rt_sigaction, "EINVAL"),
    CALL(rt_sigprocmask, "EINVAL"),
    CALL(sched_getaffinity, "EPERM"),
    CALL(sched_yield, ""),
    CALL(sendmmsg, "EINTR EAGAIN ECONNREFUSED ENOBUFS"),
    CALL(sendmsg, "EINTR EAGAIN ECONNRESET EPIPE ENOBUFS"),
    CALL(sendto, "EINTR EAGAIN ECONNRESET EPIPE ENOBUFS ENOMEM short"),
    CALL(set_robust_list, "ENOSYS"),
    CALL(setsockopt, "ENOMEM ENOPROTOOPT"),
    CALL(shutdown, "ENOTCONN"),
    CALL(socket, "EMFILE ENFILE ENOMEM ENOBUFS EACCES EAFNOSUPPORT"),
    CALL(socketpair, no_descriptor),
    CALL(stat, no_path),
    CALL(statfs, no_path),
    CALL(sysinfo, "EPERM"),
    CALL(timerfd_create, no_descriptor),
    CALL(timerfd_settime, ""),
    CALL(uname, "EPERM"),
    CALL(unlink, "EACCES EIO"),
    CALL(unlinkat, "EACCES EIO"),
    CALL(write, "EINTR EAGAIN EPIPE EIO ENOSPC short"),
    CALL(writev, "EINTR EAGAIN EPIPE EIO ENOSPC"),
};
#undef CALL

}  // namespace

std::span<const SystemCall> system_calls() { return table; }

std::string name_of(long number) {
  const auto* known = std::ranges::find(table, number, &SystemCall::number);
  return known == table.end() ? std::to_string(number) : std::string(known->name);
}

}  // namespace fault_injection
