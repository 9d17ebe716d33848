// Lines of a file, or of a pipe as they come.
// Entry point: LineStream. It never blocks: a line is there, is not there yet, or never will be.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "cli/options/usage.hpp"
#include "cli/targets/open_input.hpp"

namespace rconn::cli {

struct Line {
  enum class Kind {
    text,
    too_long,  // `text` is empty
    not_yet,   // none is whole; look again when the descriptor is readable
    end,
    failed,  // `text` says why; the end has come
  };
  Kind kind = Kind::end;
  std::string text;        // without the line end
  std::size_t number = 0;  // from 1
};

class LineStream {
 public:
  // "-" is standard input. Errors: cannot be opened, a directory.
  static Parsed<LineStream> open(const std::string& path);

  Line next();

  // What becomes readable.
  [[nodiscard]] int descriptor() const { return input_->descriptor(); }

  // What the user calls it.
  [[nodiscard]] const std::string& name() const { return name_; }

  static constexpr std::size_t max_line_size = 8192;

 private:
  LineStream(int descriptor, std::string name);

  Line take_line();
  Line leave_part();
  Line read_more();

  std::shared_ptr<const OpenInput> input_;
  std::string name_;
  std::string buffer_;
  std::size_t taken_ = 0;  // of the buffer
  std::size_t number_ = 0;
  bool skipping_ = false;  // the rest of a line that is too long
  bool ended_ = false;
};

}  // namespace rconn::cli
