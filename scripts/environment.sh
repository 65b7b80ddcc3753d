# The Python environment of a checkout (.venv): made, filled from the locked lists, checked, repaired. Sourced by ./run and ./test.
# Needs ROOT and messages.sh. Each part that is complete leaves a stamp, written last: an interrupted installation has none.

VENV="$ROOT/.venv"
VENV_PYTHON="$VENV/bin/python"
NEEDED_KB=512000 # the environment takes 160 MB (450 with the development tools), the data 160 MB

find_python() { # sets PYTHON_FOUND: $PYTHON when set, else the first recent enough among the usual names
  PYTHON_FOUND=
  seen=
  for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    command -v "$name" >/dev/null 2>&1 || continue
    version=$("$name" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null) || continue
    seen="$seen $name=$version"
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      PYTHON_FOUND=$name
      return 0
    fi
  done
  fail "Python 3.11 ou plus récent est nécessaire (trouvé :${seen:- aucun}). Debian 12 et suivantes le proposent : apt install python3 python3-venv. Un autre emplacement : PYTHON=/chemin/python3.12 ./run" \
    "Python 3.11 or later is needed (found:${seen:- none}). Debian 12 and later have it: apt install python3 python3-venv. Somewhere else: PYTHON=/path/python3.12 ./run"
}

need_venv_module() { # Debian ships venv without ensurepip until python3-venv is installed
  "$PYTHON_FOUND" -c 'import venv, ensurepip' 2>/dev/null && return 0
  fail "le module venv de Python manque ($PYTHON_FOUND). Sous Debian ou Ubuntu : sudo apt install python3-venv" \
    "Python's venv module is missing ($PYTHON_FOUND). On Debian or Ubuntu: sudo apt install python3-venv"
}

need_space() { # before a long download rather than in the middle of it
  free=$(df -Pk "$ROOT" 2>/dev/null | awk 'NR == 2 { print $4 }')
  case ${free:-} in '' | *[!0-9]*) return 0 ;; esac
  [ "$free" -ge "$NEEDED_KB" ] && return 0
  fail "disque plein : $((free / 1024)) Mo libres dans $ROOT, il en faut $((NEEDED_KB / 1024))." \
    "disk full: $((free / 1024)) MB free in $ROOT, $((NEEDED_KB / 1024)) are needed."
}

need_readable() { # an environment that another account made is not damaged: nothing is removed
  [ -e "$VENV" ] || return 0
  closed=$(find "$VENV" ! -type l ! -readable -print 2>/dev/null | head -n 1)
  [ -n "$closed" ] || return 0
  fail "l’environnement Python ne peut pas être lu : $closed. Lancer la commande sous le compte qui l’a fait, ou en donner les droits (chown -R, chmod -R u+rwX)." \
    "the Python environment cannot be read: $closed. Run the command under the account that made it, or give the rights (chown -R, chmod -R u+rwX)."
}

create_environment() {
  need_readable
  find_python
  need_venv_module
  need_space
  rm -rf "$VENV" 2>"$LOG" || explain "$LOG" "impossible d’effacer $VENV." "cannot remove $VENV."
  "$PYTHON_FOUND" -m venv "$VENV" >"$LOG" 2>&1 ||
    explain "$LOG" "l’environnement Python n’a pas pu être créé." "the Python environment could not be made."
}

need_environment() { # makes .venv when there is none, again when it cannot work any more (Python upgraded, file lost)
  "$VENV_PYTHON" -c '' 2>/dev/null && return 0
  need_readable
  [ ! -e "$VENV" ] || say "      environnement abîmé : reconstruit" "damaged environment: made again"
  create_environment
}

locked() { # check|complete|stamp ...: see locked.py
  "$VENV_PYTHON" -I "$ROOT/scripts/locked.py" "$@" 2>/dev/null
}

pip_install() { # ARGUMENTS of pip install: ready-made packages only, nothing asked
  "$VENV_PYTHON" -m pip install --quiet --no-input --disable-pip-version-check --retries 2 --timeout 30 --no-deps "$@" >"$LOG" 2>&1 ||
    explain "$LOG" "les bibliothèques n’ont pas pu être installées." "the libraries could not be installed."
}

install_list() { # NAME LIST: brings the environment to what the locked list says
  locked check "$VENV/$1.stamp" "$ROOT/$2" && return 0
  "$VENV_PYTHON" -m pip --version >/dev/null 2>&1 || create_environment
  need_space
  rm -f "$VENV/$1.stamp"
  pip_install --only-binary :all: --require-hashes -r "$ROOT/$2"
  if ! locked complete "$ROOT/$2"; then
    need_readable
    say "      bibliothèques incomplètes : environnement reconstruit" "incomplete libraries: environment made again"
    create_environment
    pip_install --only-binary :all: --require-hashes -r "$ROOT/$2"
    locked complete "$ROOT/$2" ||
      fail "les bibliothèques de $2 restent incomplètes." "the libraries of $2 are still incomplete."
  fi
  locked stamp "$VENV/$1.stamp" "$ROOT/$2" || fail "écriture impossible dans $VENV (disque plein ?)." "cannot write in $VENV (disk full?)."
}

install_project() { # the `coopatlas` command, straight from this checkout
  set -- "$ROOT/pyproject.toml" "$ROOT/requirements.in" "$ROOT/coopatlas/__init__.py"
  [ -x "$VENV/bin/coopatlas" ] && locked check "$VENV/project.stamp" "$@" && return 0
  rm -f "$VENV/project.stamp"
  pip_install --no-build-isolation --editable "$ROOT"
  locked stamp "$VENV/project.stamp" "$@" || fail "écriture impossible dans $VENV (disque plein ?)." "cannot write in $VENV (disk full?)."
}

one_at_a_time() { # two ./run of one checkout take turns; the lock falls by itself with the process, however it ends
  command -v flock >/dev/null 2>&1 || return 0
  exec 9<"$ROOT/requirements.txt"
  flock -n 9 && return 0
  say "Une autre préparation est en cours dans ce dossier : attente…" "another preparation is running in this folder: waiting…"
  flock 9 || true
}
