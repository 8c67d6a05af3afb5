# shellcheck shell=bash
# How a person says that an environment is really meant; sourced after console.sh.

# Before any work: whether the answer is right, or somebody can be asked.
check_confirmation() {
  [[ -n $2 || -t 0 ]] || die "asks nobody without a terminal: confirm with --confirm $1"
  [[ -z $2 || $2 == "$1" ]] || die "'$2' is not '$1': nothing was done"
}

confirm() {
  local environment=$1 answer=$2
  [[ -n $answer ]] || read -r -p "Type '$environment', and $3: " answer
  [[ $answer == "$environment" ]] || die "'$answer' is not '$environment': nothing was done"
}
