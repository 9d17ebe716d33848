// Corrupts a TLS session with a real server at every byte that the server sends: in the handshake,
// the session tickets and the reply. Expects the right kind of fault at the right rung, and success
// only after a complete PONG.

#include <algorithm>

#include "command_line/faults/corrupted_bytes.hpp"
#include "command_line/tls.hpp"
#include "support/tls_redis_server.hpp"

using namespace support;

namespace {

using How = Corruption::How;

// The length of a signature varies by a byte or two between handshakes.
constexpr std::size_t length_variation = 4;

struct Version {
  std::string protocol;
  // The index of the client's first message after its handshake.
  std::size_t first_after;
};

// The amount of server data: in total, and until the end of the handshake in bytes and records.
struct SessionLength {
  std::size_t bytes;
  std::size_t handshake;
  std::size_t records;
  bool in_clear;  // the handshake is, as far as to the certificate and beyond
};

class Session {
 public:
  explicit Session(const Version& version)
      : version_(version),
        server_(ca_.issue(loopback_certificate()),
                // It logs every failed handshake and would fill an unread pipe.
                {"--tls-protocols", version.protocol, "--logfile", "/dev/null"}) {}

  [[nodiscard]] SessionLength length() const {
    const CorruptingRelay relay({Corruption{}}, server_.port());
    const auto report = run(relay, 1, {}).front();
    REQUIRE(report["ok"] == true);
    const std::vector<Progress> heard = relay.heard(0);
    const Progress done = heard.at(version_.first_after);
    return {heard.back().bytes, done.bytes, done.records, version_.protocol == "TLSv1.2"};
  }

  [[nodiscard]] Reports run(const CorruptingRelay& relay, std::size_t count,
                            const Words& options) const {
    return reports_of(relay, count, "rediss://",
                      joined({"--cacert", ca_.file(), "--sni", "redis.test"}, options));
  }

  [[nodiscard]] int port() const { return server_.port(); }

 private:
  Version version_;
  Authority ca_{"Test CA"};
  TlsRedisServer server_;
};

// Corruptions for each byte, each with one of the other kinds in turn.
std::vector<Corruption> in_turn(std::size_t first, std::size_t last, std::size_t step) {
  constexpr std::array ways{How::close, How::reset, How::split};
  std::vector<Corruption> corruptions;
  for (std::size_t at = first; at < last; at += step) {
    corruptions.push_back({How::flip, at});
    corruptions.push_back({ways.at(at / step % ways.size()), at});
  }
  return corruptions;
}

std::vector<Corruption> stops(std::size_t first, std::size_t last, std::size_t step) {
  std::vector<Corruption> corruptions;
  for (std::size_t at = first; at < last; at += step) corruptions.push_back({How::stop, at});
  return corruptions;
}

// Up to TLS 1.2 the certificate is not encrypted, and some of its bytes affect trust.
const std::set<std::string> corrupted_handshake{"tls-handshake", "tls-timeout"};
const std::set<std::string> corrupted_certificate{"tls-handshake", "tls-timeout", "tls-untrusted",
                                                  "tls-expired", "tls-name-mismatch"};

std::set<std::string> of_corruption(const RecordPlace& place, const SessionLength& length) {
  if (place.record >= length.records) return {"protocol-error", "reply-timeout"};
  if (place.record > 0) return length.in_clear ? corrupted_certificate : corrupted_handshake;
  switch (place.offset) {
    case 0:
    case 1:  // the first byte is not TLS
      return {"tls-not-offered"};
    case 2:  // a minor version that is to be ignored (RFC 8446 §5.1)
      return {"ok"};
    default:
      return corrupted_handshake;
  }
}

Expected expected(const Corruption& corruption, const RecordPlace& place,
                  const SessionLength& length) {
  const bool in_handshake = place.record < length.records;
  const std::string rung = in_handshake ? "tls" : "ping";
  switch (corruption.how) {
    case How::stop:
      return {{in_handshake ? "tls-timeout" : "reply-timeout"}, rung};
    case How::close:
      return {{"closed"}, rung};
    case How::reset:
      return {{"reset"}, rung};
    case How::flip:
      return {of_corruption(place, length), rung};
    case How::nothing:
    case How::split:
      break;
  }
  return {{"ok"}, rung};
}

std::string description(const Corruption& corruption, const std::optional<RecordPlace>& place) {
  if (!place) return description(corruption) + ", not met";
  return description(corruption) + ", record " + std::to_string(place->record) + ", byte " +
         std::to_string(place->offset);
}

std::map<std::size_t, std::string> mismatches(const Session& session, const SessionLength& length,
                                              const std::vector<Corruption>& corruptions,
                                              const Words& options) {
  const CorruptingRelay relay(corruptions, session.port());
  const auto reports = session.run(relay, corruptions.size(), options);
  std::map<std::size_t, std::string> wrong;
  for (std::size_t n = 0; n < corruptions.size(); ++n) {
    const auto place = relay.place(n);
    const bool too_short = corruptions[n].at + length_variation >= length.bytes;
    const Expected what = place || !too_short
                              ? expected(corruptions[n], place.value_or(RecordPlace{}), length)
                              : Expected{{"ok"}, ""};
    const std::string mismatch_found = mismatch(reports[n], what);
    if (!mismatch_found.empty())
      wrong[n] = description(corruptions[n], place) + ": " + mismatch_found;
  }
  return wrong;
}

void check_each(const Session& session, const SessionLength& length,
                const std::vector<Corruption>& corruptions, const Words& options) {
  const auto probe = [&](const std::vector<std::size_t>& numbers, const Words& more) {
    std::vector<Corruption> some;
    for (const std::size_t n : numbers) some.push_back(corruptions[n]);
    std::map<std::size_t, std::string> wrong;
    for (auto& [i, mismatch_found] : mismatches(session, length, some, joined(options, more))) {
      wrong[numbers[i]] = std::move(mismatch_found);
    }
    return wrong;
  };
  check_each_corruption(corruptions.size(), probe, {"-t", "10", "--read-timeout", "10"});
}

// The corruptions that stop the data, and all others.
void check_stops(const Version& version, std::size_t step) {
  const Session session(version);
  const SessionLength length = session.length();
  INFO(length.bytes << " bytes, " << length.records << " records of handshake");
  check_each(session, length, stops(0, length.handshake, step), {"-t", "1", "--jobs", "200"});
  check_each(session, length,
             stops(length.handshake + length_variation, length.bytes + length_variation, step),
             {"-t", "10", "--read-timeout", "0.3", "--jobs", "50"});
}

void check_others(const Version& version, std::size_t step) {
  const Session session(version);
  const SessionLength length = session.length();
  INFO(length.bytes << " bytes, " << length.records << " records of handshake");
  check_each(session, length, in_turn(0, length.bytes + length_variation, step),
             {"-t", "3", "--read-timeout", "3", "--jobs", "16"});
}

// Handshakes are slow under the sanitizers, so only every nth byte is tested.
const Version new_one{"TLSv1.3", 1};
const Version old_one{"TLSv1.2", 2};
const std::size_t new_step = sanitized() ? 7 : 1;
const std::size_t old_step = sanitized() ? 23 : 7;

}  // namespace

TEST_CASE("a TLS session that stops at any byte fails in time at the right rung") {
  check_stops(new_one, new_step);
}

TEST_CASE("any other failure at any byte of a TLS session has the right fault and rung") {
  check_others(new_one, new_step);
}

TEST_CASE("a failure at any byte of a TLS 1.2 session has the right fault and rung") {
  check_stops(old_one, old_step);
  check_others(old_one, old_step);
}
