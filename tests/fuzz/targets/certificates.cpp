// Certificates of peers, with any names and dates, and how they are reported.

#include <openssl/x509.h>

#include <memory>

#include "connector/net/tls/certificate.hpp"
#include "connector/redis/tls_fault.hpp"
#include "fuzz/fuzz_target.hpp"
#include "fuzz/properties.hpp"
#include "fuzz/renderings.hpp"

namespace {

using namespace rconn;
using namespace rconn::fuzz;

const net::OpenSsl& library() {
  static const auto loaded = net::OpenSsl::load().value();
  return *loaded;
}

bool is_moment(const std::string& text) {
  return text.empty() || (text.size() >= 20 && text.ends_with('Z') &&
                          text.find_first_not_of("0123456789-T:Z") == std::string::npos);
}

Report refused(TlsFacts facts, Failure failure) {
  Report report;
  report.probed = true;
  report.target = report.endpoint = "redis.example:6379";
  report.host = "redis.example";
  report.address = "192.0.2.1:6379";
  report.times[static_cast<std::size_t>(Rung::tls)] = report.total = Duration(1000);
  report.stopped_at = Rung::tls;
  report.failure = std::move(failure);
  report.tls = std::make_shared<const TlsFacts>(std::move(facts));
  return report;
}

void run(Input input) {
  TlsFacts facts;
  facts.insecure = input.flag();
  facts.server_name = "redis.example";
  VerifyFailure why;
  why.problem = input.one_of(CertificateProblem::name_mismatch);
  why.words = "self-signed certificate";
  const std::string bytes = input.rest();
  const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
  const std::unique_ptr<X509, decltype(&::X509_free)> x509(
      ::d2i_X509(nullptr, &at, static_cast<long>(bytes.size())), ::X509_free);
  static_cast<void>(library().words());  // clears OpenSSL's error queue
  if (!x509) return;
  facts.certificate = net::certificate_of(library(), x509.get());
  require(is_moment(facts.certificate->not_before), "a moment is one or none");
  require(is_moment(facts.certificate->not_after), "a moment is one or none");
  why.culprit = *facts.certificate;
  facts.verify_failure = why;

  net::Status status;
  status.kind = net::Status::Kind::tls_failed;
  Failure failure = handshake_failure(status, {}, facts, "redis.example", {});
  require_good_renderings(refused(facts, std::move(failure)));
  facts.verify_failure.reset();
  if (auto age = age_failure(facts, 30)) {
    require_good_renderings(refused(std::move(facts), *std::move(age)));
  }
}

const FuzzTarget target{"certificates", run};

}  // namespace
