# shellcheck shell=sh
# shellcheck disable=SC2154 # shared with ./dev
# ./dev fuzz: runs each fuzz target for a number of seconds, at most two in parallel. New inputs
# stay in build/fuzz/corpus for the next run, failing inputs in build/fuzz/findings. Sourced by
# ./dev; uses its functions.

# fuzz_one SECONDS TARGET: fails after a finding. Lists need lines longer than any target.
# The timeout is long, to catch endless loops only, not a busy machine. The small quarantine makes
# it a third faster.
# shellcheck disable=SC2016 # another shell's
fuzz_one='
  grown=build/fuzz/corpus/$1
  mkdir -p "$grown"
  case $1 in
    target_lists) longest=40000 ;;
    replies) longest=20000 ;;
    *) longest=4096 ;;
  esac
  ASAN_OPTIONS=quarantine_size_mb=16:malloc_context_size=8 \
    build/fuzz/tests/fuzz/fuzz_"$1" -max_total_time="$0" -timeout=60 -rss_limit_mb=2048 \
    -max_len="$longest" -print_final_stats=1 -artifact_prefix="build/fuzz/findings/$1-" \
    "$grown" tests/fuzz/corpus/"$1" >build/fuzz/logs/"$1" 2>&1
'

fuzz_targets() {
  for binary in build/fuzz/tests/fuzz/fuzz_*; do
    [ ! -x "$binary" ] || echo "${binary##*/fuzz_}"
  done
}

# Prints a line with the statistics of a run.
fuzz_summary() {
  awk -v target="$1" '
    / cov: / { for (i = 1; i < NF; ++i) value[$i] = $(i + 1) }
    /^stat::/ { value[$1] = $2 }
    END {
      if ("stat::bytes:" in value)
        printf "%-16s %11d executions %9d a second %12d bytes %6d edges %6s inputs kept\n", target,
          value["stat::number_of_executed_units:"], value["stat::average_exec_per_sec:"],
          value["stat::bytes:"], value["cov:"], value["corp:"]
    }' "build/fuzz/logs/$1"
}

show_finding() {
  printf '%s: a finding; the log is build/fuzz/logs/%s\n' "$1" "$1"
  grep -E 'property broken|ERROR: |SUMMARY: |runtime error: |Test unit written' \
    "build/fuzz/logs/$1" || tail "build/fuzz/logs/$1"
}

fuzz() {
  case $1 in '' | *[!0-9]* | 0*) fail "fuzz takes a number of seconds" ;; esac
  set_up
  install_packages clang++-19 "$clang_packages"
  build fuzz
  mkdir -p build/fuzz/findings build/fuzz/logs
  step "fuzz ($1 s each)"
  status=0
  fuzz_targets | xargs -P 2 -n 1 sh -c "$fuzz_one" "$1" || status=1
  for target in $(fuzz_targets); do
    if grep -q '^stat::bytes:' "build/fuzz/logs/$target" && ! grep -q 'Test unit written' \
      "build/fuzz/logs/$target"; then
      fuzz_summary "$target"
    else
      show_finding "$target"
    fi
  done
  return "$status"
}
