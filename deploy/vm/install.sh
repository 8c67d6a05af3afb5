#!/usr/bin/env bash
# Installs and starts the adder on this machine, Amazon Linux 2023. Safe to run again, and after an interruption.
set -euo pipefail

usage() {
  cat <<TEXT
usage: install.sh

Installs the archive that it lies in, as root: Java and the CloudWatch agent from the machine's repositories, a user, the service with a
trained cache, its unit, and what the agent ships. Then it starts all and waits until the service is ready.

The variables of the service must be in $ENVIRONMENT_FILE, $ENVIRONMENT_VARIABLE among them.
TEXT
}

die() {
  echo "install.sh: $*" >&2
  exit 1
}

say() {
  echo "install.sh: $*"
}

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=/dev/null
source "$here/machine.sh"

readonly READY_SECONDS=${READY_SECONDS:-120}
readonly AGENT=/opt/aws/amazon-cloudwatch-agent
readonly AGENT_USER=cwagent

check() {
  ((EUID == 0)) || die "needs root: run it with sudo"
  [[ -r $ENVIRONMENT_FILE ]] || die "$ENVIRONMENT_FILE is missing: write the service's variables to it first"
  environment=$(sed -n "s/^$ENVIRONMENT_VARIABLE=//p" "$ENVIRONMENT_FILE")
  [[ $environment =~ ^[a-z0-9]+(-[a-z0-9]+)*$ ]] \
    || die "$ENVIRONMENT_FILE must set $ENVIRONMENT_VARIABLE to lower-case letters, digits and hyphens, not to '$environment'"
}

install_packages() {
  say "installs Java and the agent"
  dnf install --assumeyes --quiet java-25-amazon-corretto-headless amazon-cloudwatch-agent logrotate
}

make_user() {
  id "$SERVICE_USER" &>/dev/null || useradd --system --user-group --no-create-home --home-dir / --shell /sbin/nologin "$SERVICE_USER"
}

# What runs keeps the files that it opened.
place_files() {
  say "installs the service to $DIRECTORY"
  rm -rf "$DIRECTORY.new" "$DIRECTORY.old"
  mkdir -p "$DIRECTORY.new"
  cp -a "$here/app.jar" "$here/lib" "$here/trust" "$DIRECTORY.new/"
  chown -R root:root "$DIRECTORY.new"
  chmod -R u=rwX,go=rX "$DIRECTORY.new"
  if [[ -e $DIRECTORY ]]; then
    mv -T "$DIRECTORY" "$DIRECTORY.old"
  fi
  mv -T "$DIRECTORY.new" "$DIRECTORY"
  rm -rf "$DIRECTORY.old"
}

# As the service's user, who may write here until the cache is made.
train() {
  say "trains the cache"
  local said status=0
  chown "$SERVICE_USER" "$DIRECTORY"
  said=$(cd "$DIRECTORY" && runuser -u "$SERVICE_USER" -- "${TRAINING[@]}" 2>&1) || status=$?
  chown -R root:root "$DIRECTORY"
  if ((status != 0)) || [[ ! -s $CACHE ]]; then
    rm -f "$CACHE"
    die "the training run failed: $said"
  fi
  chmod 0644 "$CACHE"
}

# The service writes to a file that systemd opens; the agent may read it, the service's user may not replace it.
prepare_log() {
  install -d -o root -g "$AGENT_USER" -m 0750 "$(dirname "$LOG")"
  [[ -e $LOG ]] || install -o root -g "$AGENT_USER" -m 0640 /dev/null "$LOG"
  install -o root -g root -m 0644 "$here/$ROTATION" "/etc/logrotate.d/${UNIT%.service}"
}

start_agent() {
  say "starts the agent"
  sed "s/@environment@/$environment/g" "$here/$AGENT_SETTINGS" >"$AGENT/etc/${UNIT%.service}.json"
  "$AGENT/bin/amazon-cloudwatch-agent-ctl" -a fetch-config -m ec2 -s -c "file:$AGENT/etc/${UNIT%.service}.json"
  systemctl enable amazon-cloudwatch-agent.service
}

start_service() {
  say "starts $UNIT"
  install -o root -g root -m 0644 "$here/$UNIT" "/etc/systemd/system/$UNIT"
  systemctl daemon-reload
  systemctl enable "$UNIT"
  systemctl restart "$UNIT"
}

await_ready() {
  local end=$((SECONDS + READY_SECONDS))
  until curl --fail --silent --output /dev/null --max-time 5 "$READINESS"; do
    ((SECONDS < end)) || die "the service is not ready after $READY_SECONDS s; the end of $LOG:"$'\n'"$(tail -n 20 "$LOG")"
    sleep 1
  done
  say "the service is ready"
}

if (($# > 0)); then
  usage
  [[ $1 == -h || $1 == --help ]] && exit
  exit 2
fi
check
install_packages
make_user
place_files
train
prepare_log
start_agent
start_service
await_ready
