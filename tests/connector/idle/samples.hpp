// Connections that were tried, made up for tests.
// Entry points: sample(), ok(), opened_at(), concluded().
#pragma once

#include <chrono>
#include <utility>
#include <vector>

#include "connector/idle/conclude.hpp"
#include "connector/values/idle/idle_record.hpp"

namespace rconn {

inline IdleTime seconds_of(double seconds) {
  return std::chrono::duration_cast<IdleTime>(std::chrono::duration<double>(seconds));
}

inline IdleSample sample(IdleArm arm, double age, IdleEnd end, double interval = 0) {
  IdleSample one;
  one.arm = arm;
  one.planned = one.age = seconds_of(age);
  one.interval = seconds_of(interval);
  one.longest_silence = arm == IdleArm::ping ? one.interval : one.age;
  one.end = end;
  return one;
}

inline IdleSample ok(IdleArm arm, double age, double interval = 0) {
  return sample(arm, age, IdleEnd::answered, interval);
}

// Opened so many seconds after the run began.
inline IdleSample opened_at(double moment, IdleSample one) {
  one.opened = seconds_of(moment);
  return one;
}

inline IdleRecord concluded(std::vector<IdleSample> samples) {
  IdleRecord record;
  record.room.most = 100;
  record.samples = std::move(samples);
  conclude(record);
  return record;
}

}  // namespace rconn
