# What ./test needs from the system: Python's venv, Chromium, PostgreSQL. Installed with apt when that is possible. Sourced.
# Needs messages.sh and LOG.

apt_install() { # PACKAGE...: true when they are installed; only root on Debian or Ubuntu can
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || return 1
  say "      apt-get install $*" "this may take a few minutes"
  export DEBIAN_FRONTEND=noninteractive
  if [ -z "${APT_UPDATED:-}" ]; then
    apt-get update -qq >"$LOG" 2>&1 || return 1
    APT_UPDATED=yes
  fi
  apt-get install -y -qq --no-install-recommends "$@" >"$LOG" 2>&1 && return 0
  tail -n 5 "$LOG" >&2
  return 1
}

has_venv() {
  python3 -c 'import venv, ensurepip' 2>/dev/null
}

has_chromium() {
  command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1
}

postgresql_programs() { # prints the folder of initdb and pg_ctl, newest first
  for folder in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /usr/local/pgsql/bin /opt/homebrew/opt/postgresql*/bin; do
    [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ] && printf '%s\n' "$folder"
  done | sort -V -r | head -n 1
}

has_postgresql() {
  [ -n "$(postgresql_programs)" ]
}
