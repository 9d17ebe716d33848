// Outages that are known to the test, seen through probes at an interval.

#include <algorithm>
#include <random>
#include <vector>

#include "connector/watch/meter/outage_meter.hpp"
#include "support/catch.hpp"

using namespace rconn;
using namespace std::chrono_literals;

namespace {

enum class Kind { refuses, freezes };

struct Truth {
  Kind kind;
  Duration began;
  Duration ended;
};

struct Result {
  Duration known;
  Duration started;
  std::optional<Fault> fault;
};

// A server that answers after at most 0.8 ms, but for one outage; probes with a limit of 1 s.
class Simulation {
 public:
  explicit Simulation(unsigned seed) : random_(seed) {
    const bool refuses = seed % 2 == 0;
    truth.kind = refuses ? Kind::refuses : Kind::freezes;
    truth.began = 2s + Duration(between(0, 1'000'000'000));
    truth.ended = truth.began + (refuses ? 150ms : 1200ms) + Duration(between(0, 5'000'000'000));
  }

  // Judges all probes, and returns the outages.
  std::vector<ViewOutage> run(Duration interval) {
    for (Duration start{}; start < 12s; start += interval) probe(start);
    std::ranges::sort(results_, {}, &Result::known);
    std::vector<ViewOutage> outages;
    OutageMeter meter(View::held);
    std::size_t next = 0;
    for (Duration start{}; start < 12s; start += interval) {
      judge_until(start, next, meter, outages);
      meter.started(start);
    }
    judge_until(20s, next, meter, outages);
    return outages;
  }

  Truth truth{};

 private:
  std::int64_t between(std::int64_t least, std::int64_t most) {
    return std::uniform_int_distribution<std::int64_t>(least, most)(random_);
  }

  void probe(Duration start) {
    const Duration way(between(100'000, 400'000));
    const Duration arrived = start + way;
    if (truth.kind == Kind::refuses) {
      if (arrived < truth.began && arrived + way >= truth.began) {
        results_.push_back({arrived + way, start, Fault::closed});
      } else if (arrived >= truth.began && arrived < truth.ended) {
        results_.push_back({arrived + way, start, Fault::refused});
      } else {
        results_.push_back({arrived + way, start, std::nullopt});
      }
    } else if (arrived < truth.began || arrived >= truth.ended) {
      results_.push_back({arrived + way, start, std::nullopt});
    } else if (truth.ended + way <= start + 1s) {
      results_.push_back({truth.ended + way, start, std::nullopt});
    } else {
      results_.push_back({start + 1s, start, Fault::reply_timeout});
    }
  }

  void judge_until(Duration now, std::size_t& next, OutageMeter& meter,
                   std::vector<ViewOutage>& outages) {
    constexpr Duration usual = 800us;
    for (; next < results_.size() && results_[next].known <= now; ++next) {
      const Result& result = results_[next];
      OutageMeter::Change change{};
      if (result.fault) {
        Report report;
        report.failure = Failure{*result.fault, {}};
        change =
            meter.bad({.started = result.started, .ended = result.known, .report = &report}, usual);
      } else {
        change = meter.good(result.started, result.known, usual);
      }
      const bool ended = change == OutageMeter::Change::up || change == OutageMeter::Change::passed;
      if (ended) outages.push_back(meter.outage());
    }
  }

  std::mt19937_64 random_;
  std::vector<Result> results_;
};

}  // namespace

TEST_CASE("the true begin and end of an outage lie within their bounds") {
  for (unsigned seed = 0; seed < 400; ++seed) {
    Simulation simulation(seed);
    const Duration interval = seed % 3 == 0 ? 10ms : 100ms;
    const auto outages = simulation.run(interval);
    CAPTURE(seed, outages.size(), simulation.truth.began.count(), simulation.truth.ended.count());
    REQUIRE(outages.size() == 1);
    const ViewOutage& told = outages[0];
    CAPTURE(told.began.earliest.count(), told.began.latest.count(), told.ended.earliest.count(),
            told.ended.latest.count());
    CHECK(told.began.earliest <= simulation.truth.began);
    CHECK(told.began.latest >= simulation.truth.began);
    CHECK(told.ended.earliest <= simulation.truth.ended);
    CHECK(told.ended.latest >= simulation.truth.ended);
    CHECK(told.uncertainty() <= interval + 5ms);
    const Duration off = told.lasted() - (simulation.truth.ended - simulation.truth.began);
    CHECK(std::chrono::abs(off) <= told.uncertainty());
  }
}
