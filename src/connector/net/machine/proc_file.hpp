// Reads the start of files of /proc and their like, which say size 0 and are made when they are
// read. Entry points: start_of(), lines_of(). Never waits; a file that cannot be read is empty.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace rconn::net {

// The first `max` bytes, or fewer if the file ends before.
std::string start_of(const char* path, std::size_t max);

// Passes on each line without its end, but not what follows the last line end, until `take` returns
// false or `max` bytes have been read. The kernel makes no more of the file than was read. Returns
// whether the file was read to its end.
bool lines_of(const char* path, std::size_t max, const std::function<bool(std::string_view)>& take);

}  // namespace rconn::net
