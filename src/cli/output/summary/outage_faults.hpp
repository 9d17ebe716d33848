// The faults of an outage in the order in which they came, without repeats in a row.
// Entry points: faults_in_order(); faults_before(), of an event. Pure.
#pragma once

#include <vector>

#include "connector/values/watch/event.hpp"
#include "connector/values/watch/watch_record.hpp"

namespace rconn::cli {

std::vector<Fault> faults_in_order(const Outage& outage);  // of all its views
std::vector<Fault> faults_in_order(const ViewOutage& outage);

// Of the outage that the event ended. Empty: it ended none, or the record has it no more.
std::vector<Fault> faults_before(const WatchEvent& event, const WatchRecord& record);

}  // namespace rconn::cli
