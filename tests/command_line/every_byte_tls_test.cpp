// A TLS session with a real server, spoilt at every byte that the server sends: in the handshake,
// in the session tickets, in the reply. Each time a fault of the right kind at the right rung, and
// success only if the PONG came whole.

#include <algorithm>

#include "command_line/every_byte.hpp"
#include "command_line/tls.hpp"
#include "support/tls_redis_server.hpp"

using namespace support;

namespace {

using How = Spoil::How;

// A signature has a byte or two more or less from one handshake to the next.
constexpr std::size_t sway = 4;

struct Version {
  std::string protocol;
  // Which word of the client's is the first after its side of the handshake is done.
  std::size_t first_after;
};

// How much the server says: in all; until the handshake is done, in bytes and in records.
struct Course {
  std::size_t bytes;
  std::size_t handshake;
  std::size_t records;
  bool in_clear;  // the handshake is, as far as to the certificate and beyond
};

class Session {
 public:
  explicit Session(const Version& version)
      : version_(version),
        server_(ca_.issue(everyday()),
                // It complains of each handshake, and nobody reads what it says.
                {"--tls-protocols", version.protocol, "--logfile", "/dev/null"}) {}

  [[nodiscard]] Course course() const {
    const SpoilingRelay relay({Spoil{}}, server_.port());
    const auto report = run(relay, 1, {}).front();
    REQUIRE(report["ok"] == true);
    const std::vector<Progress> heard = relay.heard(0);
    const Progress done = heard.at(version_.first_after);
    return {heard.back().bytes, done.bytes, done.records, version_.protocol == "TLSv1.2"};
  }

  [[nodiscard]] std::vector<nlohmann::json> run(const SpoilingRelay& relay, std::size_t count,
                                                const Words& options) const {
    return met(relay, count, "rediss://",
               joined({"--cacert", ca_.file(), "--sni", "redis.test"}, options));
  }

  [[nodiscard]] int port() const { return server_.port(); }

 private:
  Version version_;
  Authority ca_{"Test CA"};
  TlsRedisServer server_;
};

// Corruption at each byte of these, and one of the other ways in turn.
std::vector<Spoil> in_turn(std::size_t first, std::size_t last, std::size_t step) {
  constexpr std::array ways{How::close, How::reset, How::split};
  std::vector<Spoil> spoils;
  for (std::size_t at = first; at < last; at += step) {
    spoils.push_back({How::corrupt, at});
    spoils.push_back({ways.at(at / step % ways.size()), at});
  }
  return spoils;
}

std::vector<Spoil> stops(std::size_t first, std::size_t last, std::size_t step) {
  std::vector<Spoil> spoils;
  for (std::size_t at = first; at < last; at += step) spoils.push_back({How::stop, at});
  return spoils;
}

// A certificate goes in clear up to TLS 1.2, and some of its bytes say who may be trusted.
const std::set<std::string> spoilt_handshake{"tls-handshake", "tls-timeout"};
const std::set<std::string> spoilt_certificate{"tls-handshake", "tls-timeout", "tls-untrusted",
                                               "tls-expired", "tls-name-mismatch"};

std::set<std::string> of_corruption(const RecordPlace& place, const Course& course) {
  if (place.record >= course.records) return {"protocol-error", "reply-timeout"};
  if (place.record > 0) return course.in_clear ? spoilt_certificate : spoilt_handshake;
  switch (place.offset) {
    case 0:
    case 1:  // it does not begin like TLS
      return {"tls-not-offered"};
    case 2:  // a minor version that is to be ignored (RFC 8446 §5.1)
      return {"ok"};
    default:
      return spoilt_handshake;
  }
}

Expected expected(const Spoil& spoil, const RecordPlace& place, const Course& course) {
  const bool in_handshake = place.record < course.records;
  const std::string rung = in_handshake ? "tls" : "ping";
  switch (spoil.how) {
    case How::stop:
      return {{in_handshake ? "tls-timeout" : "reply-timeout"}, rung};
    case How::close:
      return {{"closed"}, rung};
    case How::reset:
      return {{"reset"}, rung};
    case How::corrupt:
      return {of_corruption(place, course), rung};
    case How::nothing:
    case How::split:
      break;
  }
  return {{"ok"}, rung};
}

std::string told(const Spoil& spoil, const std::optional<RecordPlace>& place) {
  if (!place) return told(spoil) + ", not met";
  return told(spoil) + ", record " + std::to_string(place->record) + ", byte " +
         std::to_string(place->offset);
}

std::map<std::size_t, std::string> objections(const Session& session, const Course& course,
                                              const std::vector<Spoil>& spoils,
                                              const Words& options) {
  const SpoilingRelay relay(spoils, session.port());
  const auto reports = session.run(relay, spoils.size(), options);
  std::map<std::size_t, std::string> wrong;
  for (std::size_t n = 0; n < spoils.size(); ++n) {
    const auto place = relay.place(n);
    const bool too_short = spoils[n].at + sway >= course.bytes;
    const Expected what = place || !too_short
                              ? expected(spoils[n], place.value_or(RecordPlace{}), course)
                              : Expected{{"ok"}, ""};
    const std::string objected = objection(reports[n], what);
    if (!objected.empty()) wrong[n] = told(spoils[n], place) + ": " + objected;
  }
  return wrong;
}

void check_each(const Session& session, const Course& course, const std::vector<Spoil>& spoils,
                const Words& options) {
  const auto meet = [&](const std::vector<std::size_t>& numbers, const Words& more) {
    std::vector<Spoil> some;
    for (const std::size_t n : numbers) some.push_back(spoils[n]);
    std::map<std::size_t, std::string> wrong;
    for (auto& [i, objected] : objections(session, course, some, joined(options, more))) {
      wrong[numbers[i]] = std::move(objected);
    }
    return wrong;
  };
  check_all_met(spoils.size(), meet, {"-t", "10", "--read-timeout", "10"});
}

// Those that stop, and that do anything else.
void check_stops(const Version& version, std::size_t step) {
  const Session session(version);
  const Course course = session.course();
  INFO(course.bytes << " bytes, " << course.records << " records of handshake");
  check_each(session, course, stops(0, course.handshake, step), {"-t", "1", "--jobs", "200"});
  check_each(session, course, stops(course.handshake + sway, course.bytes + sway, step),
             {"-t", "10", "--read-timeout", "0.3", "--jobs", "50"});
}

void check_others(const Version& version, std::size_t step) {
  const Session session(version);
  const Course course = session.course();
  INFO(course.bytes << " bytes, " << course.records << " records of handshake");
  check_each(session, course, in_turn(0, course.bytes + sway, step),
             {"-t", "3", "--read-timeout", "3", "--jobs", "16"});
}

// Under the sanitizers a handshake takes long: every so many bytes.
const Version new_one{"TLSv1.3", 1};
const Version old_one{"TLSv1.2", 2};
const std::size_t new_step = sanitized() ? 7 : 1;
const std::size_t old_step = sanitized() ? 23 : 7;

}  // namespace

TEST_CASE("a TLS session that stops at whichever byte ends in time, at its rung") {
  check_stops(new_one, new_step);
}

TEST_CASE("whatever else happens at whichever byte of a TLS session has its fault and its rung") {
  check_others(new_one, new_step);
}

TEST_CASE("so it is with TLS 1.2, where most of the handshake is in clear") {
  check_stops(old_one, old_step);
  check_others(old_one, old_step);
}
