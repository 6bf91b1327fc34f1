# For ./attune and ./verify.

# A JDK of at least 25: JAVA_HOME, else the one on the path, else where distributions put theirs.
is_current() {
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] &&
    [ "$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")" -ge 25 ]
}
find_jdk() {
  local on_path candidate
  on_path=$(command -v javac || true)
  for candidate in "${JAVA_HOME:-}" "${on_path:+$(dirname "$(dirname "$(readlink -f "$on_path")")")}" \
    /usr/lib/jvm/*2[5-9]* /opt/*jdk*2[5-9]* "$HOME"/.sdkman/candidates/java/2[5-9]*; do
    if [ -n "$candidate" ] && is_current "$candidate"; then
      echo "$candidate"
      return
    fi
  done
  return 1
}
