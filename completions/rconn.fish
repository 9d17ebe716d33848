# Completion of rconn for fish 3 and later. Install it in a directory of $fish_complete_path.

# Succeeds if the command of rconn is one of the arguments.
function __rconn_command
    set --local words (commandline -opc)
    set -q words[2]; and contains -- $words[2] $argv
end

function __rconn_no_command
    test (count (commandline -opc)) -eq 1
end

# The names of targets in the configuration file.
function __rconn_names
    set --local folder $XDG_CONFIG_HOME
    test -n "$folder"; or set folder $HOME/.config
    for file in $folder/rconn/config.toml /etc/rconn/config.toml
        test -f $file; or continue
        string replace --filter --regex '^\s*\[targets\.([A-Za-z0-9_-]+)\].*' '@$1' <$file
        return
    end
end

function __rconn_path
    string match -q -- '/*' (commandline -ct)
end

complete -c rconn -f

complete -c rconn -n __rconn_no_command -a ping -d 'connect, log in, PING, close'
complete -c rconn -n __rconn_no_command -a trace -d 'show every rung in detail, and why one failed'
complete -c rconn -n __rconn_no_command -a wait -d 'retry until it is ready, then run a command'
complete -c rconn -n __rconn_no_command -a topology -d 'find the members, and try every advertised address'
complete -c rconn -n __rconn_no_command -a check -d 'ping many targets concurrently'
complete -c rconn -n __rconn_no_command -a watch -d 'keep probing: outages, percentiles, failovers'
complete -c rconn -n __rconn_no_command -a idle -d 'find what drops silent connections, and after how long'
complete -c rconn -n __rconn_no_command -a serve -d 'answer probes over HTTP, for Prometheus and Kubernetes'
complete -c rconn -n __rconn_no_command -a key -d 'print the persistent key phpredis would use'
complete -c rconn -n __rconn_no_command -a endpoint -d 'print the endpoint string'
complete -c rconn -n __rconn_no_command -l version -d 'print the version'
complete -c rconn -n __rconn_no_command -s '?' -l help -d 'print an overview'

# Target
set --local any '__rconn_command ping trace wait topology check watch idle serve key endpoint'
set --local printing '__rconn_command ping trace wait topology check watch idle key endpoint'
set --local ending '__rconn_command ping trace wait topology check key endpoint'
complete -c rconn -n $any -s h -l host -x -a '(__fish_print_hostnames)' -d 'name, IP address or path of a unix socket'
complete -c rconn -n $any -s p -l port -x -d 'TCP port'
complete -c rconn -n $any -s s -l socket -r -F -d 'unix socket'
complete -c rconn -n $any -s u -l uri -x -d 'URI of the target'
complete -c rconn -n $any -s n -l db -x -d 'database to select'
complete -c rconn -n $any -l config -r -F -d 'read named targets and modules from this file'
complete -c rconn -n $any -s 4 -l ipv4 -d 'IPv4 only'
complete -c rconn -n $any -s 6 -l ipv6 -d 'IPv6 only'
complete -c rconn -n '__rconn_command ping trace wait topology check watch idle serve endpoint' -l resolver -x -a 'system dns' -d 'look names up as applications do, or by DNS'
complete -c rconn -n $any -a '(__fish_print_hostnames)' -d host
complete -c rconn -n $any -a '(__rconn_names)' -d 'target of the configuration file'
complete -c rconn -n "$any; and __rconn_path" -F

# Login
complete -c rconn -n $any -l user -x -d 'ACL user'
complete -c rconn -n $any -s a -l pass -x -d password
complete -c rconn -n $any -l pass-file -r -F -d 'read the password from a file'
complete -c rconn -n $any -l askpass -d 'ask for the password on the terminal'

# TLS
complete -c rconn -n $any -l tls -d 'use TLS'
complete -c rconn -n $any -l sni -x -d 'send and verify this name instead of the host'
complete -c rconn -n $any -l cacert -r -F -d 'trust the CA certificates in this file'
complete -c rconn -n $any -l cacertdir -x -a '(__fish_complete_directories)' -d 'trust the CA certificates in this directory'
complete -c rconn -n $any -l cert -r -F -d 'client certificate'
complete -c rconn -n $any -l key -r -F -d 'key of the client certificate'
complete -c rconn -n $any -l insecure -d 'do not verify the certificate'
complete -c rconn -n $any -l tls-ciphers -x -d 'ciphers for TLS 1.2 and below'
complete -c rconn -n $any -l tls-ciphersuites -x -d 'cipher suites for TLS 1.3'
complete -c rconn -n '__rconn_command ping trace wait topology check watch idle serve' -l min-days -x -d 'fail if the certificate has fewer days left'

# Time
complete -c rconn -n $any -s t -l timeout -x -d 'limit for resolving, connecting and the TLS handshake'
complete -c rconn -n $any -l read-timeout -x -d 'limit for each complete reply'
complete -c rconn -n '__rconn_command ping trace wait topology check serve key endpoint' -l deadline -x -d 'limit for everything, per target'
complete -c rconn -n '__rconn_command ping trace wait topology check watch idle serve' -l sequential -d 'try addresses one after another, as PHP does'
complete -c rconn -n '__rconn_command trace' -l no-experiments -d 'make no further connections to find a cause'

# Persistent connection
set --local keeping '__rconn_command ping trace wait key endpoint'
complete -c rconn -n $keeping -l persistent -d 'keep the connection, as pconnect() of phpredis does'
complete -c rconn -n $keeping -l persistent-id -x -d 'keep the connection under this id'

complete -c rconn -n '__rconn_command ping' -l check-echo -d 'also check a kept connection with ECHO'
complete -c rconn -n '__rconn_command ping' -l compare -d 'ping with and without a persistent connection'

# phpredis
set --local naming '__rconn_command key endpoint'
complete -c rconn -n $naming -l phpredis -x -a 'all latest 2.2.4 2.2.5 2.2.6 2.2.7 2.2.8 3.0.0 3.1.0 3.1.1 3.1.2 3.1.3 3.1.4 3.1.5 3.1.6 4.0.0 4.0.1 4.0.2 4.1.0 4.1.1 4.2.0 4.3.0 5.0.0 5.0.1 5.0.2 5.1.0 5.1.1 5.2.0 5.2.1 5.2.2 5.3.0 5.3.1 5.3.2 5.3.3 5.3.4 5.3.5 5.3.6 5.3.7 6.0.0 6.0.1 6.0.2 6.1.0 6.2.0 6.3.0' -d 'follow the rules of this release'
complete -c rconn -n $naming -l pooling -d 'assume that pooling is on'
complete -c rconn -n $naming -l no-pooling -d 'assume that pooling is off'
complete -c rconn -n $naming -l pool-pattern -x -d 'value of redis.pconnect.pool_pattern'
complete -c rconn -n $naming -l null-id -d 'pass null as the persistent id'
complete -c rconn -n $naming -l retry-interval -x -d 'argument retry_interval of pconnect()'
complete -c rconn -n $naming -l zts -d 'assume a thread-safe PHP'
complete -c rconn -n '__rconn_command key' -l explain -d 'explain each part of the key'
complete -c rconn -n '__rconn_command key' -l workers -x -d 'print how many connections this many workers hold'
complete -c rconn -n '__rconn_command key' -s f -l file -r -F -d 'file of targets and their options'

# Repetition
complete -c rconn -n '__rconn_command ping' -s c -l count -x -d 'number of pings; then print a summary'
complete -c rconn -n '__rconn_command ping wait watch' -s i -l interval -x -d 'time from one try to the next'
complete -c rconn -n '__rconn_command wait' -l backoff -x -d 'multiply the interval after each failure'
complete -c rconn -n '__rconn_command wait' -l backoff-max -x -d 'maximum interval with --backoff'
complete -c rconn -n '__rconn_command wait' -l stable -x -d 'wait for this many successes in a row of one server'
complete -c rconn -n '__rconn_command wait' -l invert -d 'wait until the target is gone'
complete -c rconn -n '__rconn_command wait' -l any -d 'wait until one of the targets is ready'
complete -c rconn -n '__rconn_command wait' -l keep-trying -d 'retry also after faults that waiting does not resolve'

# Over time
complete -c rconn -n '__rconn_command watch' -l duration -x -d 'end after this time'
complete -c rconn -n '__rconn_command watch' -l fresh -d 'also probe with a new connection each time'
complete -c rconn -n '__rconn_command watch' -l write-key -x -d 'also write this key, and count lost writes'
complete -c rconn -n '__rconn_command watch' -l write-ttl -x -d 'time to live of this key'
complete -c rconn -n '__rconn_command watch' -l report -r -F -d 'write a report, .html or .json'
complete -c rconn -n '__rconn_command watch' -l from -r -F -d 'render this report in JSON again'
complete -c rconn -n '__rconn_command watch' -l max-outage -x -d 'exit with 1 if an outage is longer'
complete -c rconn -n '__rconn_command watch' -l min-availability -x -d 'exit with 1 if it is lower'
complete -c rconn -n '__rconn_command idle' -l up-to -x -d 'longest silence to try'
complete -c rconn -n '__rconn_command idle' -l ages -x -d 'silences to try, separated by commas'

# Service
complete -c rconn -n '__rconn_command serve' -l listen -x -d 'where to listen'
complete -c rconn -n '__rconn_command serve' -l check -d 'only check a configuration file'

# List
complete -c rconn -n '__rconn_command check' -s f -l file -r -F -d 'file with one target per line'
complete -c rconn -n '__rconn_command check' -l sd -r -F -d 'Prometheus file_sd file in JSON'
complete -c rconn -n '__rconn_command check' -l jobs -x -d 'maximum number of targets in progress'
complete -c rconn -n '__rconn_command check' -l rate -x -d 'maximum number of new connections per second'
complete -c rconn -n '__rconn_command check' -l ordered -d 'print reports in the order of the targets'
complete -c rconn -n '__rconn_command check' -l only-failures -d 'omit targets that are as expected'

# Topology
set --local surveying '__rconn_command wait topology watch idle serve'
complete -c rconn -n '__rconn_command wait' -l topology -d 'wait until the whole topology is healthy'
complete -c rconn -n $surveying -l master -x -d 'use only this master of a Sentinel'
complete -c rconn -n $surveying -l sentinel-user -x -d 'ACL user for the Sentinels'
complete -c rconn -n $surveying -l sentinel-pass -x -d 'password for the Sentinels'
complete -c rconn -n $surveying -l credentials -x -a 'members seed' -d 'log in at all members, or only at the seed'
complete -c rconn -n $surveying -l only-network -x -d 'connect only to members in this network'
complete -c rconn -n '__rconn_command wait topology watch serve' -l max-members -x -d 'maximum number of members that are tried'
complete -c rconn -n '__rconn_command wait topology serve' -l bus -d 'connect also to the bus port of each Cluster node'

# Expectation
set --local asking '__rconn_command ping trace wait topology check serve'
set --local grading '__rconn_command ping trace wait topology check'
complete -c rconn -n $asking -l expect -x -a 'alive pong loaded role= link=up cluster=ok mode= key=' -d 'condition that must hold'
complete -c rconn -n '__rconn_command ping trace wait topology check watch idle serve' -l max-reply -x -d 'largest reply to take'
complete -c rconn -n $grading -l warn -x -d 'nagios: WARNING if it takes longer'
complete -c rconn -n $grading -l crit -x -d 'nagios: CRITICAL if it takes longer'
complete -c rconn -n '__rconn_command ping trace wait topology check watch idle' -l out-file -r -F -d 'write to this file, completely or not at all'

# Output
complete -c rconn -n '__rconn_command endpoint' -l resolve -d 'print the addresses in the order tried'
complete -c rconn -n $printing -s o -l output -x -a 'text json nagios openmetrics' -d 'output format'
complete -c rconn -n $ending -l format -x -d 'print a template for each report'
complete -c rconn -n '__rconn_command ping trace wait topology check watch idle serve endpoint' -s q -l quiet -d 'print nothing; only set the exit status'
complete -c rconn -n '__rconn_command ping trace wait topology check watch idle serve endpoint' -s v -l verbose -d 'print every attempt and rung on standard error'
complete -c rconn -n $any -l exit-simple -d 'exit with 1 for every failure'
complete -c rconn -n $any -s '?' -l help -d 'print the options'
