#include "connector/serve/reloads.hpp"

#include <algorithm>
#include <asio/post.hpp>
#include <atomic>
#include <csignal>
#include <future>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

#include "connector/net/task_group.hpp"
#include "connector/serve/serve_shares.hpp"
#include "support/catch.hpp"

using namespace rconn;

namespace {

class Nothing final : public Catalogue {
 public:
  [[nodiscard]] Result<ProbePlan, ProbeRefusal> find(std::string_view,
                                                     std::string_view) const override {
    return ProbeRefusal{};
  }
  [[nodiscard]] std::span<const ListedTarget> listed() const override { return {}; }
  [[nodiscard]] std::vector<std::size_t> places_of(std::string_view) const override { return {}; }
  [[nodiscard]] std::vector<std::string> modules() const override { return {}; }
};

ServeSetup setup() {
  return ServeSetup{.catalogue = std::make_shared<const Nothing>(), .configuration = {}};
}

// SIGHUP comes, and once more while the first reload is under way; ends when one has succeeded.
std::vector<ServeNews> news_of(decltype(ServePlan::reload) reload) {
  EventLoop loop;
  ServePlan plan{.listen = {}, .setup = setup(), .reload = std::move(reload)};
  ServeState state(loop, share_for_serve(1'024, 0), "here", [] {});
  state.use(plan.setup);
  std::vector<ServeNews> all;
  TaskGroup tasks(loop.context().get_executor());
  ServeListener listener;
  listener.on_event = [&](const ServeNews& news) {
    if (all.empty()) ::raise(SIGHUP);
    all.push_back(news);
    if (news.event == ServeEvent::reloaded) asio::post(loop.context(), [&] { tasks.stop_all(); });
  };
  Reloads reloads(plan, listener, loop, state);
  ::raise(SIGHUP);
  tasks.start(reloads.run());
  loop.run(tasks.finished());
  return all;
}

std::vector<ServeEvent> events(const std::vector<ServeNews>& all) {
  std::vector<ServeEvent> kinds;
  for (const ServeNews& each : all) kinds.push_back(each.event);
  return kinds;
}

const std::vector expected{ServeEvent::reloading, ServeEvent::superseded, ServeEvent::reloading,
                           ServeEvent::reloaded};

}  // namespace

TEST_CASE("the next reload begins when the one before it has stopped") {
  const auto calls = std::make_shared<std::atomic<int>>(0);
  const auto at_once = std::make_shared<std::atomic<int>>(0);
  const auto most = std::make_shared<std::atomic<int>>(0);
  const auto all = news_of([=](const std::string&, const net::StopFlag& stop) {
    *most = std::max<int>(*most, ++*at_once);
    const bool waits = ++*calls == 1;
    while (waits && !*stop) std::this_thread::yield();
    --*at_once;
    return Result<ServeSetup, std::string>(setup());
  });
  CHECK(events(all) == expected);
  CHECK(all.at(1).problem.empty());
  CHECK(*most == 1);
}

TEST_CASE("a reload that does not stop is left behind, and the next one begins") {
  const auto release = std::make_shared<std::promise<void>>();
  const auto ended = std::make_shared<std::promise<void>>();
  const auto calls = std::make_shared<std::atomic<int>>(0);
  const auto all = news_of([=](const std::string&, const net::StopFlag&) {
    if (++*calls == 1) {
      release->get_future().wait();
      ended->set_value();
    }
    return Result<ServeSetup, std::string>(setup());
  });
  CHECK(events(all) == expected);
  CHECK(all.at(1).problem.find("left behind") != std::string::npos);
  release->set_value();
  ended->get_future().wait();
}
