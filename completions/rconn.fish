# Completion of rconn for fish 3 and later. Install it in a directory of $fish_complete_path.

# Prints the command of rconn: "none" before the first word and with an option in its place, and
# ping if that word is a target. After "wait TARGET --", there is none.
function __rconn_command
    set --local words (commandline -opc)
    if not set -q words[2]; or string match -q -- '-*' $words[2]
        echo none
    else if not contains -- $words[2] $__rconn_commands help version
        echo ping
    else if test $words[2] != wait; or not contains -- -- $words
        echo $words[2]
    end
end

# Succeeds if the command of rconn is one of the arguments.
function __rconn_for
    contains -- (__rconn_command) $argv
end

function __rconn_first
    test (count (commandline -opc)) -eq 1
end

# Succeeds where the name of a command may stand.
function __rconn_naming
    set --local words (commandline -opc)
    test (count $words) -eq 1; or test "$words[2..-1]" = help
end

# Succeeds where a target may stand; as the first word, only once it has begun.
function __rconn_target
    if __rconn_first
        test -n (commandline -ct)
    else
        __rconn_for $__rconn_commands; and not __rconn_checked
    end
end

# Succeeds after "serve --check".
function __rconn_checked
    __rconn_for serve; and contains -- --check (commandline -opc)
end

function __rconn_path
    __rconn_checked; or string match -q -- '/*' (commandline -ct)
end

# Succeeds after "wait TARGET --".
function __rconn_running
    set --local words (commandline -opc)
    test "$words[2]" = wait; and contains -- -- $words
end

# Completes the command that stands there as it is elsewhere.
function __rconn_run
    set --local words (commandline -opc)
    set --erase words[1..(contains --index -- -- $words)]
    complete -C (string join ' ' -- (string escape -- $words) (commandline -ct))
end

# --- names: written by update.py ---
function __rconn_names_in
    awk '
/^[ \\t]*\\[/ {
  table = $0
  gsub(/^[ \\t]*\\[[ \\t]*|[ \\t]*\\].*/, "", table)
  path = table
}
!/^[ \\t]*\\[/ { path = /=/ ? table "." $0 : "" }
sub(/^\\.?[ \\t]*targets[ \\t]*\\.[ \\t]*/, "", path) {
  gsub(/["\\047]/, "\\"", path)
  sub(/[ \\t]*=.*/, "", path)
  if (match(path, /^"[A-Za-z0-9_][A-Za-z0-9_.-]*"/)) name = substr(path, 2, RLENGTH - 2)
  else if (match(path, /^[A-Za-z0-9_][A-Za-z0-9_-]*/)) name = substr(path, 1, RLENGTH)
  else next
  if (!(name in seen)) print name
  seen[name]
}
' $argv[1] 2>/dev/null
end
# --- end of names ---

# Prints the targets of the configuration file that rconn would read.
function __rconn_names
    set --local folder $HOME/.config
    string match -q -- '/*' $XDG_CONFIG_HOME; and set folder $XDG_CONFIG_HOME
    set --local files $folder/rconn/config.toml /etc/rconn/config.toml
    set --local words (commandline -opc)
    set --local at (contains --index -- --config $words); and set files $words[(math $at + 1)]
    set --local given (string replace --filter -- --config= '' $words); and set files $given[-1]
    for file in (string replace --regex '^~/' $HOME/ -- $files)
        test -f $file; or continue
        string replace --regex '^' @ -- (__rconn_names_in $file)
        return
    end
end

# Prints the conditions that may become of what is typed.
function __rconn_conditions
    __rconn_conditions_from (string replace --regex '^--expect=' '' -- (commandline -ct))
end

complete -c rconn -f
complete -c rconn -n __rconn_target -a '(__rconn_names)' -d 'target of the configuration file'
complete -c rconn -n __rconn_target -a '(__fish_print_hostnames)' -d host
complete -c rconn -n __rconn_path -F
complete -c rconn -n __rconn_running -a '(__rconn_run)'

# --- tables: written by update.py ---
set --global __rconn_commands ping trace wait topology check watch idle serve key endpoint
complete -c rconn -n __rconn_naming -a ping -d 'connect, log in, PING, close'
complete -c rconn -n __rconn_naming -a trace -d 'show every rung in detail, and why one failed'
complete -c rconn -n __rconn_naming -a wait -d 'retry until it is ready, then run a command'
complete -c rconn -n __rconn_naming -a topology -d 'find the members, and try every advertised address'
complete -c rconn -n __rconn_naming -a check -d 'ping many targets concurrently'
complete -c rconn -n __rconn_naming -a watch -d 'keep probing: outages, percentiles, failovers'
complete -c rconn -n __rconn_naming -a idle -d 'find what drops silent connections, and after how long'
complete -c rconn -n __rconn_naming -a serve -d 'answer probes over HTTP, for Prometheus and Kubernetes'
complete -c rconn -n __rconn_naming -a key -d 'print the persistent key phpredis would use'
complete -c rconn -n __rconn_naming -a endpoint -d 'print the endpoint string'
complete -c rconn -n __rconn_first -a help -d 'print the options of a command'
complete -c rconn -n __rconn_first -a version -d 'print the version'

function __rconn_conditions_from
    switch $argv[1]
        case 'role=*'
            printf '%s\t\n' role=master role=replica role=sentinel
        case 'link=*'
            printf '%s\t\n' link=up
        case 'cluster=*'
            printf '%s\t\n' cluster=ok
        case 'mode=*'
            printf '%s\t\n' mode=standalone mode=cluster mode=sentinel
        case '*'
            printf '%s\t%s\n' 'alive' 'it answers, whatever it says'
            printf '%s\t%s\n' 'pong' 'it answers PING with PONG'
            printf '%s\t%s\n' 'loaded' 'its data is loaded'
            printf '%s\t%s\n' 'role=' 'it is a master, a replica or a Sentinel'
            printf '%s\t%s\n' 'link=' 'the link to its master is up'
            printf '%s\t%s\n' 'lag<=' 'it is at most this many seconds behind its master'
            printf '%s\t%s\n' 'cluster=' 'its Cluster is ok'
            printf '%s\t%s\n' 'mode=' 'it runs in this mode'
            printf '%s\t%s\n' 'version>=' 'it has at least this version'
            printf '%s\t%s\n' 'clients<' 'fewer clients, or a smaller share of maxclients'
            printf '%s\t%s\n' 'memory<' 'less memory, or a smaller share of maxmemory'
            printf '%s\t%s\n' 'key=' 'this key exists, or its value matches: NAME~REGEX'
    end
end

set --local when '__rconn_for ping trace wait topology check watch idle serve key endpoint'
complete -c rconn -n $when -s h -l host -x -a '(__fish_print_hostnames)' -d 'name, IP address or path of a unix socket'
complete -c rconn -n $when -s p -l port -x -d 'TCP port (default, also for 0: 6379)'
complete -c rconn -n $when -s s -l socket -r -F -d 'unix socket'
complete -c rconn -n $when -s u -l uri -x -d 'redis://[[USER:]PASSWORD@]HOST[:PORT][/DB]'
complete -c rconn -n $when -s n -l db -x -d 'database to select'
complete -c rconn -n $when -s 4 -l ipv4 -d 'IPv4 only'
complete -c rconn -n $when -s 6 -l ipv6 -d 'IPv6 only'
complete -c rconn -n $when -l config -r -F -d 'read named targets (@NAME) and modules from FILE'
complete -c rconn -n $when -l user -x -d 'ACL user (Redis 6 or later)'
complete -c rconn -n $when -s a -l pass -x -d 'password; hidden from ps at once'
complete -c rconn -n $when -l pass-file -r -F -d 'read the password from FILE'
complete -c rconn -n $when -l askpass -d 'ask for the password on the terminal'
complete -c rconn -n $when -l tls -d 'use TLS, as rediss:// does'
complete -c rconn -n $when -l sni -x -d 'send and verify NAME instead of the host'
complete -c rconn -n $when -l cacert -r -F -d 'trust the CA certificates in FILE'
complete -c rconn -n $when -l cacertdir -x -a '(__fish_complete_directories)' -d 'trust the CA certificates in DIR (hashed)'
complete -c rconn -n $when -l cert -r -F -d 'client certificate'
complete -c rconn -n $when -l key -r -F -d 'key of --cert (default: in the same file)'
complete -c rconn -n $when -l insecure -d 'do not verify the certificate'
complete -c rconn -n $when -l tls-ciphers -x -d 'ciphers for TLS 1.2 and below (OpenSSL names)'
complete -c rconn -n $when -l tls-ciphersuites -x -d 'cipher suites for TLS 1.3'
complete -c rconn -n $when -l exit-simple -d 'exit with 1 for every failure'
complete -c rconn -n $when -s '?' -l help -d 'print the options that are used often'
complete -c rconn -n $when -l help-all -d 'print this text'

set --local when '__rconn_for ping trace wait topology check watch idle serve endpoint'
complete -c rconn -n $when -l resolver -x -a 'system\t dns\t' -d 'look names up by \'system\' (default) or \'dns\''
complete -c rconn -n $when -s q -l quiet -d 'print only summaries, and set the exit status'
complete -c rconn -n $when -s v -l verbose -d 'print every attempt and rung on standard error'

set --local when '__rconn_for ping trace wait topology check watch idle serve'
complete -c rconn -n $when -l max-reply -x -d 'largest reply to take: 64K to 1G (32M)'
complete -c rconn -n $when -l min-days -x -d 'fail if the certificate has fewer days left'
complete -c rconn -n $when -l sequential -d 'try addresses one after another, as PHP does'

set --local when '__rconn_for ping trace topology check watch idle serve key endpoint'
complete -c rconn -n $when -s t -l timeout -x -d 'limit to resolve, connect and do TLS (3)'
complete -c rconn -n $when -l read-timeout -x -d 'limit for each complete reply (3)'

set --local when '__rconn_for ping trace topology check serve key endpoint'
complete -c rconn -n $when -l deadline -x -d 'limit for everything, per target'

set --local when '__rconn_for ping trace wait key endpoint'
complete -c rconn -n $when -l persistent -d 'keep the connection, as pconnect() does'
complete -c rconn -n $when -l persistent-id -x -d 'keep the connection under this id'

set --local when '__rconn_for ping'
complete -c rconn -n $when -l check-echo -d 'also check a kept connection with ECHO'
complete -c rconn -n $when -l compare -d 'ping without and with --persistent'
complete -c rconn -n $when -s c -l count -x -d 'ping N times (0: until Ctrl-C), then a summary'
complete -c rconn -n $when -s i -l interval -x -d 'from start to start (1)'
complete -c rconn -n $when -s D -l timestamps -d 'print the time of each ping (UTC)'

set --local when '__rconn_for ping trace wait topology check serve'
complete -c rconn -n $when -l expect -x -a '(__rconn_conditions)' -d 'must hold (default: pong); may be repeated'

set --local when '__rconn_for ping check'
complete -c rconn -n $when -s o -l output -x -a 'text\t json\t nagios\t openmetrics\t junit\t tap\t' -d 'text, json, nagios, openmetrics, junit or tap'

set --local when '__rconn_for ping trace wait topology check'
complete -c rconn -n $when -l warn -x -d 'nagios: WARNING if it takes longer'
complete -c rconn -n $when -l crit -x -d 'nagios: CRITICAL if it takes longer'

set --local when '__rconn_for ping trace wait topology check watch idle'
complete -c rconn -n $when -l out-file -r -F -d 'write to FILE, completely or not at all'
complete -c rconn -n $when -l color -x -a 'auto\t always\t never\t' -d 'use colour: \'auto\' (default), \'always\', \'never\''

set --local when '__rconn_for ping trace wait topology check key endpoint'
complete -c rconn -n $when -l format -x -a '@env\t @tsv\t' -d 'a template such as \'{fault}\', or @env or @tsv'

set --local when '__rconn_for ping trace wait topology check watch idle serve key endpoint none'
complete -c rconn -n $when -s V -l version -d 'print the version'

set --local when '__rconn_for trace'
complete -c rconn -n $when -l no-experiments -d 'make no further connections to find a cause'

set --local when '__rconn_for trace wait topology'
complete -c rconn -n $when -s o -l output -x -a 'text\t json\t nagios\t openmetrics\t' -d 'text, json, nagios or openmetrics'

set --local when '__rconn_for wait'
complete -c rconn -n $when -s t -l timeout -x -d 'limit to resolve, connect and do TLS (1)'
complete -c rconn -n $when -l read-timeout -x -d 'limit for each complete reply (1)'
complete -c rconn -n $when -l deadline -x -d 'limit for everything, per target (30)'
complete -c rconn -n $when -l topology -d 'wait until the whole topology is healthy'
complete -c rconn -n $when -s i -l interval -x -d 'from start to start (0.5)'
complete -c rconn -n $when -l backoff -x -d 'multiply the interval after each failure'
complete -c rconn -n $when -l backoff-max -x -d 'maximum interval with --backoff'
complete -c rconn -n $when -l stable -x -d 'wait for N successes in a row of one server'
complete -c rconn -n $when -l invert -d 'wait until the target is gone'
complete -c rconn -n $when -l any -d 'wait until one of the targets is ready'
complete -c rconn -n $when -l heartbeat -x -d 'without a terminal, repeat the state so often (10)'
complete -c rconn -n $when -l keep-trying -d 'retry also if waiting does not resolve the fault'

set --local when '__rconn_for wait topology watch idle serve'
complete -c rconn -n $when -l master -x -d 'use only this master of a Sentinel'
complete -c rconn -n $when -l sentinel-user -x -d 'ACL user for the Sentinels'
complete -c rconn -n $when -l sentinel-pass -x -d 'password for the Sentinels; hidden from ps'
complete -c rconn -n $when -l credentials -x -a 'members\t seed\t' -d 'log in at \'members\' (default) or only the \'seed\''
complete -c rconn -n $when -l only-network -x -d 'connect only to members there; may be repeated'

set --local when '__rconn_for wait topology watch serve'
complete -c rconn -n $when -l max-members -x -d 'maximum number of members that are tried (20000)'

set --local when '__rconn_for wait topology serve'
complete -c rconn -n $when -l bus -d 'connect also to the bus port of each Cluster node'

set --local when '__rconn_for check key'
complete -c rconn -n $when -s f -l file -r -F -d 'one target per line (key: and options); -: stdin'

set --local when '__rconn_for check'
complete -c rconn -n $when -l sd -r -F -d 'Prometheus file_sd file in JSON'
complete -c rconn -n $when -l jobs -x -d 'targets in progress (half the open-file limit)'
complete -c rconn -n $when -l rate -x -d 'maximum number of new connections per second'
complete -c rconn -n $when -l ordered -d 'print reports in the order of the targets'
complete -c rconn -n $when -l only-failures -d 'omit targets that are as expected'

set --local when '__rconn_for watch'
complete -c rconn -n $when -s i -l interval -x -d 'from start to start (0.1)'
complete -c rconn -n $when -l duration -x -d 'end after this time (default: Ctrl-C)'
complete -c rconn -n $when -l fresh -d 'also probe with a new connection each time'
complete -c rconn -n $when -l write-key -x -d 'also write KEY, and count lost writes'
complete -c rconn -n $when -l write-ttl -x -d 'time to live of this key (1h)'
complete -c rconn -n $when -l report -r -F -d 'write a report: .html or .json; may be repeated'
complete -c rconn -n $when -l from -r -F -d 'render the report FILE (.json) again'
complete -c rconn -n $when -l max-outage -x -d 'exit with 1 if an outage is longer'
complete -c rconn -n $when -l min-availability -x -d 'exit with 1 if it is lower'
complete -c rconn -n $when -s o -l output -x -a 'text\t json\t openmetrics\t' -d 'text, json or openmetrics'

set --local when '__rconn_for idle'
complete -c rconn -n $when -l up-to -x -d 'longest silence to try (30m)'
complete -c rconn -n $when -l ages -x -d 'silences to try'

set --local when '__rconn_for idle key endpoint'
complete -c rconn -n $when -s o -l output -x -a 'text\t json\t' -d 'text or json'

set --local when '__rconn_for serve'
complete -c rconn -n $when -l listen -x -d 'where to listen: HOST:PORT, :PORT or a path'
complete -c rconn -n $when -l check -d 'only check a configuration: --check FILE'

set --local when '__rconn_for key endpoint'
complete -c rconn -n $when -l phpredis -x -a '2.2.4\t 2.2.5\t 2.2.6\t 2.2.7\t 2.2.8\t 3.0.0\t 3.1.0\t 3.1.1\t 3.1.2\t 3.1.3\t 3.1.4\t 3.1.5\t 3.1.6\t 4.0.0\t 4.0.1\t 4.0.2\t 4.1.0\t 4.1.1\t 4.2.0\t 4.3.0\t 5.0.0\t 5.0.1\t 5.0.2\t 5.1.0\t 5.1.1\t 5.2.0\t 5.2.1\t 5.2.2\t 5.3.0\t 5.3.1\t 5.3.2\t 5.3.3\t 5.3.4\t 5.3.5\t 5.3.6\t 5.3.7\t 6.0.0\t 6.0.1\t 6.0.2\t 6.1.0\t 6.2.0\t 6.3.0\t latest\t all\t' -d '2.2.4 to 6.3.0, latest or all (default: 3.1.0)'
complete -c rconn -n $when -l pooling -d 'assume that pooling is on'
complete -c rconn -n $when -l no-pooling -d 'assume that it is off (default: the release\'s)'
complete -c rconn -n $when -l pool-pattern -x -d 'value of redis.pconnect.pool_pattern'
complete -c rconn -n $when -l null-id -d 'pass null as the persistent id'
complete -c rconn -n $when -l retry-interval -x -d 'argument retry_interval of pconnect()'
complete -c rconn -n $when -l zts -d 'assume a thread-safe PHP'

set --local when '__rconn_for key'
complete -c rconn -n $when -l explain -d 'explain each part of the key'
complete -c rconn -n $when -l workers -x -d 'print how many connections N workers hold'

set --local when '__rconn_for endpoint'
complete -c rconn -n $when -l resolve -d 'print the addresses in the order tried'

set --local when '__rconn_for none'
complete -c rconn -n $when -s '?' -l help -d 'print this text; after a command: its options'
# --- end of tables ---
