#include <array>

#include "cli/output/words/causes/cause_words.hpp"

namespace rconn::cli {
namespace {

constexpr std::array table{
    CauseWords{"acl-user-before-6",
               "a password is taken here, but no user: ACL users exist since Redis 6",
               "leave the user out: drop --user, or write redis://:PASSWORD@{host} for the URI"},
    CauseWords{"auth-unknown", "AUTH is not known here, as at an old Sentinel and some proxies",
               "leave the password out ({secret})"},
    CauseWords{"default-user-without-password",
               "no user was named, and the user default has no password here",
               "if the password is that of an ACL user, name the user with --user; else leave it "
               "out ({secret})"},
    CauseWords{"no-password-set", "no password is set here",
               "leave the password out ({secret}), or check that {at} is the intended server"},
    CauseWords{"command-not-permitted", "the user {user} may not run {command}",
               "on the server: ACL SETUSER {user} {permission}"},
    CauseWords{"key-not-permitted", "the user {user} may not read this key",
               "on the server: ACL SETUSER {user} {permission}"},
    CauseWords{"protected-mode-forwarded",
               "the server takes connections from its own machine only, and saw another address: "
               "this loopback port is forwarded (a container, a tunnel, a proxy)",
               "on the server, set a password ('requirepass'), or, if only trusted hosts reach it, "
               "'protected-mode no'"},
    CauseWords{"protected-mode",
               "the server has no password, and so takes connections from its own machine only",
               "on the server, set a password ('requirepass'), or, if only trusted hosts reach it, "
               "'protected-mode no'"},
    CauseWords{"address-not-allowed", "the service does not allow the address that rconn has",
               "add the address of this machine to the service's list of allowed addresses"},
    CauseWords{"no-such-database", "the server has no database {db}",
               "choose a lower number (-n, or the end of the URI), or raise 'databases' on the "
               "server and restart it"},
    CauseWords{"cluster-has-one-database", "in a Cluster there is database 0 only",
               "leave the database out (-n, or the end of the URI)"},
    CauseWords{"secret-line-end", "the password from {secret} begins or ends with a line end",
               "remove the line end: printf '%s' writes none, echo does"},
    CauseWords{"secret-outer-space",
               "the password from {secret} begins or ends with white space or an invisible "
               "character",
               "remove it from {secret}"},
    CauseWords{"secret-quoted", "the password from {secret} is in quotes, which were sent, too",
               "remove the quotes from {secret}"},
    CauseWords{"secret-placeholder",
               "the password from {secret} looks like a variable that nothing replaced",
               "put the password itself into {secret}"},
    CauseWords{"secret-encoded",
               "the password from {secret} has %HH in it, as in a URI; it was sent like that",
               "if it was copied from a URI, decode it (%40 is @)"},
    CauseWords{"user-outer-space", "the user begins or ends with white space",
               "remove the white space from --user or the URI"},
    CauseWords{"sentinel-password",
               "Sentinels have a password of their own, and none was given for them",
               "give the password of the Sentinels with --sentinel-pass"},
    CauseWords{"backend-password",
               "the password was accepted, and then another one asked for: most likely by a server "
               "behind a proxy",
               "give the proxy the password of the servers behind it"},
    CauseWords{"default-user-rejected",
               "no user was named, so the password was tried for the user default",
               "if it is the password of an ACL user, name the user with --user; else correct "
               "{secret}"},
};

}  // namespace

std::span<const CauseWords> login_cause_words() { return table; }

}  // namespace rconn::cli
