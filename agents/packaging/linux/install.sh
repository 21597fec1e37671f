#!/bin/sh
# Installs the agent of Popis: program, key and timer. The page "Add a computer" shows the line that calls it.
set -eu
umask 022

usage() {
  cat <<'END'
install.sh --server URL --token TOKEN [--pin sha256/...]
  --server URL     the server that is reported to
  --token TOKEN    an enrolment token of it; without one, and with --archive, only the files are installed
  --pin PIN        SHA-256 of the public key of the server's certificate: trust this key and no other
  --ca-file FILE   the authority that signed the server's certificate, in PEM
  --archive FILE   the archive, where it is here already; else it is fetched from the server
  --schedule WHAT  systemd, cron or none; else what the machine has
  --again          enrol again, although there is a key
  --root DIR       install below DIR, and start nothing
  --quiet          say only what is wrong
Installing again puts a newer program in place and keeps key and configuration.
END
}

name=popis-agent
server='' token='' pin='' ca='' archive='' schedule='' again='' root='' quiet=''
program='' was_there='' made='' code=1

say() { [ -n "$quiet" ] || echo "$name: $*"; }

# What failed leaves nothing half done.
fail() {
  echo "$name: $*" >&2
  [ -z "$program" ] || rm -rf "$program.new"
  [ -n "$was_there" ] || for folder in $(echo "$made" | sort -ru); do rmdir "$root$folder" 2>/dev/null || true; done
  exit "$code"
}

read_options() {
  while [ $# -gt 0 ]; do
    case $1 in
      --again) again=1; shift; continue ;;
      --quiet) quiet=1; shift; continue ;;
      --help) usage; exit 0 ;;
    esac
    [ $# -ge 2 ] || { code=2; fail "$1 needs a value"; }
    case $1 in
      --server) server=$2 ;;
      --token) token=$2 ;;
      --pin) pin=$2 ;;
      --ca-file) ca=$2 ;;
      --archive) archive=$2 ;;
      --schedule) schedule=$2 ;;
      --root) root=${2%/} ;;
      *) code=2; fail "there is no option $1; try --help" ;;
    esac
    shift 2
  done
  code=2
  [ -n "$archive" ] || [ -n "$server" ] || fail '--server URL is needed'
  [ -n "$archive" ] || [ -n "$token" ] || fail '--token TOKEN is needed to fetch the agent'
  [ -z "$token" ] || [ -n "$server" ] || fail '--token needs --server'
  [ -n "$root" ] || [ "$(id -u)" = 0 ] || fail 'this must be run as root'
  case $(uname -s)-$(uname -m) in
    Linux-x86_64) ;;
    *) fail "there is an agent for Linux on x86_64 only; this is $(uname -s) on $(uname -m)" ;;
  esac
  case $schedule in '' | systemd | cron | none) ;; *) fail "--schedule is systemd, cron or none" ;; esac
  code=1
}

# Makes a folder and notes which ones were not there, so that removing the agent leaves none of them.
make_folder() {
  [ -d "$1" ] && return
  make_folder "$(dirname "$1")"
  mkdir "$1"
  made="${1#"$root"}
$made"
}

fetch() {
  set -- -fsS -K - -o "$2" "$server/agent/$1"
  [ -z "$ca" ] || set -- --cacert "$ca" "$@"
  # The pin alone decides: who signed the certificate does not matter then.
  [ -z "$pin" ] || set -- -k --pinnedpubkey "sha256//${pin#sha256/}" "$@"
  # By standard input: everybody on this machine sees what stands on a command line.
  echo "header = \"Authorization: Bearer $token\"" | curl "$@" || fail "$server did not hand out the agent"
}

put_program() {
  rm -rf "$program.new" "$program.old"
  mkdir "$program.new"
  file=popis-agent-linux-x64.tar.gz
  if [ -n "$archive" ]; then
    cp "$archive" "$program.new/$file"
  else
    say "fetching $server/agent/$file"
    fetch "$file" "$program.new/$file"
    fetch SHA256SUMS "$program.new/SHA256SUMS"
    (cd "$program.new" && grep " $file\$" SHA256SUMS | sha256sum -c - >/dev/null) || fail "$file came damaged"
  fi
  tar -xzf "$program.new/$file" -C "$program.new" || fail "$file cannot be unpacked"
  "$program.new/$name/node" --version >/dev/null || fail 'the Node.js of the agent does not run here: it needs glibc 2.28 or later'
  [ ! -d "$program" ] || mv "$program" "$program.old"
  mv "$program.new/$name" "$program"
  [ ! -f "$program.old/.made" ] || mv "$program.old/.made" "$program/.made"
  rm -rf "$program.new" "$program.old"
}

put_config() {
  make_folder "$config"
  make_folder "$state"
  chmod 700 "$config" "$state"
  [ -f "$config/agent.yaml" ] || cat >"$config/agent.yaml" <<'END'
# The agent of Popis on this machine; docs/install.md of Popis says what may stand here.
stateFolder: ../../var/lib/popis-agent
# As often as its timer runs it: when you change the one, change the other.
every: 5m
END
  chmod 600 "$config/agent.yaml"
}

put_units() {
  make_folder "$units/timers.target.wants"
  cp "$program/$name.service" "$program/$name.timer" "$units/"
  ln -sf "../$name.timer" "$units/timers.target.wants/$name.timer"
}

put_cron() {
  make_folder "$root/etc/cron.d"
  cp "$program/$name.cron" "$root/etc/cron.d/$name"
}

has_systemd() { [ -d /run/systemd/system ]; }

put_schedule() {
  if [ -z "$schedule" ]; then
    schedule=systemd
    [ -n "$root" ] || has_systemd || [ ! -d /etc/cron.d ] || [ -d "$units" ] || schedule=cron
  fi
  case $schedule in
    systemd) put_units ;;
    cron) put_cron ;;
  esac
}

enrol() {
  set -- enrol "$server" "$token" --config "$config/agent.yaml"
  [ -z "$pin" ] || set -- "$@" --pin "$pin"
  [ -z "$ca" ] || set -- "$@" --ca-file "$ca"
  if ! "$program/$name" "$@" >/dev/null; then
    [ -n "$was_there" ] || "$program/uninstall.sh" --quiet --root "$root"
    fail 'this machine was not let in'
  fi
  chmod 600 "$config/agent.yaml"
  say "enrolled with $server"
}

start() {
  if [ ! -f "$config/agent.key" ]; then
    say "not enrolled yet; on the machine: $name enrol ${server:-URL} TOKEN"
    return
  fi
  [ -z "$root" ] || return 0
  # By hand once, so that whoever installs sees that it reports.
  if "$program/$name" run --once --log "$state/agent.log" >/dev/null 2>&1; then
    say 'reported'
  else
    say "not all was told yet; $name doctor says why"
  fi
  [ "$schedule" = systemd ] || return 0
  if has_systemd; then
    systemctl daemon-reload
    systemctl enable --quiet --now "$name.timer"
  else
    say "systemd does not run here: its timer is written and starts with it. Until then: $name run --once"
  fi
}

main() {
  read_options "$@"
  server=${server%/}
  program=$root/opt/$name config=$root/etc/$name state=$root/var/lib/$name units=$root/etc/systemd/system
  [ ! -d "$program" ] || was_there=1
  [ -z "$root" ] || mkdir -p "$root"
  make_folder "$root/opt"
  put_program
  put_config
  put_schedule
  make_folder "$root/usr/local/bin"
  ln -sf "/opt/$name/$name" "$root/usr/local/bin/$name"
  # What an earlier installation has made is still ours.
  printf '%s' "$made" >>"$program/.made"
  if [ -n "$token" ] && { [ -n "$again" ] || [ ! -f "$config/agent.key" ]; }; then enrol; fi
  start
  say "installed in $program; $name doctor looks after it, $program/uninstall.sh removes it"
}

main "$@"
