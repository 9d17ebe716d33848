// One run of a server of probes on its event loop: all that goes on at once, and how it ends.
// Entry point: Serving::run().
#pragma once

#include "connector/net/asio.hpp"

#include <asio/steady_timer.hpp>
#include <cstddef>

#include "connector/net/event_loop.hpp"
#include "connector/net/http/server.hpp"
#include "connector/net/listener.hpp"
#include "connector/net/task_group.hpp"
#include "connector/serve/reloads.hpp"
#include "connector/serve/router.hpp"
#include "connector/serve/serve.hpp"
#include "connector/serve/serve_shares.hpp"
#include "connector/serve/state.hpp"

namespace rconn {

class Serving {
 public:
  // All must outlive it. `descriptors`: those that this process may have.
  Serving(const ServePlan& plan, const Pages& pages, const ServeListener& listener, EventLoop& loop,
          std::size_t descriptors, net::Listener socket);

  // Serves until a signal comes, then drains.
  ServeEnd run();

 private:
  asio::awaitable<void> work();
  asio::awaitable<void> beats();
  asio::awaitable<void> drain();
  asio::awaitable<void> end();
  void note_bug();

  const ServePlan& plan_;
  const ServeListener& listener_;
  EventLoop& loop_;
  ServeShares shares_;
  ServeState state_;
  Router router_;
  Reloads reloads_;
  net::http::Server server_;
  asio::steady_timer until_end_;  // wakes work()
  bool is_cut_off_ = false;
  bool server_has_ended_ = false;
  bool has_bug_ = false;  // something threw: it ends at once
  TaskGroup serving_;     // the server alone
  TaskGroup beside_;      // what stops when the server drains:
  TaskGroup::Task checks_ = 0;
  TaskGroup::Task reading_signals_ = 0;
};

}  // namespace rconn
