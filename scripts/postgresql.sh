# A PostgreSQL for the length of the tests: its own cluster in the tests' temporary folder, reached by a Unix socket only, never
# the system's service. Sourced. Needs system_packages.sh, WORK (that folder) and LOG.

as_postgres() { # COMMAND...: PostgreSQL refuses to run as root
  if [ "$(id -u)" = 0 ]; then
    runuser -u postgres -- "$@"
  else
    "$@"
  fi
}

start_postgresql() { # sets POSTGRESQL_URL
  programs=$(postgresql_programs)
  POSTGRESQL=$(cd / && as_postgres mktemp -d /tmp/coopatlas-pg.XXXXXX) || return 1 # short: a socket's path has 107 characters at most
  (
    cd / # a folder that the account postgres may read
    as_postgres "$programs/initdb" --pgdata "$POSTGRESQL/base" --username coopatlas --auth trust --encoding UTF8 --locale C.UTF-8 --no-sync
    as_postgres "$programs/pg_ctl" start --wait --silent --pgdata "$POSTGRESQL/base" --log "$POSTGRESQL/log" \
      --options "-c listen_addresses='' -c unix_socket_directories='$POSTGRESQL' -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    as_postgres "$programs/createdb" --host "$POSTGRESQL" --username coopatlas coopatlas
  ) >"$LOG" 2>&1 || {
    tail -n 15 "$LOG" "$POSTGRESQL/log" >&2 2>/dev/null
    return 1
  }
  POSTGRESQL_URL="postgresql://coopatlas@$(printf '%s' "$POSTGRESQL" | sed 's|/|%2F|g')/coopatlas"
}

stop_postgresql() {
  [ -n "${POSTGRESQL:-}" ] || return 0
  (cd / && as_postgres "$(postgresql_programs)/pg_ctl" stop --mode immediate --silent --pgdata "$POSTGRESQL/base") >/dev/null 2>&1 || true
  rm -rf "$POSTGRESQL"
  POSTGRESQL=
}
