#include "connector/values/redact.hpp"

#include <memory>
#include <utility>

namespace rconn {
namespace {

void redact(Certificate& certificate, const Secret& secret) {
  redact(certificate.subject, secret);
  redact(certificate.issuer, secret);
  for (std::string& name : certificate.names) redact(name, secret);
}

template <typename Part>
void redact(std::shared_ptr<const Part>& part, const Secret& secret) {
  if (!part) return;
  auto changed = std::make_shared<Part>(*part);
  redact(*changed, secret);
  part = std::move(changed);
}

void redact(std::vector<Attempt>& attempts, const Secret& secret) {
  for (Attempt& attempt : attempts) {
    if (attempt.failure) redact(attempt.failure->detail, secret);
  }
}

}  // namespace

void redact(std::string& text, const Secret& secret) {
  if (holds_secret(text, secret)) text = withheld;
}

void redact(Detail& detail, const Secret& secret) { detail = without_secret(detail, secret); }

void redact(TlsFacts& facts, const Secret& secret) {
  if (facts.certificate) redact(*facts.certificate, secret);
  if (!facts.verify_failure) return;
  redact(facts.verify_failure->culprit, secret);
  redact(facts.verify_failure->authority, secret);
}

void redact(Identity& identity, const Secret& secret) {
  for (std::string* text : texts_of(identity)) redact(*text, secret);
  if (identity.silence) redact(identity.silence->detail, secret);
}

void redact(Finding& finding, const Secret& secret) {
  redact(finding.detail, secret);
  for (Value& value : finding.values) redact(value.text, secret);
}

void redact(Report& report, const Secret& secret) {
  if (report.failure) redact(report.failure->detail, secret);
  redact(report.attempts, secret);
  redact(report.also_tried, secret);
  redact(report.tls, secret);
  redact(report.identity, secret);
  for (EvaluatedCondition& evaluated : report.expectations) redact(evaluated.found, secret);
  if (report.dropped) redact(report.dropped->detail, secret);
  redact(report.finding, secret);
}

std::vector<std::string*> texts_of(Identity& identity) {
  std::vector<std::string*> texts{&identity.product,       &identity.version,
                                  &identity.mode,          &identity.role,
                                  &identity.connection_id, &identity.clients,
                                  &identity.max_clients,   &identity.idle_timeout,
                                  &identity.run_id,        &identity.availability_zone,
                                  &identity.user,          &identity.os,
                                  &identity.uptime};
  for (std::string& module : identity.modules) texts.push_back(&module);
  return texts;
}

Failure without_password(Failure failure, const Target& target) {
  if (target.credentials) redact(failure.detail, target.credentials->password);
  cut(failure.detail);
  return failure;
}

}  // namespace rconn
