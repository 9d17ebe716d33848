// The catalogue of serve, made of the configuration file and of the targets of the command line.
// Entry point: make_catalogue(). It owns all that it needs: a reload makes another one.
// Invariants: a target that is asked for by its own text is allowed only if a pattern matches the
// very host and port that will be connected to; whatever module is asked for, a listed target keeps
// its TLS settings and a login of its own.
#pragma once

#include <memory>
#include <span>

#include "cli/config/config_file.hpp"
#include "cli/options/usage.hpp"
#include "cli/targets/target_builder.hpp"
#include "connector/net/process/wait_end.hpp"
#include "connector/serve/catalogue.hpp"

namespace rconn::cli::config {

// `given`: the targets of the command line, complete. Reads the passwords of all modules and
// targets, or runs the commands that print them, until `end`, which may also stop it between two
// targets. The password of the environment is for listed targets only: a pattern may match a server
// that it is not meant for. Errors: a password or a TLS file that cannot be read, a user without a
// password, options that do not fit the target, two targets of one name.
Parsed<std::shared_ptr<const Catalogue>> make_catalogue(const ConfigFile& file,
                                                        std::span<const Target> given,
                                                        const Environment& environment,
                                                        const net::WaitEnd& end);

}  // namespace rconn::cli::config
