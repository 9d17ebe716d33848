# Completion of rconn for bash 4 and later. Source this file, or install it as "rconn" in a
# directory from which bash loads completions. Does not need the bash-completion package; with it,
# the command after "wait TARGET --" is completed as it is elsewhere.
# shellcheck shell=bash

# --- tables: written by update.py ---
_rconn_commands='ping trace wait topology check watch idle serve key endpoint'
_rconn_other_words='help version'

# Prints the options of command $1; without one, those that stand alone.
_rconn_options() {
  case $1 in
    ping | trace | wait | topology | check | watch | idle | serve | key | endpoint)
      printf '%s\n' -h --host -p --port -s --socket -u --uri -n --db -4 --ipv4 -6 --ipv6 --config \
        --user -a --pass --pass-file --askpass --tls --sni --cacert --cacertdir --cert --key \
        --insecure --tls-ciphers --tls-ciphersuites --exit-simple '-?' --help --help-all ;;&
    ping | trace | wait | topology | check | watch | idle | serve | endpoint)
      printf '%s\n' --resolver -q --quiet -v --verbose ;;&
    ping | trace | wait | topology | check | watch | idle | serve)
      printf '%s\n' --max-reply --min-days --sequential ;;&
    ping | trace | topology | check | watch | idle | serve | key | endpoint)
      printf '%s\n' -t --timeout --read-timeout ;;&
    ping | trace | topology | check | serve | key | endpoint) printf '%s\n' --deadline ;;&
    ping | trace | wait | key | endpoint) printf '%s\n' --persistent --persistent-id ;;&
    ping) printf '%s\n' --check-echo --compare -c --count -i --interval -D --timestamps ;;&
    ping | trace | wait | topology | check | serve) printf '%s\n' --expect ;;&
    ping | check) printf '%s\n' -o --output ;;&
    ping | trace | wait | topology | check) printf '%s\n' --warn --crit ;;&
    ping | trace | wait | topology | check | watch | idle) printf '%s\n' --out-file --color ;;&
    ping | trace | wait | topology | check | key | endpoint) printf '%s\n' --format ;;&
    ping | trace | wait | topology | check | watch | idle | serve | key | endpoint | '')
      printf '%s\n' -V --version ;;&
    trace) printf '%s\n' --no-experiments ;;&
    trace | wait | topology) printf '%s\n' -o --output ;;&
    wait)
      printf '%s\n' -t --timeout --read-timeout --deadline --topology -i --interval --backoff \
        --backoff-max --stable --invert --any --heartbeat --keep-trying ;;&
    wait | topology | watch | idle | serve)
      printf '%s\n' --master --sentinel-user --sentinel-pass --credentials --only-network ;;&
    wait | topology | watch | serve) printf '%s\n' --max-members ;;&
    wait | topology | serve) printf '%s\n' --bus ;;&
    check | key) printf '%s\n' -f --file ;;&
    check) printf '%s\n' --sd --jobs --rate --ordered --only-failures ;;&
    watch)
      printf '%s\n' -i --interval --duration --fresh --write-key --write-ttl --report --from \
        --max-outage --min-availability -o --output ;;&
    idle) printf '%s\n' --up-to --ages ;;&
    idle | key | endpoint) printf '%s\n' -o --output ;;&
    serve) printf '%s\n' --listen --check ;;&
    key | endpoint)
      printf '%s\n' --phpredis --pooling --no-pooling --pool-pattern --null-id --retry-interval \
        --zts ;;&
    key) printf '%s\n' --explain --workers ;;&
    endpoint) printf '%s\n' --resolve ;;&
    '') printf '%s\n' '-?' --help ;;&
  esac
}

# Prints what the value of option $2 of command $1 is: the words to choose from, or its kind.
# Prints nothing if the option has no value.
_rconn_values() {
  case $2/$1 in
    -h/* | --host/*) echo HOST ;;
    -p/* | --port/* | -u/* | --uri/* | -n/* | --db/* | --max-reply/* | --user/* | -a/* | --pass/* | \
      --sni/* | --tls-ciphers/* | --tls-ciphersuites/* | --min-days/* | -t/* | --timeout/* | \
      --read-timeout/* | --deadline/* | --persistent-id/* | -c/* | --count/* | -i/* | --interval/* | \
      --warn/* | --crit/* | --master/* | --sentinel-user/* | --sentinel-pass/* | --only-network/* | \
      --max-members/* | --backoff/* | --backoff-max/* | --stable/* | --heartbeat/* | --jobs/* | \
      --rate/* | --duration/* | --write-key/* | --write-ttl/* | --max-outage/* | \
      --min-availability/* | --up-to/* | --ages/* | --listen/* | --pool-pattern/* | \
      --retry-interval/* | --workers/*)
      echo TEXT ;;
    -s/* | --socket/* | --config/* | --pass-file/* | --cacert/* | --cert/* | --key/* | --out-file/* \
      | -f/* | --file/* | --sd/* | --report/* | --from/*)
      echo FILE ;;
    --resolver/*) echo system dns ;;
    --cacertdir/*) echo DIRECTORY ;;
    --expect/*) echo CONDITION ;;
    -o/ping | -o/check | --output/ping | --output/check)
      echo text json nagios openmetrics junit tap ;;
    -o/trace | -o/wait | -o/topology | --output/trace | --output/wait | --output/topology)
      echo text json nagios openmetrics ;;
    -o/watch | --output/watch) echo text json openmetrics ;;
    -o/idle | -o/key | -o/endpoint | --output/idle | --output/key | --output/endpoint)
      echo text json ;;
    --format/*) echo @env @tsv ;;
    --color/*) echo auto always never ;;
    --credentials/*) echo members seed ;;
    --phpredis/*)
      echo 2.2.4 2.2.5 2.2.6 2.2.7 2.2.8 3.0.0 3.1.0 3.1.1 3.1.2 3.1.3 3.1.4 3.1.5 3.1.6 4.0.0 4.0.1 \
        4.0.2 4.1.0 4.1.1 4.2.0 4.3.0 5.0.0 5.0.1 5.0.2 5.1.0 5.1.1 5.2.0 5.2.1 5.2.2 5.3.0 5.3.1 \
        5.3.2 5.3.3 5.3.4 5.3.5 5.3.6 5.3.7 6.0.0 6.0.1 6.0.2 6.1.0 6.2.0 6.3.0 latest all ;;
  esac
}

# Prints the conditions that may become of $1.
_rconn_conditions() {
  case $1 in
    role=*) printf '%s\n' role=master role=replica role=sentinel ;;
    link=*) printf '%s\n' link=up ;;
    cluster=*) printf '%s\n' cluster=ok ;;
    mode=*) printf '%s\n' mode=standalone mode=cluster mode=sentinel ;;
    *) printf '%s\n' alive pong loaded role= link= 'lag\<=' cluster= mode= 'version\>=' 'clients\<' \
      'memory\<' key= ;;
  esac
}
# --- end of tables ---

# --- names: written by update.py ---
_rconn_names_in() {
  awk '
/^[ \t]*\[/ {
  table = $0
  gsub(/^[ \t]*\[[ \t]*|[ \t]*\].*/, "", table)
  path = table
}
!/^[ \t]*\[/ { path = /=/ ? table "." $0 : "" }
sub(/^\.?[ \t]*targets[ \t]*\.[ \t]*/, "", path) {
  gsub(/["\047]/, "\"", path)
  sub(/[ \t]*=.*/, "", path)
  if (match(path, /^"[A-Za-z0-9_][A-Za-z0-9_.-]*"/)) name = substr(path, 2, RLENGTH - 2)
  else if (match(path, /^[A-Za-z0-9_][A-Za-z0-9_-]*/)) name = substr(path, 1, RLENGTH)
  else next
  if (!(name in seen)) print name
  seen[name]
}
' "$1" 2>/dev/null
}
# --- end of names ---

# Prints the targets of the configuration file that rconn would read, which is $1 if that is set.
_rconn_names() {
  local folder=${XDG_CONFIG_HOME-} file
  local -a files=("${1/#'~/'/$HOME/}")
  if [[ -z $1 ]]; then
    [[ $folder == /* ]] || folder=$HOME/.config
    files=("$folder/rconn/config.toml" /etc/rconn/config.toml)
  fi
  for file in "${files[@]}"; do
    [[ -f $file ]] || continue
    _rconn_names_in "$file" | sed 's/^/@/'
    return
  done
}

# Sets words to those of the line up to the cursor. bash also splits at "=", ":" and "@".
_rconn_split() {
  local rest=${COMP_LINE:0:COMP_POINT} word i
  words=()
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if [[ $i == 0 || $rest == [[:blank:]]* ]]; then
      words+=('')
      rest=${rest#"${rest%%[![:blank:]]*}"}
    fi
    ((i < COMP_CWORD)) || word=$rest
    words[${#words[@]} - 1]+=$word
    rest=${rest:${#word}}
  done
}

# Prints the option in $2, of command $1, that takes the next word as its value: -qo takes one for -o.
_rconn_waiting() {
  local letters=${2#-} i
  case $2 in
    --*=*) ;;
    --*) [[ -z $(_rconn_values "$1" "$2") ]] || printf '%s' "$2" ;;
    -*)
      for ((i = 0; i < ${#letters}; i++)); do
        [[ -n $(_rconn_values "$1" "-${letters:i:1}") ]] || continue
        ((i + 1 < ${#letters})) || printf '%s' "-${letters:i:1}"
        return
      done
      ;;
  esac
}

# Adds the lines of standard input that start with $1, after $2.
_rconn_offer() {
  local line
  while IFS= read -r line; do
    [[ $line != "$1"* ]] || COMPREPLY+=("${2-}$line")
  done
}

# Lets readline complete the name of a file, or of a directory.
_rconn_offer_files() {
  compopt -o "$1" 2>/dev/null
}

# Offers values of the kind $1, or of the list $1, that start with $2, after $3.
_rconn_offer_values() {
  case $1 in
    HOST)
      [[ $2 == /* ]] && _rconn_offer_files default
      _rconn_offer "$2" "$3" < <(compgen -A hostname)
      ;;
    FILE) _rconn_offer_files default ;;
    DIRECTORY) _rconn_offer_files dirnames ;;
    CONDITION) _rconn_offer "$2" "$3" < <(_rconn_conditions "$2") ;;
    TEXT) ;;
    *) _rconn_offer "$2" "$3" < <(printf '%s' "${1// /$'\n'}"$'\n') ;;
  esac
}

# Offers targets that start with $1; $2 is the value of --config.
_rconn_offer_targets() {
  if [[ $1 == /* ]]; then
    _rconn_offer_files default
  else
    _rconn_offer "$1" < <(_rconn_names "$2")
    [[ $1 == @* ]] || _rconn_offer "$1" < <(compgen -A hostname)
  fi
}

# Completes the command that is word $1 of the line, or its arguments.
_rconn_offer_command() {
  if declare -F _comp_command_offset >/dev/null; then
    _comp_command_offset "$1"
  elif declare -F _command_offset >/dev/null; then
    _command_offset "$1"
  elif ((COMP_CWORD == $1)); then
    mapfile -t COMPREPLY < <(compgen -c -- "${COMP_WORDS[COMP_CWORD]}")
    _rconn_offer_files default
  else
    _rconn_offer_files default
  fi
}

_rconn() {
  local words cur command option='' config='' ended='' i=1 whole
  local IFS=$' \t\n'
  COMPREPLY=()
  _rconn_split
  command=${words[1]}
  if ((${#words[@]} == 2)) || [[ $command == -* ]]; then
    command=''
  elif [[ " $_rconn_commands " == *" $command "* ]]; then
    i=2
  elif [[ " $_rconn_other_words " != *" $command "* ]]; then
    command=ping # of the target that is the first word
  elif [[ $command != help ]] || ((${#words[@]} > 3)); then
    return
  fi

  for (( ; i < ${#words[@]} - 1; i++)); do
    if [[ -n $option ]]; then
      [[ $option != --config ]] || config=${words[i]}
      option=''
    elif [[ ${words[i]} == -- ]]; then
      ended=1
    elif [[ ${words[i]} == --config=* ]]; then
      config=${words[i]#*=}
    elif [[ -z $ended ]]; then
      option=$(_rconn_waiting "$command" "${words[i]}")
    fi
  done
  if [[ $command == wait && -n $ended ]]; then
    for ((i = 2; i < COMP_CWORD; i++)); do
      [[ ${COMP_WORDS[i]} != -- ]] || break
    done
    _rconn_offer_command $((i + 1))
    return
  fi

  # What bash replaces, $2, is only the end of a word with one of "=", ":" and "@".
  cur=${words[${#words[@]} - 1]}
  whole=${2-$cur}
  [[ $cur != [\'\"]* ]] || cur=$whole
  if [[ -n $option ]]; then
    _rconn_offer_values "$(_rconn_values "$command" "$option")" "$cur" ''
  elif [[ -z $ended && $cur == --*=* ]]; then
    _rconn_offer_values "$(_rconn_values "$command" "${cur%%=*}")" "${cur#*=}" "${cur%%=*}="
  elif [[ -z $ended && $cur == -* ]]; then
    _rconn_offer "$cur" < <(_rconn_options "$command")
  elif [[ $command == help ]]; then
    _rconn_offer "$cur" < <(printf '%s\n' "${_rconn_commands// /$'\n'}")
  elif [[ $command == serve && " ${words[*]} " == *' --check '* ]]; then
    _rconn_offer_files default
  else
    [[ -n $command ]] ||
      _rconn_offer "$cur" < <(printf '%s\n' "${_rconn_commands// /$'\n'}" "${_rconn_other_words// /$'\n'}")
    [[ -z $command && -z $cur ]] || _rconn_offer_targets "$cur" "$config"
  fi
  ((${#COMPREPLY[@]})) || return
  COMPREPLY=("${COMPREPLY[@]#"${cur:0:${#cur}-${#whole}}"}")
  [[ ${#COMPREPLY[@]} != 1 || ${COMPREPLY[0]} != *[=\<] ]] || compopt -o nospace 2>/dev/null
} && complete -F _rconn rconn
