#include "connector/serve/state.hpp"

#include <utility>
#include <vector>

#include "connector/net/machine/process_facts.hpp"
#include "connector/run/perform.hpp"

namespace rconn {
namespace {

std::vector<ListedRecord> copies(const std::vector<const ListedRecord*>& records) {
  std::vector<ListedRecord> copied;
  copied.reserve(records.size());
  for (const ListedRecord* const each : records) copied.push_back(*each);
  return copied;
}

}  // namespace

ServeState::ServeState(EventLoop& loop, const ServeShares& shares, std::string listen,
                       const std::function<void()>& on_bug)
    : probes(loop.context().get_executor(), shares.probes, on_bug,
             [](Operation operation, const Target& target, RunContext& context, Report& report) {
               return perform(operation, target, context, report);
             }),
      checks(loop.context().get_executor(), shares.checks, on_bug),
      watches(loop, on_bug),
      work_(shares),
      listen_(std::move(listen)) {}

void ServeState::use(ServeSetup setup) {
  generation_ = std::make_shared<Generation>(std::move(setup), work_);
  checks.list(generation_);
  watches.list(generation_);
}

void ServeState::note_reload() {
  ++reloads_;
  reload_failed_ = false;
  reloaded_ = std::chrono::system_clock::now();
}

void ServeState::note_failed_reload() {
  ++failed_reloads_;
  reload_failed_ = true;
  reloaded_ = std::chrono::system_clock::now();
}

void ServeState::tell(const ServeListener& listener, ServeEvent event, std::string problem) const {
  if (!listener.on_event) return;
  const std::size_t targets = generation_->setup.catalogue->listed().size();
  listener.on_event({event, listen_, targets, std::move(problem)});
}

void ServeState::note_response(const std::string& path, unsigned status) {
  if (!path.empty()) ++responses_[{path, status}];
}

// What the server counts and no known path has answered: other paths, and requests that reached
// none.
HttpCounts ServeState::http(const net::http::Counts& counts) const {
  std::map<unsigned, std::uint64_t> known;
  for (const auto& [key, count] : responses_) known[key.second] += count;
  HttpCounts http{.open = counts.open,
                  .accepted = counts.accepted,
                  .refused = counts.refused,
                  .hung_up = counts.hung_up,
                  .slow = counts.slow,
                  .responses = responses_};
  for (const auto& [status, count] : counts.responses) {
    if (count > known[status]) http.responses[{"other", status}] = count - known[status];
  }
  return http;
}

ServeRecord ServeState::record(const net::http::Counts& counts) {
  const ServeSetup& setup = generation_->setup;
  return {.started = started_,
          .now = std::chrono::system_clock::now(),
          .uptime = net::Clock::now() - start_,
          .listen = listen_,
          .configuration = setup.configuration,
          .reloads = reloads_,
          .failed_reloads = failed_reloads_,
          .superseded_reloads = superseded_reloads_,
          .reload_failed = reload_failed_,
          .reloaded = reloaded_,
          .is_draining = is_draining_,
          .modules = setup.catalogue->modules(),
          .listed = copies(checks.records()),
          .process = net::find_process_facts(),
          .probes = probes.counts(),
          .http = http(counts),
          .watches = watches.records()};
}

}  // namespace rconn
