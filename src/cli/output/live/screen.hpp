// The terminal that a picture is on: its size, and its modes while the picture is there.
// Entry points: Screen::enter(), show(), leave(); keys(). The picture is on the alternate screen,
// so that what was on the terminal before is there again afterwards. Invariant: the terminal has
// its own modes again when the process ends or is stopped, by a signal too; while another process
// has the terminal, nothing is written or changed.
#pragma once

#include <termios.h>

#include <atomic>
#include <optional>
#include <string>
#include <vector>

#include "cli/output/console/console.hpp"
#include "cli/output/live/picture.hpp"
#include "connector/net/process/job_control.hpp"
#include "connector/net/process/signal_catcher.hpp"

namespace rconn::cli {

// Whether standard output is a terminal that a picture can be on, and this process has it.
bool can_show_pictures();

// Whether it shows UTF-8, as the locale's variables say.
bool shows_unicode();

class Screen {
 public:
  // `console` must outlive the screen.
  explicit Screen(Console& console);
  ~Screen();
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  // Whether keys are read: standard input is a terminal.
  [[nodiscard]] bool has_keys() const { return saved_.has_value(); }

  // Whether a picture can be shown now: not while it waits for its reader, or in the background.
  [[nodiscard]] bool is_ready();

  // The size now.
  [[nodiscard]] PictureSize size() const;

  // Replaces the picture; only if is_ready().
  void show(const std::vector<std::string>& rows);

  // At the end; nothing is shown afterwards.
  void leave();

  // The keys that were pressed. None: the terminal is gone.
  [[nodiscard]] std::optional<std::string> keys() const;

 private:
  void enter();
  static void restore(void* self);

  Console& console_;
  std::optional<termios> saved_;       // modes of standard input
  std::atomic<bool> entered_ = false;  // read in a signal handler
  bool left_ = false;
  std::string shown_;
  StopCatcher stops_;
  UndoOnSignal undo_;
};

}  // namespace rconn::cli
