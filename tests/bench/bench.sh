# shellcheck shell=sh
# shellcheck disable=SC2034,SC2154 # shared with ./dev
# ./dev bench: compares a ping with one by a minimal client, a check of 10,000 targets with a plain
# epoll loop, the times told under load with those of such a loop, a watch with what its peers know; what
# serve costs.
# Sourced by ./dev; uses its functions.

bench_one() {
  tls="$scratch/cert.pem 127.0.0.1:$tls_port"
  echo 'one ping: ratios of wall time to the first line, smaller is better: medians, then minima'
  set -- "$programs/minimal_ping $port" "$programs/minimal_ping_static $port"
  [ ! -x "$programs/tls_ping_static" ] ||
    set -- "$@" "$programs/tls_ping_static $port" "$programs/tls_ping_static_pie $port"
  [ -z "$portable" ] || set -- "$@" "$portable ping 127.0.0.1:$port"
  "$programs/side_by_side" 500 "$@" "$rconn ping 127.0.0.1:$port" "$rconn ping -p $port" \
    "$(command -v redis-cli) -p $port ping"
  echo 'the same over TLS, OpenSSL being loaded'
  "$programs/side_by_side" 200 "$programs/tls_ping $tls_port $scratch/cert.pem" \
    "$rconn ping --tls --cacert $tls" \
    "$(command -v redis-cli) --tls --cacert $scratch/cert.pem -p $tls_port ping"
  [ -n "$portable" ] || return 0
  echo 'the same over TLS, OpenSSL being linked'
  "$programs/side_by_side" 200 "$programs/tls_ping_static_pie $tls_port $scratch/cert.pem" \
    "$portable ping --tls --cacert $tls"
}

# What a ping does before and after it waits, which does not depend on how busy the machine is.
bench_costs() {
  have strace || return 0
  echo 'system calls of one ping, those of the loader among them'
  for command in "$programs/minimal_ping $port" "$rconn ping 127.0.0.1:$port" \
    ${portable:+"$portable ping 127.0.0.1:$port"}; do
    # shellcheck disable=SC2086 # words
    strace -f -qq -o "$scratch/calls" $command >/dev/null
    printf '  %6d  %s\n' "$(wc -l <"$scratch/calls")" "$command"
  done
}

# addresses COUNT NETWORK PORT: the first COUNT of NETWORK.0.0, a line ADDRESS:PORT for each.
addresses() {
  awk -v count="$1" -v network="$2" -v port="$3" 'BEGIN {
    for (i = 0; i < count; ++i) printf "%s.%d.%d:%d\n", network, i / 256, i % 256, port
  }'
}

bench_many() {
  addresses 10000 127.1 "$port" >"$scratch/fleet"
  addresses 1000 127.1 "$port" | cut -d : -f 1 >"$scratch/tenth"
  echo '10,000 targets that answer: ratios of wall time to the first line, smaller is better;'
  echo 'redis-cli does a tenth of them, and its time counts ten times'
  "$programs/side_by_side" 10 "$programs/fleet_ping $scratch/fleet" \
    "$rconn check -q -f $scratch/fleet" "$rconn check -f $scratch/fleet" \
    "$rconn check -o json -f $scratch/fleet" \
    "10* xargs -a $scratch/tenth -P 16 -I {} $(command -v redis-cli) -h {} -p $port ping"
}

# The median of each column of standard input, a line CONNECT PING for each target.
medians() {
  awk '{ print $1 > connects; print $2 > pings }' connects="$scratch/connects" pings="$scratch/pings"
  for column in connects pings; do
    sort -n "$scratch/$column" | awk '{ value[NR] = $1 } END { printf "%s ", value[int((NR + 1) / 2)] }'
  done
}

rconn_times() {
  "$rconn" check -o json --jobs "$1" -f "$scratch/some" |
    sed -n 's/.*"connect":\([0-9.]*\).*"ping":\([0-9.]*\).*/\1 \2/p'
}

# With more targets side by side their times grow, as they share two processors and one server. They
# must not grow by more than those that a loop tells which does nothing else.
bench_times() {
  addresses 2000 127.1 "$port" >"$scratch/some"
  echo 'median times told (connect, ping): at most 1.6 times those of a plain epoll loop, or 50 µs more'
  late=0
  for width in 1 10 100 1000; do
    : >"$scratch/loop"
    : >"$scratch/told"
    for _ in 1 2 3 4 5; do
      "$programs/told_times" "$scratch/some" "$width" >>"$scratch/loop"
      rconn_times "$width" >>"$scratch/told"
    done
    loop=$(medians <"$scratch/loop")
    told=$(medians <"$scratch/told")
    echo "$width $loop $told" | awk '{
      printf "  %4d side by side: %.3f ms, %.3f ms; the loop %.3f ms, %.3f ms\n", $1, $4, $5, $2, $3
      exit ($4 > 1.6 * $2 && $4 > $2 + .05) || ($5 > 1.6 * $3 && $5 > $3 + .05)
    }' || late=1
  done
  [ "$late" = 0 ] || fail 'told under load: rconn takes its own queue for the network'
}

# Runs in a network namespace where nine in ten addresses drop all packets; those come first.
bench_black_holes() {
  addresses 9000 198.18 "$port" >"$scratch/nine_in_ten"
  addresses 1000 127.1 "$port" >>"$scratch/nine_in_ten"
  status=0
  # shellcheck disable=SC2016 # another shell's
  build/dev/tests/support/own_network --black-hole sh -c '
    port=$1 scratch=$2
    shift 2
    LC_ALL=C redis-server --port "$port" --bind 0.0.0.0 --save "" --dir "$scratch" \
      >"$scratch/log" 2>&1 &
    until grep -q "Ready to accept" "$scratch/log"; do
      kill -0 $! || exit 1
      sleep 0.05
    done
    "$@"
    kill $!' sh "$port" "$scratch" "$programs/peak" '9 in 10 in a black hole' 3 \
    "$rconn" check -t 3 -f "$scratch/nine_in_ten" || status=$?
  case $status in
    0) ;;
    77) echo '  no black holes: this system does not allow a network of its own' ;;
    *) fail 'the black holes broke' ;;
  esac
}

bench_peaks() {
  descriptors=$(awk '/^Max open files/ { print $5 }' /proc/self/limits)
  [ "$descriptors" = unlimited ] || [ "$descriptors" -ge 20000 ] ||
    echo "with $descriptors descriptors not all are under way at once"
  echo '10,000 targets: at most 64 MiB, and where they hang 1.2 times the timeout'
  "$programs/peak" 'all answer' 0 "$rconn" check -f "$scratch/fleet"
  silent_port=$(random_port)
  "$programs/silent_peer" "$silent_port" &
  peer=$!
  addresses 10000 127.1 "$silent_port" >"$scratch/silent"
  "$programs/peak" 'all accept and stay silent' 3 "$rconn" check --read-timeout 3 \
    -f "$scratch/silent"
  bench_black_holes
}

# Outages, quantiles and costs of a watch, compared with what scripted peers know.
bench_watch() {
  python3 tests/bench/watch.py "$rconn" || fail 'a watch does not measure as promised'
}

# 1,000 targets that are scraped every 15 s: CPU, memory, how fast /livez is; then ten days of one target.
bench_serve() {
  python3 tests/bench/serve.py "$rconn" || fail 'serve does not do what is promised'
}

# What the portable build is linked from.
have_archives() {
  for archive in libssl.a libcrypto.a; do
    case $("${CC:-cc}" -print-file-name="$archive") in /*) ;; *) return 1 ;; esac
  done
}

bench() {
  set_up
  install_packages openssl openssl
  build release -DRCONN_BENCH=ON
  portable=
  if have_archives; then
    build portable
    portable=build/portable/src/rconn
  fi
  build dev
  quietly openssl req -x509 -newkey rsa:2048 -nodes -keyout "$scratch/key.pem" \
    -out "$scratch/cert.pem" -subj /CN=127.0.0.1 -addext 'subjectAltName=IP:127.0.0.1'
  bind=0.0.0.0  # any address of 127.0.0.0/8; protected mode turns other machines away
  start_server
  programs=build/release/tests/bench
  rconn=build/release/src/rconn
  bench_one
  bench_costs
  bench_many
  bench_times
  bench_peaks
  bench_watch
  bench_serve
  echo 'times that rconn reports, compared with those a peer measured, to 1 % or 50 µs'
  RCONN_PRECISE=1 build/dev/tests/command_line/command_line_tests 'the time*'
}
