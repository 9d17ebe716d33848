// Answers questions about Redis servers over HTTP: probes for Prometheus, health for Kubernetes,
// discovery. This is the connector's interface for the command serve.
// Entry point: serve(). One single-threaded event loop serves all.
// Invariants: a password goes only to targets of the catalogue; each probe ends by its deadline;
// identical probes that are asked for at the same time run once; health is answered from results
// that exist, so that nothing can hold it up.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "connector/net/address.hpp"
#include "connector/net/process/reload_signal.hpp"
#include "connector/net/process/wait_end.hpp"
#include "connector/serve/catalogue.hpp"
#include "connector/serve/pages.hpp"
#include "connector/values/result.hpp"

namespace rconn {

// What a reload can change.
struct ServeSetup {
  std::shared_ptr<const Catalogue> catalogue;
  std::string configuration;                   // the file, for display; empty: none
  std::string file = {};                       // likewise, by the path that was opened
  std::chrono::milliseconds interval{15'000};  // between two checks of a listed target
  std::chrono::milliseconds watch_interval{1'000};
  std::size_t max_probes = 200;               // under way at once; more are answered 503
  std::chrono::milliseconds offset{500};      // by which a probe ends before its scraper gives up
  std::chrono::milliseconds longest{10'000};  // a probe whose scraper states no timeout
  std::string held_back = {};  // what a reload has read and only a restart can change; for the log
};

struct ServePlan {
  // None: `socket` is used.
  std::optional<net::Address> listen;
  int socket = -1;  // a listening one that a service manager passed; it is taken over
  ServeSetup setup;
  // Makes the setup again, for SIGHUP; an error says why the old one stays in force. It is called
  // on a thread of its own, which may be left behind, and beside older calls that were: it owns
  // what it uses. `file`: of the setup in force. It ends soon once `stop` is set, with any result.
  std::function<Result<ServeSetup, std::string>(const std::string& file, net::StopFlag stop)>
      reload;
  // Catches SIGHUP since before the setup was made; none: from now on.
  std::shared_ptr<const ReloadSignal> hangups = {};
  std::chrono::milliseconds drain{10'000};  // for answers under way after SIGTERM
};

enum class ServeEvent {
  listening,     // it accepts connections now
  reloading,     // SIGHUP came
  reloaded,      // the new setup is in force
  not_reloaded,  // the old one stays in force
  superseded,    // likewise: SIGHUP came again, and the next reload begins
  draining,      // SIGTERM or SIGINT came
};

struct ServeNews {
  ServeEvent event = ServeEvent::listening;
  std::string listen;       // "127.0.0.1:9121"
  std::size_t targets = 0;  // listed ones, now
  std::string problem;      // why it is `not_reloaded`; also what else went otherwise than asked
};

// One request that was answered. `path` is one of served_paths(), or empty: a path or a query that
// a client makes up may hold a secret.
struct ServedRequest {
  std::string_view method;
  std::string_view path;
  unsigned status = 0;
  std::chrono::microseconds took{};
};

// Callbacks, called on the thread of serve(). Each may be empty.
struct ServeListener {
  std::function<void(const ServeNews&)> on_event = {};
  std::function<void(const ServedRequest&)> on_request = {};
  // Called this often while the event loop turns, for a watchdog; none: never.
  std::optional<std::chrono::microseconds> beat = {};
  std::function<void()> on_beat = {};
};

enum class ServeEnd {
  drained,      // after SIGTERM or SIGINT
  cut_off,      // likewise, but answers were under way after the time to drain
  not_started,  // it cannot listen; `problem` says why
};

struct ServeResult {
  ServeEnd end = ServeEnd::drained;
  std::string problem;
};

// `pages` must outlive the call. A signal (net/process/signal_catcher) drains it.
ServeResult serve(const ServePlan& plan, const Pages& pages, const ServeListener& listener);

struct ServedPath {
  std::string_view path;
  std::string_view meaning;
};

// In the order in which they are listed.
std::span<const ServedPath> served_paths();

}  // namespace rconn
