// OpenSSL's functions. OpenSSL is loaded from the system when the first target needs TLS
// (openssl_loaded.cpp), or is a part of the portable build (openssl_linked.cpp): only these two
// know. Entry point: OpenSsl::load(). The members have the types of OpenSSL's own declarations, so
// that the compiler checks every call. Only this folder uses them.
#pragma once

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <memory>
#include <string>

#include "connector/values/result.hpp"

// Every function in use, as X(name). OpenSSL 3 renamed some by macros, such as EVP_PKEY_bits.
#define RCONN_OPENSSL_FUNCTIONS(X)          \
  X(ASN1_STRING_get0_data)                  \
  X(ASN1_STRING_length)                     \
  X(ASN1_TIME_to_tm)                        \
  X(BIO_ctrl)                               \
  X(BIO_free)                               \
  X(BIO_new)                                \
  X(BIO_new_mem_buf)                        \
  X(BIO_read)                               \
  X(BIO_s_mem)                              \
  X(BIO_write)                              \
  X(ERR_clear_error)                        \
  X(ERR_get_error)                          \
  X(ERR_peek_last_error)                    \
  X(ERR_reason_error_string)                \
  X(EVP_PKEY_bits)                          \
  X(EVP_PKEY_free)                          \
  X(GENERAL_NAMES_free)                     \
  X(OBJ_nid2ln)                             \
  X(OPENSSL_init_ssl)                       \
  X(OPENSSL_sk_free)                        \
  X(OPENSSL_sk_num)                         \
  X(OPENSSL_sk_value)                       \
  X(OpenSSL_version)                        \
  X(PEM_X509_INFO_read_bio)                 \
  X(PEM_read_bio_PrivateKey)                \
  X(PEM_read_bio_X509)                      \
  X(PEM_read_bio_X509_AUX)                  \
  X(SSL_CIPHER_get_name)                    \
  X(SSL_CTX_check_private_key)              \
  X(SSL_CTX_ctrl)                           \
  X(SSL_CTX_free)                           \
  X(SSL_CTX_get_cert_store)                 \
  X(SSL_CTX_load_verify_locations)          \
  X(SSL_CTX_new)                            \
  X(SSL_CTX_set_cert_verify_callback)       \
  X(SSL_CTX_set_cipher_list)                \
  X(SSL_CTX_set_ciphersuites)               \
  X(SSL_CTX_set_default_passwd_cb)          \
  X(SSL_CTX_set_default_passwd_cb_userdata) \
  X(SSL_CTX_set_default_verify_paths)       \
  X(SSL_CTX_set_options)                    \
  X(SSL_CTX_set_verify)                     \
  X(SSL_CTX_use_PrivateKey)                 \
  X(SSL_CTX_use_certificate)                \
  X(SSL_ctrl)                               \
  X(SSL_do_handshake)                       \
  X(SSL_free)                               \
  X(SSL_get0_param)                         \
  X(SSL_get_certificate)                    \
  X(SSL_get_current_cipher)                 \
  X(SSL_get_error)                          \
  X(SSL_get_ex_data)                        \
  X(SSL_get_ex_data_X509_STORE_CTX_idx)     \
  X(SSL_get_version)                        \
  X(SSL_new)                                \
  X(SSL_peek)                               \
  X(SSL_read)                               \
  X(SSL_set_bio)                            \
  X(SSL_set_connect_state)                  \
  X(SSL_set_ex_data)                        \
  X(SSL_set_msg_callback)                   \
  X(SSL_shutdown)                           \
  X(SSL_write)                              \
  X(TLS_client_method)                      \
  X(X509_INFO_free)                         \
  X(X509_NAME_cmp)                          \
  X(X509_NAME_print_ex)                     \
  X(X509_OBJECT_get0_X509)                  \
  X(X509_STORE_CTX_get0_cert)               \
  X(X509_STORE_CTX_get0_chain)              \
  X(X509_STORE_CTX_get0_param)              \
  X(X509_STORE_CTX_get0_store)              \
  X(X509_STORE_CTX_get0_untrusted)          \
  X(X509_STORE_CTX_get_current_cert)        \
  X(X509_STORE_CTX_get_error)               \
  X(X509_STORE_CTX_get_error_depth)         \
  X(X509_STORE_CTX_get_ex_data)             \
  X(X509_STORE_CTX_get_num_untrusted)       \
  X(X509_STORE_add_cert)                    \
  X(X509_STORE_add_crl)                     \
  X(X509_STORE_get0_objects)                \
  X(X509_VERIFY_PARAM_set1_host)            \
  X(X509_VERIFY_PARAM_set1_ip_asc)          \
  X(X509_VERIFY_PARAM_set_hostflags)        \
  X(X509_check_issued)                      \
  X(X509_check_purpose)                     \
  X(X509_cmp_current_time)                  \
  X(X509_free)                              \
  X(X509_get0_notAfter)                     \
  X(X509_get0_notBefore)                    \
  X(X509_get0_pubkey)                       \
  X(X509_get_default_cert_dir)              \
  X(X509_get_ext_by_NID)                    \
  X(X509_get_ext_d2i)                       \
  X(X509_get_extension_flags)               \
  X(X509_get_issuer_name)                   \
  X(X509_get_signature_nid)                 \
  X(X509_get_subject_name)                  \
  X(X509_verify_cert)                       \
  X(X509_verify_cert_error_string)

namespace rconn::net {

struct OpenSsl {
  // Whether it is a part of the program.
  static const bool is_linked;

  // Starts OpenSSL, once. The error says what could not be loaded or started.
  static Result<std::shared_ptr<OpenSsl>, std::string> load();

  // Finds the functions without starting OpenSSL, which would read its configuration. The error
  // says what could not be loaded.
  static Result<std::shared_ptr<OpenSsl>, std::string> find_functions();

  // OpenSSL's text for the oldest error of this thread; clears the others. Empty if there is none.
  // Calls require_allocated() if the error is a lack of memory.
  [[nodiscard]] std::string words() const;

// NOLINTNEXTLINE(bugprone-macro-parentheses): a name in parentheses declares nothing
#define RCONN_DECLARE(function) decltype(&::function) function = nullptr;
  RCONN_OPENSSL_FUNCTIONS(RCONN_DECLARE)
#undef RCONN_DECLARE
};

using Bio = std::unique_ptr<BIO, decltype(&::BIO_free)>;

Bio memory_bio(const OpenSsl& openssl);

// Takes everything out of a memory BIO.
std::string content(const OpenSsl& openssl, BIO* bio);

}  // namespace rconn::net
