// The endpoints of the listed targets, and the patterns of those that are allowed beside them.
// Entry points: add(), at(), allows(), takes_member(). Pure.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "cli/config/allow_pattern.hpp"
#include "cli/config/endpoint.hpp"

namespace rconn::cli::config {

class KnownPlaces {
 public:
  explicit KnownPlaces(std::vector<AllowPattern> allow) : allow_(std::move(allow)) {}

  // Of the next listed target. `tls`: it is reached by TLS.
  void add(Endpoint endpoint, bool tls);

  // The listed targets that are there, by their places in the list, in order.
  [[nodiscard]] std::vector<std::size_t> at(const Endpoint& endpoint) const;

  // Whether a pattern matches.
  [[nodiscard]] bool allows(const Endpoint& endpoint) const;

  // Whether a member that a peer advertises there may be connected to: it is listed, or else
  // allowed. What is listed with TLS only is not connected to without it.
  [[nodiscard]] bool takes_member(const std::string& host, int port, bool tls) const;

 private:
  struct Listed {
    Endpoint endpoint;
    bool tls;
  };
  std::vector<Listed> listed_;
  std::multimap<std::string, std::size_t, std::less<>> by_host_;
  std::vector<AllowPattern> allow_;
};

}  // namespace rconn::cli::config
