# shellcheck shell=sh
# ./dev test completions: the completions in the real shells; see run.py. Sourced by ./dev; uses its
# functions.

completions_packages='python3 tmux bash bash-completion zsh fish shellcheck'

completions() {
  set_up
  install_packages 'python3 tmux bash zsh fish shellcheck' "$completions_packages"
  build dev
  step 'test (completions)'
  shellcheck completions/rconn.bash
  zsh -n completions/_rconn
  fish -n completions/rconn.fish
  python3 -B tests/completions/run.py build/dev/src/rconn
}
