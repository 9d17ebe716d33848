// A ladder in the state after the connect, to an in-memory peer.
// Entry point: Connected. Must not outlive the peer.
#pragma once

#include <string>
#include <utility>

#include "cli/output/words/detail.hpp"
#include "connector/ladder/rungs/kept_connection.hpp"
#include "connector/ladder/rungs/rung_timer.hpp"
#include "support/memory_peer.hpp"

struct Connected {
  explicit Connected(support::MemoryPeer& peer, rconn::Target wanted = {})
      : target(std::move(wanted)),
        report(rconn::report_on(target)),
        timer(report),
        kept{.session = peer.session(),
             .address = "127.0.0.1:6379",
             .tls_settings = target.tls,
             .tls = nullptr,
             .opened = rconn::net::Clock::now(),
             .user = std::nullopt} {}
  Connected(const Connected&) = delete;
  Connected& operator=(const Connected&) = delete;

  [[nodiscard]] bool has_time(rconn::Rung rung) const {
    return report.times.at(static_cast<std::size_t>(rung)).has_value();
  }

  // The rung, fault and detail of the failure: "auth auth-rejected: WRONGPASS ..."; "" without a
  // failure.
  [[nodiscard]] std::string outcome() const {
    if (!report.failure) return "";
    return std::string(rconn::name(report.stopped_at.value())) + " " +
           std::string(rconn::info(report.failure->fault).id) + ": " +
           rconn::cli::in_words(report.failure->detail);
  }

  rconn::Target target;
  rconn::Report report;
  rconn::RungTimer timer;
  rconn::KeptConnection kept;
};

inline rconn::Target target_with_password(const std::string& password) {
  rconn::Target target;
  target.credentials = rconn::Credentials{std::nullopt, rconn::Secret(password)};
  return target;
}
