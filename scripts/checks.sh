# Runs the checks of ./test one after the other and remembers how each ended. Sourced. Needs messages.sh and WORK.

begin() { # the checks that follow report to this folder's summary
  SUMMARY="$WORK/summary"
  : >"$SUMMARY"
  FAILED=
}

noted() { # STATUS LABEL DETAIL
  printf '  %-6s %-34s %s\n' "$1" "$2" "$3" >>"$SUMMARY"
}

check() { # LABEL COMMAND...
  label=$1
  shift
  printf '\n── %s\n' "$label" >&2
  begun=$(date +%s)
  if "$@"; then
    noted ok "$label" "$(($(date +%s) - begun)) s"
  else
    noted ÉCHEC "$label" "$(($(date +%s) - begun)) s · FAILED"
    FAILED=yes
  fi
}

left_out() { # LABEL FRENCH ENGLISH: something that could not run; with CI=true that is a failure
  printf '\n── %s\n   %s\n   %s\n' "$1" "laissé de côté : $2" "left out: $3" >&2
  if [ "${CI:-}" = true ]; then
    noted ÉCHEC "$1" "laissé de côté, refusé en CI : $2 · left out, refused in CI: $3"
    FAILED=yes
  else
    noted omis "$1" "$2 · left out: $3"
  fi
}

not_asked() { # LABEL OPTION: left out because the command line says so
  noted omis "$1" "$2"
}
