#include "connector/serve/router.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "connector/serve/accept.hpp"
#include "connector/serve/health.hpp"
#include "connector/serve/scrape_budget.hpp"
#include "connector/values/topology.hpp"

namespace rconn {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 2> of_probe{"target", "module"};
constexpr std::array<std::string_view, 2> of_health{"target", "verbose"};

net::http::Response not_found() {
  net::http::Response response{.status = 404, .body = "there is no such path; there are:\n"};
  for (const ServedPath& each : served_paths()) {
    response.body += fmt::format("{:<10} {}\n", each.path, each.meaning);
  }
  return response;
}

}  // namespace

struct Router::Route {
  ServedPath path;
  Names parameters;
  Answering answer;
};

struct Router::Routes {
  static constexpr std::array table{
      Route{{"/probe", "a target of the list, or one that is allowed, now: ?target=...&module=..."},
            of_probe,
            &Router::probe},
      Route{{"/metrics", "this server, and all listed targets"}, {}, &Router::metrics},
      Route{{"/livez", "whether this server turns; with ?target=..., whether that one answers"},
            of_health,
            &Router::live},
      Route{{"/readyz", "whether all listed targets are ready, or ?target=..."},
            of_health,
            &Router::ready},
      Route{{"/startupz", "whether all listed targets have loaded, or ?target=..."},
            of_health,
            &Router::startup},
      Route{{"/discover", "the members behind a target, for http_sd: ?target=..."},
            of_probe,
            &Router::discover},
      Route{{"/", "a page for people"}, {}, &Router::status},
  };

  static constexpr auto paths = [] {
    std::array<ServedPath, table.size()> all;
    std::ranges::transform(table, all.begin(), &Route::path);
    return all;
  }();
};

std::span<const ServedPath> Router::paths() { return Routes::paths; }

std::span<const ServedPath> served_paths() { return Router::paths(); }

const Router::Route* Router::find(std::string_view path) {
  const auto path_of = [](const Route& each) { return each.path.path; };
  const auto found = std::ranges::find(Routes::table, path, path_of);
  return found != Routes::table.end() ? &*found : nullptr;
}

void Router::count_by(net::http::Server& server) {
  server_ = &server;
  server.on_refusal([this](std::string_view path, unsigned status) {
    if (find(path) != nullptr) state_.note_response(std::string(path), status);
  });
}

asio::awaitable<net::http::Response> Router::answer(const Request& request) {
  const auto began = net::Clock::now();
  const Route* const route = find(request.path());
  const std::string_view path = route != nullptr ? route->path.path : std::string_view();
  const std::string_view method = request.method == net::http::Method::head ? "HEAD" : "GET";
  Response response = co_await dispatch(request, route);
  response.on_status = [this, began, method, path](unsigned status) {
    state_.note_response(std::string(path), status);
    if (!listener_.on_request) return;
    const auto took =
        std::chrono::duration_cast<std::chrono::microseconds>(net::Clock::now() - began);
    listener_.on_request({method, path, status, took});
  };
  co_return response;
}

asio::awaitable<net::http::Response> Router::dispatch(const Request& request, const Route* route) {
  if (route == nullptr) co_return not_found();
  const auto parameters = take_parameters(request.query(), route->parameters);
  if (!parameters) {
    const bool asks_for_probe = route->parameters.data() == of_probe.data();
    co_return asks_for_probe ? refusal(400, parameters.error())
                             : Response{.status = 400, .body = parameters.error() + "\n"};
  }
  co_return co_await (this->*route->answer)(request, parameters.value());
}

ServeRecord Router::record() const { return state_.record(server_->counts()); }

net::http::Response Router::refusal(unsigned status, const std::string& words) {
  state_.probes.note_refusal();
  return {.status = status, .body = words + "\n"};
}

// Of the target that the parameters name.
asio::awaitable<Router::Probed> Router::probed(const Request& request, const Parameters& parameters,
                                               bool discovers) {
  const auto generation = state_.generation();
  const ServeSetup& setup = generation->setup;
  const auto budget = scrape_budget(request.field(timeout_field), setup);
  if (!budget) {
    co_return Probed{.refusal =
                         refusal(400, fmt::format("{}: not one positive decimal", timeout_field))};
  }
  auto plan = setup.catalogue->find(parameters.target, parameters.module);
  if (!plan) {
    const bool is_forbidden = plan.error().why == ProbeRefusal::Why::not_allowed;
    co_return Probed{.refusal = refusal(is_forbidden ? 403 : 400, plan.error().words)};
  }
  ProbePlan wanted = std::move(plan).value();
  if (discovers) wanted.operation = Operation::topology;
  Probed result{.report = nullptr, .module = wanted.module};
  ProbeRequest key{parameters.target, parameters.module, wanted.operation, *budget};
  result.report = co_await state_.probes.run(generation, std::move(key), std::move(wanted));
  if (!result.report) {
    result.refusal = {
        .status = 503, .body = "too many probes are under way\n", .fields = {{"Retry-After", "1"}}};
  }
  co_return result;
}

asio::awaitable<net::http::Response> Router::probe(const Request& request,
                                                   const Parameters& parameters) {
  const Probed result = co_await probed(request, parameters, false);
  if (!result.report) co_return result.refusal;
  const MetricsForm form = form_for(request.field("Accept"));
  co_return Response{.type = pages_.metrics_type(form),
                     .body = pages_.probe(*result.report, result.module, form)};
}

// Prometheus keeps the targets that it has while the status is not 200, and drops those that a list
// does not hold. That nothing answers does not mean that there are none, and a part of the members
// is not all of them.
asio::awaitable<net::http::Response> Router::discover(const Request& request,
                                                      const Parameters& parameters) {
  const Probed result = co_await probed(request, parameters, true);
  if (!result.report) co_return result.refusal;
  const Report& report = *result.report;
  if (!report.topology) {
    const std::string_view fault = report.failure ? info(report.failure->fault).id : "no topology";
    co_return Response{.status = 503, .body = fmt::format("nothing was discovered: {}\n", fault)};
  }
  const std::size_t missing = report.topology->left_out + report.topology->unread;
  if (missing > 0) {
    co_return Response{
        .status = 503,
        .body = fmt::format("not all members are known: {} were left out\n", missing)};
  }
  co_return Response{.type = "application/json", .body = pages_.discovery(report)};
}

asio::awaitable<net::http::Response> Router::metrics(const Request& request,
                                                     const Parameters& /*parameters*/) {
  const MetricsForm form = form_for(request.field("Accept"));
  co_return Response{.type = pages_.metrics_type(form), .body = pages_.metrics(record(), form)};
}

asio::awaitable<net::http::Response> Router::status(const Request& /*request*/,
                                                    const Parameters& /*parameters*/) {
  co_return Response{.type = "text/html; charset=utf-8", .body = pages_.status(record())};
}

asio::awaitable<net::http::Response> Router::live(const Request& /*request*/,
                                                  const Parameters& parameters) {
  co_return health(HealthKind::live, parameters);
}

asio::awaitable<net::http::Response> Router::ready(const Request& /*request*/,
                                                   const Parameters& parameters) {
  co_return health(HealthKind::ready, parameters);
}

asio::awaitable<net::http::Response> Router::startup(const Request& /*request*/,
                                                     const Parameters& parameters) {
  co_return health(HealthKind::startup, parameters);
}

net::http::Response Router::health(HealthKind kind, const Parameters& parameters) {
  // Of the server itself: it does not matter how its targets are.
  const bool asks_for_targets = parameters.has_target || kind != HealthKind::live;
  const auto listed =
      asks_for_targets ? state_.checks.records() : std::vector<const ListedRecord*>();
  std::vector<TargetHealth> targets;
  const auto add = [&](const ListedRecord* each) {
    targets.push_back({each, passes(kind, *each)});
  };
  if (!parameters.has_target) {
    std::ranges::for_each(listed, add);
  } else {  // the records are in the order of the catalogue
    const auto generation = state_.generation();
    for (const std::size_t place : generation->setup.catalogue->places_of(parameters.target)) {
      add(listed.at(place));
    }
  }
  if (parameters.has_target && targets.empty()) {
    return {.status = 404, .body = "no listed target has that name\n"};
  }
  const bool ok = std::ranges::all_of(targets, &TargetHealth::ok);
  return {.status = ok ? 200U : 503U, .body = pages_.health(kind, ok, targets, parameters.verbose)};
}

}  // namespace rconn
