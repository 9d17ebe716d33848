#include "cli/output/console/out_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <system_error>

#include "cli/output/console/out_path.hpp"
#include "connector/net/process/signal_catcher.hpp"
#include "connector/values/security/user_info.hpp"

namespace rconn::cli {
namespace {

using net::Clock;
using End = std::optional<Clock::time_point>;

constexpr int write_flags = O_WRONLY | O_APPEND | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;

// When to give up, if no byte is taken until then.
End patience(const End& end, Clock::time_point last_taken) {
  if (caught_signal() != 0) return last_taken + reader_grace;
  if (!end) return std::nullopt;
  return std::max(*end, last_taken) + reader_grace;
}

// Waits until the descriptor takes more. Returns 0 or an errno.
int wait_writable(int file, const End& end, Clock::time_point last_taken) {
  while (true) {
    const int timeout = net::poll_timeout(patience(end, last_taken));
    // A signal that was caught stays readable.
    const int bell = caught_signal() != 0 ? -1 : signal_descriptor();
    std::array<pollfd, 2> awaited{pollfd{file, POLLOUT, 0}, {bell, POLLIN, 0}};
    const int ready = ::poll(awaited.data(), awaited.size(), timeout);
    if (ready < 0 && errno != EINTR) return errno;
    if (ready > 0 && awaited[0].revents != 0) return 0;
    if (ready == 0) return caught_signal() != 0 ? EINTR : ETIMEDOUT;
  }
}

int write_to(int file, std::string_view content, const End& end) {
  auto last_taken = Clock::now();
  while (!content.empty()) {
    const ssize_t written = ::write(file, content.data(), content.size());
    if (written >= 0) {
      content.remove_prefix(static_cast<std::size_t>(written));
      last_taken = Clock::now();
    } else if (errno == EAGAIN) {
      if (const int error = wait_writable(file, end, last_taken)) return error;
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

// Appends, if it is a file. Does not wait for a reader of a FIFO: without one, the error is ENXIO.
int write_into(const Place& place, std::string_view content, const End& end) {
  const int follow = place.in_proc ? 0 : O_NOFOLLOW;
  const Descriptor file(
      ::openat(place.directory.number(), place.name.c_str(), write_flags | follow));
  if (file.number() < 0) return errno;
  return write_to(file.number(), content, end);
}

bool is_of_another_user(const Place& place, const struct stat& file) {
  struct stat directory{};
  if (::fstat(place.directory.number(), &directory) != 0) return true;
  const bool shared = (directory.st_mode & S_ISVTX) != 0 && (directory.st_mode & S_IWOTH) != 0;
  return shared && file.st_uid != ::geteuid() && file.st_uid != directory.st_uid;
}

// A file beside the place, with a name that nobody else has.
class Draft {
 public:
  Draft(const Place& place, mode_t mode) : place_(place) {
    do {
      const auto now = Clock::now().time_since_epoch().count();
      name_ = place.name.substr(0, max_kept) + "." + std::to_string(now);
      file_ = Descriptor(::openat(place.directory.number(), name_.c_str(),
                                  O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode));
    } while (file_.number() < 0 && errno == EEXIST);
    error_ = file_.number() < 0 ? errno : 0;
  }
  ~Draft() { remove(this); }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  [[nodiscard]] int error() const { return error_; }
  [[nodiscard]] int number() const { return file_.number(); }

  // Returns 0 or an errno.
  int put_in_place() {
    const int directory = place_.directory.number();
    renamed_ = ::renameat(directory, name_.c_str(), directory, place_.name.c_str()) == 0;
    return renamed_ ? 0 : errno;
  }

 private:
  static void remove(void* self) {
    const auto* const draft = static_cast<const Draft*>(self);
    if (draft->file_.number() < 0 || draft->renamed_) return;
    ::unlinkat(draft->place_.directory.number(), draft->name_.c_str(), 0);
  }

  static constexpr std::size_t max_kept = 200;  // bytes of the name: it may have 255 in all

  const Place& place_;
  std::string name_;
  Descriptor file_;
  int error_ = 0;
  bool renamed_ = false;
  UndoOnSignal undo_{remove, this};
};

// Gives the draft the owner and the mode of the file that it replaces.
int copy_attributes(int draft, const struct stat& old) {
  struct stat mine{};
  if (::fstat(draft, &mine) != 0) return errno;
  // Only root may give files away; others may set a group of their own.
  const bool same = mine.st_uid == old.st_uid && mine.st_gid == old.st_gid;
  if (!same && ::fchown(draft, old.st_uid, old.st_gid) != 0) {
    static_cast<void>(::fchown(draft, static_cast<uid_t>(-1), old.st_gid) == 0);
  }
  constexpr mode_t all_bits = 07777;
  return ::fchmod(draft, old.st_mode & all_bits) == 0 ? 0 : errno;
}

// `old`: null for a new file.
int replace(const Place& place, const struct stat* old, std::string_view content) {
  constexpr mode_t private_mode = 0600;
  constexpr mode_t usual_mode = 0666;  // less the umask
  Draft draft(place, old != nullptr ? private_mode : usual_mode);
  int error = draft.error();
  if (error == 0) error = write_to(draft.number(), content, std::nullopt);
  if (error == 0 && old != nullptr) error = copy_attributes(draft.number(), *old);
  return error != 0 ? error : draft.put_in_place();
}

// What is at the place, if anything. An error if it may not be replaced or written to.
struct Existing {
  struct stat file{};
  bool found = false;
  int error = 0;
};

Existing find_existing(const Place& place) {
  Existing existing;
  struct stat& old = existing.file;
  const int directory = place.directory.number();
  if (::fstatat(directory, place.name.c_str(), &old, AT_SYMLINK_NOFOLLOW) != 0) {
    existing.error = errno == ENOENT ? 0 : errno;
    return existing;
  }
  existing.found = true;
  const bool protectable = S_ISREG(old.st_mode) || S_ISFIFO(old.st_mode);
  if (S_ISDIR(old.st_mode)) {
    existing.error = EISDIR;
  } else if (protectable && is_of_another_user(place, old)) {
    existing.error = EACCES;
  } else if (S_ISREG(old.st_mode) &&
             ::faccessat(directory, place.name.c_str(), W_OK, AT_EACCESS) != 0) {
    existing.error = errno;  // what may not be written to is not replaced either
  }
  return existing;
}

}  // namespace

int write_file(const std::string& path, std::string_view content, const End& end) {
  auto found = find_place(path);
  if (!found) return found.error();
  const Place& place = found.value();
  if (place.in_proc) return write_into(place, content, end);
  const Existing old = find_existing(place);
  if (old.error != 0) return old.error;
  if (old.found && !S_ISREG(old.file.st_mode)) return write_into(place, content, end);
  return replace(place, old.found ? &old.file : nullptr, content);
}

int writable(const std::string& path) {
  auto found = find_place(path);
  if (!found) return found.error();
  const Place& place = found.value();
  if (place.in_proc) return 0;
  const Existing old = find_existing(place);
  const bool replaces = !old.found || S_ISREG(old.file.st_mode);
  if (old.error != 0 || !replaces) return old.error;
  const int usable = ::faccessat(place.directory.number(), ".", W_OK | X_OK, AT_EACCESS);
  return usable == 0 ? 0 : errno;
}

std::string reason_of(int error) {
  if (error == ETIMEDOUT) return "its reader takes nothing more";
  if (error == EINTR) return "its reader takes nothing more, and a signal came";
  return std::generic_category().message(error);
}

std::string cannot_write(const std::string& path, const std::string& reason) {
  return fmt::format("cannot write to {}: {}", without_user_info(path), reason);
}

}  // namespace rconn::cli
