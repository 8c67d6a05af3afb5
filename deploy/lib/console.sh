# shellcheck shell=bash
# Messages, exit statuses and checks of every script.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
readonly root
readonly SCRIPT=${0##*/}

((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 404)) || {
  echo "$SCRIPT: needs bash 4.4 or newer (macOS: brew install bash)" >&2
  exit 1
}
# A failure within $(...) ends the script, too.
shopt -s inherit_errexit

# Temporary files with more than a log should show.
scratch=$(mktemp -d)
readonly scratch
trap 'rm -rf "$scratch"' EXIT

log() {
  echo "$SCRIPT: $*"
}

die() {
  echo "$SCRIPT: $*" >&2
  exit 1
}

# The outcome is unknown, since AWS did not answer: an exit status of its own.
readonly UNKNOWN=3
die_unknown() {
  echo "$SCRIPT: $*" >&2
  exit "$UNKNOWN"
}

usage_error() {
  echo "$SCRIPT: $*: see ${0#"$root/"} --help" >&2
  exit 2
}

# For scripts without options of their own.
refuse_options() {
  case ${1:-} in
    -h | --help) usage; exit ;;
    -*) usage_error "unknown option $1" ;;
  esac
}

# A framed error, visible in a long log.
log_error() {
  {
    echo
    echo "################################################################################"
    printf '#  %s\n' "$@"
    echo "################################################################################"
  } >&2
  if [[ -n ${GITHUB_ACTIONS:-} ]]; then
    echo "::error title=$SCRIPT::$1"
  fi
}

# An output for later steps of a workflow.
set_output() {
  if [[ -n ${GITHUB_OUTPUT:-} ]]; then
    echo "$1=$2" >>"$GITHUB_OUTPUT"
  fi
}

require() {
  local tool
  for tool in "$@"; do
    command -v "$tool" >/dev/null && continue
    case $tool in
      aws) die "needs the AWS CLI: https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html" ;;
      gh) die "needs the GitHub CLI: https://cli.github.com" ;;
      terraform) die "needs Terraform 1.10 or newer: https://developer.hashicorp.com/terraform/install" ;;
      *) die "needs $tool: install it with the package manager of this machine" ;;
    esac
  done
  if [[ " $* " == *" terraform "* ]]; then
    [[ $(terraform version 2>/dev/null | head -n 1) =~ v1\.([0-9]+)\. ]] && ((BASH_REMATCH[1] >= 10)) \
      || die "needs Terraform 1.10 or newer: older ones cannot lock a state in S3"
  fi
}

sha256() {
  { if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi; } | cut -d ' ' -f 1
}

head_commit() {
  git -C "$root" rev-parse --verify --quiet HEAD 2>"$scratch/git" && return
  ! grep -q 'dubious ownership' "$scratch/git" || die "git refuses $root, which belongs to another user: git config --global --add safe.directory $root"
  die "$root is no git checkout with a commit: clone the repository"
}

is_clean() {
  [[ -z $(git -C "$root" status --porcelain) ]]
}

# Runs a program without the credentials in the environment.
without_credentials() {
  local name
  local -a hidden=()
  while IFS= read -r name; do
    hidden+=(-u "$name")
  done < <(compgen -e | grep -E '^(AWS_|ACTIONS_ID_TOKEN_|ACTIONS_RUNTIME_|GH_TOKEN$|GITHUB_TOKEN$)' || true)
  env ${hidden[@]+"${hidden[@]}"} "$@"
}
