#include "support/certificates.hpp"

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/obj_mac.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <array>
#include <cstdint>
#include <ctime>
#include <filesystem>
#include <random>
#include <stdexcept>

namespace support {
namespace {

constexpr std::time_t day = 86'400;

void check(bool good, const char* what) {
  if (!good) throw std::runtime_error(std::string("OpenSSL: ") + what);
}

template <typename Type, void (*release)(Type*)>
struct Release {
  void operator()(Type* value) const { release(value); }
};
using Names = std::unique_ptr<GENERAL_NAMES, Release<GENERAL_NAMES, ::GENERAL_NAMES_free>>;
using KeyMaker = std::unique_ptr<EVP_PKEY_CTX, Release<EVP_PKEY_CTX, ::EVP_PKEY_CTX_free>>;
using Memory = std::unique_ptr<BIO, Release<BIO, ::BIO_free_all>>;

Key make_key() {
  const KeyMaker maker(EVP_PKEY_CTX_new_id(EVP_PKEY_EC, nullptr));
  EVP_PKEY* key = nullptr;
  check(maker && EVP_PKEY_keygen_init(maker.get()) == 1 &&
            EVP_PKEY_CTX_set_ec_paramgen_curve_nid(maker.get(), NID_X9_62_prime256v1) == 1 &&
            EVP_PKEY_keygen(maker.get(), &key) == 1,
        "a key");
  return {key, &::EVP_PKEY_free};
}

std::string utc(std::time_t time) {
  std::tm parts{};
  ::gmtime_r(&time, &parts);
  std::array<char, 32> room{};
  return {room.data(), std::strftime(room.data(), room.size(), "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

// Copies the value of "DNS:" byte for byte, so that a test can use names that no authority would
// sign.
GENERAL_NAME* general_name(const std::string& name) {
  const std::string value = name.substr(name.find(':') + 1);
  GENERAL_NAME* entry = GENERAL_NAME_new();
  if (name.starts_with("IP:")) {
    GENERAL_NAME_set0_value(entry, GEN_IPADD, a2i_IPADDRESS(value.c_str()));
  } else {
    ASN1_IA5STRING* text = ASN1_IA5STRING_new();
    ASN1_STRING_set(text, value.data(), static_cast<int>(value.size()));
    GENERAL_NAME_set0_value(entry, GEN_DNS, text);
  }
  return entry;
}

void add_names(X509* certificate, const std::vector<std::string>& names) {
  if (names.empty()) return;
  const Names list(GENERAL_NAMES_new());
  for (const std::string& name : names) sk_GENERAL_NAME_push(list.get(), general_name(name));
  check(X509_add1_ext_i2d(certificate, NID_subject_alt_name, list.get(), 0, 0) == 1, "names");
}

void allow_to_sign(X509* certificate) {
  BASIC_CONSTRAINTS* rights = BASIC_CONSTRAINTS_new();
  rights->ca = 1;
  const int added = X509_add1_ext_i2d(certificate, NID_basic_constraints, rights, 1, 0);
  BASIC_CONSTRAINTS_free(rights);
  check(added == 1, "basic constraints");
}

void set_subject(X509* certificate, const std::string& name) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(name.data());
  check(X509_NAME_add_entry_by_NID(X509_get_subject_name(certificate), NID_commonName,
                                   V_ASN1_UTF8STRING, bytes, static_cast<int>(name.size()), -1,
                                   0) == 1,
        "subject");
}

// `issuer` null: self-signed.
X509Ptr make_certificate(const CertificateSpec& spec, EVP_PKEY* key, X509* issuer,
                         EVP_PKEY* issuer_key, bool authority) {
  X509Ptr made(X509_new(), &::X509_free);
  X509* const certificate = made.get();
  const std::time_t now = std::time(nullptr);
  X509_set_version(certificate, 2);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), std::random_device()() & 0x7fffffffU);
  ASN1_TIME_set(X509_getm_notBefore(certificate), now + (spec.from_days * day));
  ASN1_TIME_set(X509_getm_notAfter(certificate), now + (spec.to_days * day) + (day / 2));
  X509_set_pubkey(certificate, key);
  set_subject(certificate, spec.subject);
  X509_set_issuer_name(certificate,
                       X509_get_subject_name(issuer == nullptr ? certificate : issuer));
  add_names(certificate, spec.names);
  if (authority) allow_to_sign(certificate);
  check(X509_sign(certificate, issuer_key, EVP_sha256()) > 0, "a signature");
  return made;
}

std::string content(BIO* memory) {
  char* bytes = nullptr;
  const auto size = BIO_get_mem_data(memory, &bytes);
  return {bytes, static_cast<std::size_t>(size)};
}

std::string pem(X509* certificate) {
  const Memory memory(BIO_new(BIO_s_mem()));
  check(PEM_write_bio_X509(memory.get(), certificate) == 1, "PEM");
  return content(memory.get());
}

std::string pem(EVP_PKEY* key, const std::optional<std::string>& passphrase) {
  const Memory memory(BIO_new(BIO_s_mem()));
  const EVP_CIPHER* cipher = passphrase ? EVP_aes_128_cbc() : nullptr;
  std::string word = passphrase.value_or("");
  check(PEM_write_bio_PKCS8PrivateKey(memory.get(), key, cipher, word.data(),
                                      static_cast<int>(word.size()), nullptr, nullptr) == 1,
        "PEM");
  return content(memory.get());
}

std::string utc(const ASN1_TIME* time) {
  std::tm parts{};
  check(ASN1_TIME_to_tm(time, &parts) == 1, "a time");
  return utc(::timegm(&parts));
}

Certificate written(const TemporaryDirectory& directory, const std::string& name, X509* certificate,
                    EVP_PKEY* key, const std::string& chain, const CertificateSpec& spec) {
  const std::string own = pem(certificate);
  const std::string secret = pem(key, spec.passphrase);
  return {directory.file(name + "-chain.pem", own + chain),
          directory.file(name + ".pem", own),
          directory.file(name + ".key", secret),
          directory.file(name + "-both.pem", own + chain + secret),
          utc(X509_get0_notBefore(certificate)),
          utc(X509_get0_notAfter(certificate))};
}

}  // namespace

Authority::Authority(const std::string& name, int to_days) : Authority(name, to_days, nullptr) {}

Authority::Authority(const std::string& name, int to_days, const Authority* above)
    : directory_(std::make_unique<TemporaryDirectory>()),
      key_(make_key()),
      certificate_(
          make_certificate({.subject = name, .names = {}, .from_days = -2, .to_days = to_days},
                           key_.get(), above == nullptr ? nullptr : above->certificate_.get(),
                           above == nullptr ? key_.get() : above->key_.get(), true)),
      chain_(above == nullptr ? "" : pem(certificate_.get()) + above->chain_) {
  const std::string file = directory_->file("ca.pem", pem(certificate_.get()));
  std::array<char, 16> link{};
  std::snprintf(link.data(), link.size(), "%08lx.0", X509_subject_name_hash(certificate_.get()));
  std::filesystem::create_directory(hashed_directory());
  std::filesystem::create_symlink(file, hashed_directory() + "/" + link.data());
}

Authority Authority::intermediate(const std::string& name, int to_days) const {
  return {name, to_days, this};
}

Certificate Authority::issue(const CertificateSpec& spec) const {
  const Key key = make_key();
  const X509Ptr certificate =
      make_certificate(spec, key.get(), certificate_.get(), key_.get(), false);
  return written(*directory_, "issued" + std::to_string(++issued_), certificate.get(), key.get(),
                 chain_, spec);
}

Certificate self_signed(const TemporaryDirectory& directory, const CertificateSpec& spec) {
  const Key key = make_key();
  const X509Ptr certificate = make_certificate(spec, key.get(), nullptr, key.get(), false);
  return written(directory, "self-signed", certificate.get(), key.get(), "", spec);
}

}  // namespace support
