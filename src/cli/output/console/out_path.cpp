#include "cli/output/console/out_path.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <optional>

#include "cli/output/console/system_files.hpp"

namespace rconn::cli {
namespace {

constexpr int max_links = 40;  // as in the kernel

// Whether this process may follow a link in a directory, by the rule of protected_symlinks.
bool may_follow(int directory, const struct stat& link) {
  struct stat about{};
  if (::fstat(directory, &about) != 0) return false;
  const bool shared = (about.st_mode & S_ISVTX) != 0 && (about.st_mode & S_IWOTH) != 0;
  return !shared || link.st_uid == ::geteuid() || link.st_uid == about.st_uid;
}

// Walks down the components of a path.
class Walk {
 public:
  explicit Walk(std::string path) : rest_(std::move(path)) {}

  Result<Place, int> to_the_end() {
    if (rest_.empty()) return ENOENT;
    if (const int error = begin()) return error;
    while (true) {
      const std::string name = next_name();
      const bool last = rest_.empty();
      if (name.empty() && last) return EISDIR;
      struct stat about{};
      const int missing =
          ::fstatat(directory_.number(), name.c_str(), &about, AT_SYMLINK_NOFOLLOW) == 0 ? 0
                                                                                         : errno;
      if (missing != 0 && !(last && missing == ENOENT)) return missing;
      const bool link = missing == 0 && S_ISLNK(about.st_mode);
      bool in_proc = false;
      if (link) {
        const auto proc = is_in_proc(directory_.number());
        if (!proc) return proc.error();
        in_proc = proc.value();
      }
      if (last && (!link || in_proc)) return Place{std::move(directory_), name, in_proc};
      if (const int error = link && !in_proc ? follow(name, about) : enter(name)) return error;
    }
  }

 private:
  // Opens the directory at which the rest of the path begins.
  int begin() {
    if (rest_.front() != '/' && directory_.number() >= 0) return 0;
    directory_ = open_directory(AT_FDCWD, rest_.front() == '/' ? "/" : ".");
    return directory_.number() < 0 ? errno : 0;
  }

  // Takes the next component. A slash after the last one makes it a directory.
  std::string next_name() {
    const auto start = rest_.find_first_not_of('/');
    if (start == std::string::npos) {
      rest_.clear();
      return "";
    }
    const auto end = rest_.find('/', start);
    std::string name = rest_.substr(start, end == std::string::npos ? end : end - start);
    rest_ = end == std::string::npos ? "" : rest_.substr(end);
    return name;
  }

  int enter(const std::string& name) {
    directory_ = open_directory(directory_.number(), name);
    return directory_.number() < 0 ? errno : 0;
  }

  // A link outside of /proc, whose links the kernel follows itself.
  int follow(const std::string& name, const struct stat& link) {
    if (++links_ > max_links) return ELOOP;
    if (!may_follow(directory_.number(), link)) return EACCES;
    std::array<char, PATH_MAX> text;
    const ssize_t size = ::readlinkat(directory_.number(), name.c_str(), text.data(), text.size());
    if (size < 0) return errno;
    if (size == 0) return ENOENT;
    rest_ = std::string(text.data(), static_cast<std::size_t>(size)) + rest_;
    return begin();
  }

  std::string rest_;
  Descriptor directory_;
  int links_ = 0;
};

}  // namespace

Result<Place, int> find_place(const std::string& path) { return Walk(path).to_the_end(); }

}  // namespace rconn::cli
