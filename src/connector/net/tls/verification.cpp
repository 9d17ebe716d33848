#include "connector/net/tls/verification.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "connector/net/tls/certificate.hpp"
#include "connector/values/memory.hpp"

namespace rconn::net {
namespace {

struct Meaning {
  int error;
  VerifyReason reason;
};

constexpr std::array meanings{
    Meaning{X509_V_ERR_CERT_HAS_EXPIRED, VerifyReason::expired},
    Meaning{X509_V_ERR_CERT_NOT_YET_VALID, VerifyReason::not_yet_valid},
    Meaning{X509_V_ERR_HOSTNAME_MISMATCH, VerifyReason::name},
    Meaning{X509_V_ERR_IP_ADDRESS_MISMATCH, VerifyReason::name},
    Meaning{X509_V_ERR_INVALID_PURPOSE, VerifyReason::purpose},
    Meaning{X509_V_ERR_EE_KEY_TOO_SMALL, VerifyReason::weak_key},
    Meaning{X509_V_ERR_CA_KEY_TOO_SMALL, VerifyReason::weak_key},
    Meaning{X509_V_ERR_CA_MD_TOO_WEAK, VerifyReason::weak_digest},
    Meaning{X509_V_ERR_INVALID_CA, VerifyReason::no_authority},
    Meaning{X509_V_ERR_PATH_LENGTH_EXCEEDED, VerifyReason::path_length},
    Meaning{X509_V_ERR_PERMITTED_VIOLATION, VerifyReason::name_constraint},
    Meaning{X509_V_ERR_EXCLUDED_VIOLATION, VerifyReason::name_constraint},
    Meaning{X509_V_ERR_CERT_SIGNATURE_FAILURE, VerifyReason::bad_signature},
    Meaning{X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, VerifyReason::self_signed},
    Meaning{X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN, VerifyReason::untrusted_root},
    Meaning{X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY, VerifyReason::issuer_not_found},
    Meaning{X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, VerifyReason::issuer_not_found},
    Meaning{X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, VerifyReason::root_not_found},
};

VerifyReason reason_of(int error) {
  const auto row = std::ranges::find(meanings, error, &Meaning::error);
  return row == meanings.end() ? VerifyReason::other : row->reason;
}

CertificateProblem problem_of(VerifyReason reason) {
  switch (reason) {
    case VerifyReason::expired:
      return CertificateProblem::expired;
    case VerifyReason::not_yet_valid:
      return CertificateProblem::not_yet_valid;
    case VerifyReason::name:
      return CertificateProblem::name_mismatch;
    default:
      return CertificateProblem::untrusted;
  }
}

// A null stack is empty.
std::vector<X509*> members(const OpenSsl& openssl, const STACK_OF(X509) * typed) {
  const auto* stack = reinterpret_cast<const OPENSSL_STACK*>(typed);
  std::vector<X509*> all;
  for (int i = 0; stack != nullptr && i < openssl.OPENSSL_sk_num(stack); ++i) {
    all.push_back(static_cast<X509*>(openssl.OPENSSL_sk_value(stack, i)));
  }
  return all;
}

// Those that are loaded: of a hashed directory only the ones that a handshake needed so far.
std::vector<X509*> authorities(const OpenSsl& openssl, X509_STORE_CTX* store) {
  const auto* stack = reinterpret_cast<const OPENSSL_STACK*>(
      openssl.X509_STORE_get0_objects(openssl.X509_STORE_CTX_get0_store(store)));
  std::vector<X509*> all;
  for (int i = 0; stack != nullptr && i < openssl.OPENSSL_sk_num(stack); ++i) {
    const auto* object = static_cast<const X509_OBJECT*>(openssl.OPENSSL_sk_value(stack, i));
    if (X509* x509 = openssl.X509_OBJECT_get0_X509(object)) all.push_back(x509);
  }
  return all;
}

SameName same_name_among(const OpenSsl& openssl, const std::vector<X509*>& candidates,
                         X509* culprit) {
  const X509_NAME* const wanted = openssl.X509_get_issuer_name(culprit);
  for (X509* candidate : candidates) {
    if (candidate == culprit) continue;
    if (openssl.X509_NAME_cmp(openssl.X509_get_subject_name(candidate), wanted) != 0) continue;
    return openssl.X509_check_issued(candidate, culprit) == X509_V_ERR_KEYUSAGE_NO_CERTSIGN
               ? SameName::may_not_sign
               : SameName::other_key;
  }
  return SameName::none;
}

void describe_culprit(const OpenSsl& openssl, X509* culprit, VerifyFailure& failure) {
  failure.culprit = certificate_of(openssl, culprit);
  failure.issuer_can_be_got = openssl.X509_get_ext_by_NID(culprit, NID_info_access, -1) >= 0;
  if (const EVP_PKEY* key = openssl.X509_get0_pubkey(culprit)) {
    failure.key_bits = openssl.EVP_PKEY_bits(key);
  }
  const char* digest = openssl.OBJ_nid2ln(openssl.X509_get_signature_nid(culprit));
  if (digest != nullptr) failure.digest = digest;
}

}  // namespace

VerifyFailure verify_failure_of(const OpenSsl& openssl, X509_STORE_CTX* store) {
  const int error = openssl.X509_STORE_CTX_get_error(store);
  require_allocated(error != X509_V_ERR_OUT_OF_MEM);
  VerifyFailure failure;
  failure.reason = reason_of(error);
  failure.problem = problem_of(failure.reason);
  failure.words = openssl.X509_verify_cert_error_string(error);
  failure.depth = openssl.X509_STORE_CTX_get_error_depth(store);
  failure.trusted = failure.depth >= openssl.X509_STORE_CTX_get_num_untrusted(store);

  const auto sent = members(openssl, openssl.X509_STORE_CTX_get0_untrusted(store));
  failure.chain_sent = sent.size();
  const auto chain = members(openssl, openssl.X509_STORE_CTX_get0_chain(store));
  failure.chain_in_future = std::ranges::all_of(chain, [&openssl](const X509* member) {
    return openssl.X509_cmp_current_time(openssl.X509_get0_notBefore(member)) > 0;
  });
  const auto trusted = authorities(openssl, store);
  failure.authorities = trusted.size();
  if (!trusted.empty()) failure.authority = certificate_of(openssl, trusted.front()).subject;

  X509* culprit = openssl.X509_STORE_CTX_get_current_cert(store);
  if (culprit == nullptr) culprit = openssl.X509_STORE_CTX_get0_cert(store);
  if (culprit == nullptr) return failure;
  describe_culprit(openssl, culprit, failure);
  if (failure.reason == VerifyReason::no_authority) {
    // OpenSSL reports the same where only the key usage keeps it from signing.
    const bool is_authority = (openssl.X509_get_extension_flags(culprit) & EXFLAG_CA) != 0;
    failure.same_name = is_authority ? SameName::may_not_sign : SameName::none;
    return failure;
  }
  failure.same_name = same_name_among(openssl, trusted, culprit);
  failure.same_name_trusted = failure.same_name != SameName::none;
  if (!failure.same_name_trusted) failure.same_name = same_name_among(openssl, sent, culprit);
  return failure;
}

}  // namespace rconn::net
