// Reads lines from a file, or from a pipe as they arrive.
// Entry point: LineStream. It never blocks: next() says if a line is not complete yet.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cli/options/usage.hpp"
#include "cli/targets/open_input.hpp"
#include "connector/net/deadline.hpp"

namespace rconn::cli {

struct Line {
  enum class Kind {
    text,
    too_long,  // `text` is empty
    not_yet,   // incomplete; call again when the descriptor is readable
    end,
    failed,  // reading failed, for the reason in `text`; there are no more lines
  };
  Kind kind = Kind::end;
  std::string text;        // without the line end
  std::size_t number = 0;  // of the line, from 1
};

class LineStream {
 public:
  // "-" is standard input. With an `end`, waits until then for the first line of a FIFO, which
  // nobody may ever write. Errors: it cannot be opened, is a directory, or the wait was in vain.
  static Parsed<LineStream> open(const std::string& path,
                                 const std::optional<net::Clock::time_point>& end = {});

  Line next();

  // The descriptor to poll for more.
  [[nodiscard]] int descriptor() const { return input_->descriptor(); }

  // The path as given, or "standard input".
  [[nodiscard]] const std::string& name() const { return name_; }

  static constexpr std::size_t max_line_size = 8192;  // bytes

 private:
  LineStream(int descriptor, std::string name);

  Line take_line();
  Line keep_partial_line();
  Line read_more();

  std::shared_ptr<const OpenInput> input_;
  std::string name_;
  std::string buffer_;
  std::size_t taken_ = 0;  // bytes of the buffer already returned
  std::size_t number_ = 0;
  bool skipping_ = false;  // dropping the rest of a line that is too long
  bool ended_ = false;
};

}  // namespace rconn::cli
