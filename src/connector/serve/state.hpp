// What a server of probes consists of, and what it knows of itself.
// Entry points: ServeState, record().
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "connector/net/deadline.hpp"
#include "connector/net/http/server.hpp"
#include "connector/serve/checks.hpp"
#include "connector/serve/generation.hpp"
#include "connector/serve/probes.hpp"
#include "connector/serve/watches.hpp"
#include "connector/values/serve/serve_record.hpp"

namespace rconn {

class ServeState {
 public:
  // `on_bug` is called when something that goes on in the background has thrown.
  ServeState(EventLoop& loop, const ServeShares& shares, std::string listen,
             const std::function<void()>& on_bug);

  // Puts the setup in force: at the start, and for a reload.
  void use(ServeSetup setup);
  void note_reload();
  void note_failed_reload();
  void note_superseded_reload() { ++superseded_reloads_; }
  void note_draining() { is_draining_ = true; }
  void tell(const ServeListener& listener, ServeEvent event, std::string problem = "") const;
  // An answer to a known path; "other" otherwise.
  void note_response(const std::string& path, unsigned status);

  // `counts`: of the HTTP server.
  [[nodiscard]] ServeRecord record(const net::http::Counts& counts);

  [[nodiscard]] const std::shared_ptr<Generation>& generation() const { return generation_; }

  Probes probes;
  Checks checks;
  Watches watches;

 private:
  [[nodiscard]] HttpCounts http(const net::http::Counts& counts) const;

  SharedWork work_;
  std::string listen_;
  std::shared_ptr<Generation> generation_;
  net::Clock::time_point start_ = net::Clock::now();
  std::chrono::system_clock::time_point started_ = std::chrono::system_clock::now();
  std::uint64_t reloads_ = 0;
  std::uint64_t failed_reloads_ = 0;
  std::uint64_t superseded_reloads_ = 0;
  bool reload_failed_ = false;  // the last one
  std::optional<std::chrono::system_clock::time_point> reloaded_;
  bool is_draining_ = false;
  std::map<std::pair<std::string, unsigned>, std::uint64_t> responses_;
};

}  // namespace rconn
