# shellcheck shell=bash
# How every script speaks, and what it checks before it does anything; sourced by them.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
readonly root
readonly SCRIPT=${0##*/}

((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 404)) || {
  echo "$SCRIPT: needs bash 4.4 or newer (macOS: brew install bash)" >&2
  exit 1
}
# What fails within $(...) ends the script as well.
shopt -s inherit_errexit

# Files that hold more than a reader of the log should see; gone at the end.
scratch=$(mktemp -d)
readonly scratch
trap 'rm -rf "$scratch"' EXIT

say() {
  echo "$SCRIPT: $*"
}

die() {
  echo "$SCRIPT: $*" >&2
  exit 1
}

# Ends without a verdict: nobody answered. Not a failure, so the exit status differs.
readonly UNKNOWN=3
unknown() {
  echo "$SCRIPT: $*" >&2
  exit "$UNKNOWN"
}

misused() {
  echo "$SCRIPT: $*: see ${0#"$root/"} --help" >&2
  exit 2
}

# For what must not be overlooked in a long log.
shout() {
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

# A result for the steps of a workflow that follow.
output() {
  if [[ -n ${GITHUB_OUTPUT:-} ]]; then
    echo "$1=$2" >>"$GITHUB_OUTPUT"
  fi
}

needs() {
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

# Runs a program that has no business with anybody's account.
without_credentials() {
  local name
  local -a hidden=()
  while IFS= read -r name; do
    hidden+=(-u "$name")
  done < <(compgen -e | grep -E '^(AWS_|ACTIONS_ID_TOKEN_|ACTIONS_RUNTIME_|GH_TOKEN$|GITHUB_TOKEN$)' || true)
  env ${hidden[@]+"${hidden[@]}"} "$@"
}
