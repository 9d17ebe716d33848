// From a request to its answer: the table of paths, and what each of them does.
// Entry point: Router::answer().
// Invariant: no answer quotes a value of the query.
#pragma once

#include "connector/net/asio.hpp"
#include "connector/net/http/server.hpp"
#include "connector/serve/pages.hpp"
#include "connector/serve/parameters.hpp"
#include "connector/serve/serve.hpp"
#include "connector/serve/state.hpp"

namespace rconn {

class Router {
 public:
  // All must outlive it.
  Router(ServeState& state, const Pages& pages, const ServeListener& listener)
      : state_(state), pages_(pages), listener_(listener) {}

  // The server whose requests it answers, for its counts.
  void count_by(net::http::Server& server);

  asio::awaitable<net::http::Response> answer(const net::http::Request& request);

  // In the order in which they are listed.
  static std::span<const ServedPath> paths();

 private:
  using Response = net::http::Response;
  using Request = net::http::Request;
  using Answering = asio::awaitable<Response> (Router::*)(const Request&, const Parameters&);
  struct Route;
  struct Routes;

  // Null: there is no such path.
  static const Route* find(std::string_view path);

  asio::awaitable<Response> dispatch(const Request& request, const Route* route);
  asio::awaitable<Response> probe(const Request& request, const Parameters& parameters);
  asio::awaitable<Response> metrics(const Request& request, const Parameters& parameters);
  asio::awaitable<Response> live(const Request& request, const Parameters& parameters);
  asio::awaitable<Response> ready(const Request& request, const Parameters& parameters);
  asio::awaitable<Response> startup(const Request& request, const Parameters& parameters);
  asio::awaitable<Response> discover(const Request& request, const Parameters& parameters);
  asio::awaitable<Response> status(const Request& request, const Parameters& parameters);

  struct Probed {
    std::shared_ptr<const Report> report = nullptr;
    std::string module = {};
    Response refusal = {};  // without a report
  };
  asio::awaitable<Probed> probed(const Request& request, const Parameters& parameters,
                                 bool discovers);
  Response refusal(unsigned status, const std::string& words);
  [[nodiscard]] Response health(HealthKind kind, const Parameters& parameters);
  [[nodiscard]] ServeRecord record() const;

  ServeState& state_;
  const Pages& pages_;
  const ServeListener& listener_;
  const net::http::Server* server_ = nullptr;
};

}  // namespace rconn
