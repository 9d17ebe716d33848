// Finds the place that the path of --out-file names, following symbolic links as the kernel does
// (path_resolution(7)), so that a file can be replaced there and nowhere else.
// Entry point: find_place(). Another user's link in a sticky, world-writable directory is not
// followed, wherever it is in the path and whether or not the system protects such links itself
// (proc(5), protected_symlinks): anyone can lay one in /tmp.
#pragma once

#include <string>

#include "connector/net/process/descriptor.hpp"
#include "connector/values/result.hpp"

namespace rconn::cli {

// A name in an open directory.
struct Place {
  Descriptor directory;  // of open_directory()
  std::string name;      // the last component: no link, except one of /proc; may not exist
  bool in_proc = false;  // a link of /proc, which leads to an open file whatever its text says
};

// Errors: an errno; ELOOP after 40 links, EACCES for a link that is not followed.
Result<Place, int> find_place(const std::string& path);

}  // namespace rconn::cli
