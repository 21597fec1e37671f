#!/bin/sh
# Removes the agent of Popis from this machine: timer, program, configuration, key and what it remembered.
set -eu

name=popis-agent
root='' quiet=''

main() {
  while [ $# -gt 0 ]; do
    case $1 in
      --root) root=${2%/}; shift 2 ;;
      --quiet) quiet=1; shift ;;
      --help) echo 'uninstall.sh [--quiet] [--root DIR]'; exit 0 ;;
      *) echo "$name: there is no option $1" >&2; exit 2 ;;
    esac
  done
  [ -n "$root" ] || [ "$(id -u)" = 0 ] || { echo "$name: this must be run as root" >&2; exit 2; }
  if [ -z "$root" ] && [ -d /run/systemd/system ]; then
    systemctl disable --quiet --now "$name.timer" 2>/dev/null || true
    systemctl stop --quiet "$name.service" 2>/dev/null || true
  fi
  units=$root/etc/systemd/system
  rm -f "$units/$name.service" "$units/$name.timer" "$units/timers.target.wants/$name.timer" \
    "$root/etc/cron.d/$name" "$root/usr/local/bin/$name"
  made=$(cat "$root/opt/$name/.made" 2>/dev/null || true)
  rm -rf "$root/opt/$name" "$root/opt/$name.new" "$root/opt/$name.old" "$root/etc/$name" "$root/var/lib/$name"
  # Folders that were not there before, the innermost first, unless somebody else now uses them.
  for folder in $(echo "$made" | sort -ru); do rmdir "$root$folder" 2>/dev/null || true; done
  if [ -z "$root" ] && [ -d /run/systemd/system ]; then systemctl daemon-reload; fi
  [ -n "$quiet" ] || echo "$name: removed. The server still has what it reported; there its agent can be revoked."
}

main "$@"
