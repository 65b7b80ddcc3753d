# What ./run and ./test say: every message in French, then in English. Sourced, never run.

say() { # FRENCH ENGLISH: one line of progress
  printf '%s · %s\n' "$1" "$2" >&2
}

fail() { # FRENCH ENGLISH: what is missing and what to do about it; ends with exit code 1
  printf '\nErreur : %s\nError: %s\n' "$1" "$2" >&2
  exit 1
}

misuse() { # FRENCH ENGLISH: a command line that cannot be understood; ends with exit code 2
  printf '%s\n%s\n' "$1" "$2" >&2
  exit 2
}

explain() { # LOG FRENCH ENGLISH: why a step failed, read from what its tools wrote in LOG; ends with exit code 1
  if grep -qiE 'no space left on device|errno 28\b|disk quota exceeded|disk is full' "$1"; then
    fail "disque plein. Libérer de la place (il en faut environ 500 Mo dans $ROOT et dans ${TMPDIR:-/tmp}), puis relancer." \
      "disk full. Free some space (about 500 MB are needed in $ROOT and in ${TMPDIR:-/tmp}), then run again."
  elif grep -qiE 'DO NOT MATCH THE HASHES' "$1"; then
    tail -n 12 "$1" >&2
    fail "une bibliothèque téléchargée n’a pas l’empreinte attendue : rien n’a été installé. Vérifier le réseau, puis relancer." \
      "a downloaded library does not have the expected hash: nothing was installed. Check the network, then run again."
  elif grep -qiE 'name resolution|name or service not known|nodename nor servname|NewConnectionError|ConnectTimeout|ReadTimeout|network is unreachable|no route to host|connection refused|max retries exceeded|ProxyError|could not resolve|unable to connect' "$1"; then
    fail "pas de réseau : le dépôt de paquets ne répond pas. Vérifier la connexion (ou le mandataire, variable HTTPS_PROXY), puis relancer ; ce qui est déjà fait est gardé." \
      "no network: the package registry does not answer. Check the connection (or the proxy, variable HTTPS_PROXY), then run again; what is done is kept."
  elif grep -qiE 'permission denied|errno 13\b|read-only file system' "$1"; then
    fail "écriture impossible dans $ROOT. Se placer dans une copie dont on a les droits, puis relancer." \
      "cannot write in $ROOT. Use a copy that you own, then run again."
  elif grep -qiE 'no matching distribution found' "$1"; then
    tail -n 12 "$1" >&2
    fail "une bibliothèque n’existe pas pour cette version de Python ou cette machine. Essayer PYTHON=python3.11 ./run." \
      "a library does not exist for this version of Python or this machine. Try PYTHON=python3.11 ./run."
  fi
  tail -n 25 "$1" >&2
  fail "$2" "$3"
}
