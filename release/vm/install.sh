#!/usr/bin/env bash
# Installs and starts the adder on this machine, Amazon Linux 2023. Safe to unpack and run again, and after an interruption.
set -euo pipefail

usage() {
  cat <<TEXT
usage: install.sh

Installs the archive that it lies in, as root: Java from the machine's repositories, a user, the service with a trained cache, and its unit. It
starts the service, then the CloudWatch agent that ships its log, and waits until the service is ready. The service starts without a cache when
the training fails, and without the agent when that cannot be installed or refuses its settings. The jars move out of the unpacked archive.

The variables of the service must be in $MACHINE_ENVIRONMENT_FILE, $MACHINE_ENVIRONMENT_VARIABLE among them.
TEXT
}

die() {
  echo "install.sh: $*" >&2
  exit 1
}

log() {
  echo "install.sh: $*"
}

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=/dev/null
source "$here/contract.sh"

readonly READY_SECONDS=${READY_SECONDS:-120}
readonly TRAINING_SECONDS=${TRAINING_SECONDS:-60}
readonly AGENT=/opt/aws/amazon-cloudwatch-agent
readonly AGENT_USER=cwagent

check() {
  ((EUID == 0)) || die "needs root: run it with sudo"
  [[ -r $MACHINE_ENVIRONMENT_FILE ]] || die "$MACHINE_ENVIRONMENT_FILE is missing: write the service's variables to it first"
  environment=$(sed -n "s/^$MACHINE_ENVIRONMENT_VARIABLE=//p" "$MACHINE_ENVIRONMENT_FILE")
  [[ $environment =~ ^[a-z0-9]+(-[a-z0-9]+)*$ ]] \
    || die "$MACHINE_ENVIRONMENT_FILE must set $MACHINE_ENVIRONMENT_VARIABLE to lower-case letters, digits and hyphens, not to '$environment'"
  [[ -e $here/app.jar ]] || die "app.jar is not beside it, an earlier run has moved it: unpack the archive again"
}

# The network has no endpoint for it: all that it sends would be recorded as denied traffic.
disable_ssm_agent() {
  systemctl disable --now amazon-ssm-agent.service || log "there is no SSM agent"
}

install_java() {
  log "installs Java"
  dnf install --assumeyes --quiet java-25-amazon-corretto-headless logrotate
}

make_user() {
  id "$MACHINE_USER" &>/dev/null || useradd --system --user-group --no-create-home --home-dir / --shell /sbin/nologin "$MACHINE_USER"
}

# What runs keeps the files that it opened.
place_files() {
  log "installs the service to $MACHINE_DIRECTORY"
  rm -rf "$MACHINE_DIRECTORY.new" "$MACHINE_DIRECTORY.old"
  mkdir -p "$MACHINE_DIRECTORY.new"
  mv "$here/lib" "$here/trust" "$here/app.jar" "$MACHINE_DIRECTORY.new/"
  chown -R root:root "$MACHINE_DIRECTORY.new"
  chmod -R u=rwX,go=rX "$MACHINE_DIRECTORY.new"
  if [[ -e $MACHINE_DIRECTORY ]]; then
    mv -T "$MACHINE_DIRECTORY" "$MACHINE_DIRECTORY.old"
  fi
  mv -T "$MACHINE_DIRECTORY.new" "$MACHINE_DIRECTORY"
  rm -rf "$MACHINE_DIRECTORY.old"
}

# As the service's user, who may write here until the cache is made. The limit holds for what hangs.
training_step() {
  (cd "$MACHINE_DIRECTORY" && timeout --kill-after=5 "$TRAINING_SECONDS" runuser -u "$MACHINE_USER" -- "$@" 2>&1)
}

# A failure costs the cache, not the service: Java starts without one, only more slowly.
train() {
  log "trains the cache"
  local said
  chown "$MACHINE_USER" "$MACHINE_DIRECTORY"
  if said=$(training_step "${MACHINE_RECORDING[@]}" && training_step "${MACHINE_CREATION[@]}"); then
    chown root:root "$MACHINE_CACHE"
    chmod 0644 "$MACHINE_CACHE"
  else
    log "the training failed, the service starts without a cache: $said"
    rm -f "$MACHINE_CACHE"
  fi
  rm -f "$MACHINE_CONFIGURATION"
  chown root:root "$MACHINE_DIRECTORY"
}

# The service writes to a file that systemd opens, and may not replace it.
prepare_log() {
  install -d -o root -g root -m 0750 "$(dirname "$MACHINE_LOG")"
  [[ -e $MACHINE_LOG ]] || install -o root -g root -m 0640 /dev/null "$MACHINE_LOG"
  install -o root -g root -m 0644 "$here/$LOG_ROTATION" "/etc/logrotate.d/${MACHINE_UNIT%.service}"
}

start_agent() {
  log "installs and starts the agent"
  dnf install --assumeyes --quiet amazon-cloudwatch-agent \
    && chgrp "$AGENT_USER" "$(dirname "$MACHINE_LOG")" "$MACHINE_LOG" \
    && sed "s/@environment@/$environment/g" "$here/$AGENT_SETTINGS" >"$AGENT/etc/${MACHINE_UNIT%.service}.json" \
    && "$AGENT/bin/amazon-cloudwatch-agent-ctl" -a fetch-config -m ec2 -s -c "file:$AGENT/etc/${MACHINE_UNIT%.service}.json" \
    && systemctl enable amazon-cloudwatch-agent.service
}

start_service() {
  log "starts $MACHINE_UNIT"
  install -o root -g root -m 0644 "$here/$MACHINE_UNIT" "/etc/systemd/system/$MACHINE_UNIT"
  systemctl daemon-reload
  systemctl enable "$MACHINE_UNIT"
  systemctl restart "$MACHINE_UNIT"
}

await_ready() {
  local end=$((SECONDS + READY_SECONDS))
  until curl --fail --silent --output /dev/null --max-time 5 "$MACHINE_READINESS"; do
    ((SECONDS < end)) || die "the service is not ready after $READY_SECONDS s; the end of $MACHINE_LOG:"$'\n'"$(tail -n 20 "$MACHINE_LOG")"
    sleep 1
  done
  log "the service is ready"
}

if (($# > 0)); then
  usage
  [[ $1 == -h || $1 == --help ]] && exit
  exit 2
fi
check
disable_ssm_agent
install_java
make_user
place_files
train
prepare_log
start_service
start_agent || log "the agent does not run: neither log nor metrics leave this machine, and the alarm on missing data rings"
await_ready
