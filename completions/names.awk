# Prints the names of the targets in a configuration file, and nothing else of it.
# update.py copies this into the completion of each shell: it holds no single quote.
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
