// The answer to a question about health, as text: for people and for the events of Kubernetes.
// Entry point: health_text(). Pure.
#pragma once

#include <span>
#include <string>

#include "connector/serve/pages.hpp"

namespace rconn::cli {

// "ok", or "not ok: NAME: FAULT: SENTENCE", with the member between them if the fault is that of a
// member; if `verbose`, a line for each target before it, as the API server of Kubernetes has them.
// Holds no text of peers but addresses of members.
std::string health_text(HealthKind kind, bool ok, std::span<const TargetHealth> targets,
                        bool verbose);

}  // namespace rconn::cli
