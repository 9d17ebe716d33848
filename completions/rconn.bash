# Completion of rconn for bash 4 and later. Source this file, or install it as "rconn" in a
# directory from which bash loads completions. Does not need the bash-completion package.

# Prints the option in $1 whose value is the next word: its long name, or "other" if only the letter
# is given and the value cannot be completed. Prints nothing if no value follows.
_rconn_waiting() {
  case $1 in
    --host | --port | --socket | --uri | --db | --user | --pass | --pass-file | --timeout | \
      --read-timeout | --deadline | --persistent-id | --output | --format | --sni | --cacert | \
      --cacertdir | --cert | --key | --tls-ciphers | --tls-ciphersuites | --min-days | \
      --phpredis | --pool-pattern | --retry-interval | --workers | --file | --count | \
      --interval | --expect | --backoff | --backoff-max | --stable | --sd | --jobs | --rate | --warn | --crit | \
      --out-file | --max-reply | --master | --sentinel-user | --sentinel-pass | --credentials | \
      --only-network | --max-members | --resolver | --duration | --write-key | --write-ttl | \
      --report | --from | --max-outage | --min-availability | --up-to | --ages | \
      --listen | --config) printf '%s' "$1" ;;
    --*) ;;
    -*)
      # Options without a value may precede the one with a value: -qo json.
      if [[ $1 =~ ^-[46qv?]*([hpsunatofci])$ ]]; then
        case ${BASH_REMATCH[1]} in
          h) printf '%s' --host ;;
          s) printf '%s' --socket ;;
          f) printf '%s' --file ;;
          o) printf '%s' --output ;;
          *) printf other ;;
        esac
      fi
      ;;
  esac
}

_rconn_options() {
  printf '%s\n' -h --host -p --port -s --socket -u --uri -n --db -4 --ipv4 -6 --ipv6 \
    --user -a --pass --pass-file --askpass \
    --tls --sni --cacert --cacertdir --cert --key --insecure --tls-ciphers --tls-ciphersuites \
    -t --timeout --read-timeout \
    --config --exit-simple '-?' --help
  [[ $1 == watch || $1 == idle ]] || printf '%s\n' --deadline
  [[ $1 == watch || $1 == idle || $1 == serve ]] || printf '%s\n' --format
  [[ $1 == serve ]] || printf '%s\n' -o --output
  case $1 in
    ping | trace | wait | key | endpoint) printf '%s\n' --persistent --persistent-id ;;
  esac
  case $1 in
    ping)
      printf '%s\n' -c --count -i --interval --check-echo --compare
      ;;
    wait)
      printf '%s\n' -i --interval --backoff --backoff-max --stable --invert --any --keep-trying \
        --topology
      ;;
    trace) printf '%s\n' --no-experiments ;;
    watch)
      printf '%s\n' -i --interval --duration --fresh --write-key --write-ttl --report --from \
        --max-outage --min-availability
      ;;
    idle) printf '%s\n' --up-to --ages ;;
    serve) printf '%s\n' --listen --check --expect ;;
    endpoint) printf '%s\n' --resolve -q --quiet -v --verbose ;;
    check) printf '%s\n' -f --file --sd --jobs --rate --ordered --only-failures ;;
    key) printf '%s\n' --explain --workers -f --file ;;
  esac
  [[ $1 == key ]] || printf '%s\n' --resolver
  case $1 in
    wait | topology | watch | idle | serve) printf '%s\n' --master --sentinel-user --sentinel-pass --credentials \
      --only-network ;;
  esac
  [[ $1 == wait || $1 == topology || $1 == watch || $1 == serve ]] && printf '%s\n' --max-members
  [[ $1 == wait || $1 == topology || $1 == serve ]] && printf '%s\n' --bus
  case $1 in
    ping | trace | wait | topology | check | watch | idle | serve)
      printf '%s\n' --min-days --max-reply --sequential -q --quiet -v --verbose
      [[ $1 == serve ]] || printf '%s\n' --out-file
      [[ $1 == watch || $1 == idle || $1 == serve ]] || printf '%s\n' --expect --warn --crit
      ;;
    key | endpoint)
      printf '%s\n' --phpredis --pooling --no-pooling --pool-pattern --null-id --retry-interval --zts
      ;;
  esac
}

_rconn_releases() {
  printf '%s\n' all latest 2.2.4 2.2.5 2.2.6 2.2.7 2.2.8 3.0.0 3.1.0 3.1.1 3.1.2 3.1.3 3.1.4 3.1.5 3.1.6 \
    4.0.0 4.0.1 4.0.2 4.1.0 4.1.1 4.2.0 4.3.0 5.0.0 5.0.1 5.0.2 5.1.0 5.1.1 5.2.0 \
    5.2.1 5.2.2 5.3.0 5.3.1 5.3.2 5.3.3 5.3.4 5.3.5 5.3.6 5.3.7 6.0.0 6.0.1 6.0.2 \
    6.1.0 6.2.0 6.3.0
}

# Prints the names of targets in the configuration file that rconn would read: $1, if that is set.
_rconn_names() {
  local file
  for file in "${1:-${XDG_CONFIG_HOME:-$HOME/.config}/rconn/config.toml}" /etc/rconn/config.toml; do
    [[ -f $file ]] || continue
    sed -n 's/^[[:blank:]]*\[targets\.\([A-Za-z0-9_-]*\)\].*/\1/p' "$file" 2>/dev/null
    return
  done
}

# Prints the lines of standard input that start with $1.
_rconn_starting_with() {
  local line
  while IFS= read -r line; do
    [[ $line == "$1"* ]] && printf '%s\n' "$line"
  done
}

_rconn() {
  local cur=${COMP_WORDS[COMP_CWORD]} command=${COMP_WORDS[1]} waiting='' prefix=''
  local options_ended='' word i config=''
  COMPREPLY=()

  if ((COMP_CWORD == 1)); then
    mapfile -t COMPREPLY < <(printf '%s\n' ping trace wait topology check watch idle serve key endpoint \
      '-?' --help --version |
      _rconn_starting_with "$cur")
    return
  fi
  case $command in
    ping | trace | wait | topology | check | watch | idle | serve | key | endpoint) ;;
    *) return ;;
  esac

  # bash also splits words at '=' and ':': --output=json is three words.
  for ((i = 2; i < COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if [[ -n $waiting ]]; then
      [[ $word == '=' ]] && continue
      [[ $waiting == --config ]] && config=$word
      waiting=''
    elif [[ $word == -- ]]; then
      options_ended=1
    elif [[ -z $options_ended ]]; then
      waiting=$(_rconn_waiting "$word")
    fi
  done
  [[ $cur == : || ${COMP_WORDS[COMP_CWORD - 1]} == : ]] && return
  # And at '@', unless the user changed that.
  if [[ -z $waiting && ($cur == @* || ${COMP_WORDS[COMP_CWORD - 1]} == @) ]]; then
    [[ $cur == @?* ]] && prefix=@
    mapfile -t COMPREPLY < <(_rconn_names "$config" | _rconn_starting_with "${cur#@}")
    COMPREPLY=("${COMPREPLY[@]/#/$prefix}")
    return
  fi
  if [[ -n $waiting && $cur == '=' ]]; then
    cur=''
  elif [[ -z $waiting && -z $options_ended && $cur == --*=* ]]; then
    prefix=${cur%%=*}=
    waiting=$(_rconn_waiting "${cur%%=*}")
    [[ -n $waiting ]] || return
    cur=${cur#*=}
  fi

  case $waiting in
    --output)
      mapfile -t COMPREPLY < <(printf '%s\n' text json nagios openmetrics |
        _rconn_starting_with "$cur")
      ;;
    --expect)
      mapfile -t COMPREPLY < <(printf '%s\n' alive pong loaded role= link=up cluster=ok mode= key= |
        _rconn_starting_with "$cur")
      ;;
    --resolver) mapfile -t COMPREPLY < <(printf '%s\n' system dns | _rconn_starting_with "$cur") ;;
    --credentials) mapfile -t COMPREPLY < <(printf '%s\n' members seed | _rconn_starting_with "$cur") ;;
    --phpredis) mapfile -t COMPREPLY < <(_rconn_releases | _rconn_starting_with "$cur") ;;
    --host) mapfile -t COMPREPLY < <(compgen -A hostname -- "$cur") ;;
    --config | --pass-file | --out-file | --report | --from | --file | --sd | --socket | --cacert | --cert | --key)
      mapfile -t COMPREPLY < <(compgen -f -- "$cur")
      compopt -o filenames 2>/dev/null
      ;;
    --cacertdir)
      mapfile -t COMPREPLY < <(compgen -d -- "$cur")
      compopt -o filenames 2>/dev/null
      ;;
    '')
      if [[ -z $options_ended && $cur == -* ]]; then
        mapfile -t COMPREPLY < <(_rconn_options "$command" | _rconn_starting_with "$cur")
      elif [[ $cur == /* ]]; then
        mapfile -t COMPREPLY < <(compgen -f -- "$cur")
        compopt -o filenames 2>/dev/null
      else
        mapfile -t COMPREPLY < <(compgen -A hostname -- "$cur")
      fi
      ;;
  esac
  [[ -z $prefix ]] || COMPREPLY=("${COMPREPLY[@]/#/$prefix}")
} && complete -F _rconn rconn
