# shellcheck shell=bash
# Confirmation by the name of the environment; sourced after console.sh.

# Before any work: the answer is right, or there is a terminal to ask on.
check_confirmation() {
  [[ -n $2 || -t 0 ]] || die "there is no terminal to ask on: confirm with --confirm $1"
  [[ -z $2 || $2 == "$1" ]] || die "'$2' is not '$1': nothing was done"
}

confirm() {
  local environment=$1 answer=$2
  [[ -n $answer ]] || read -r -p "Type '$environment', and $3: " answer
  [[ $answer == "$environment" ]] || die "'$answer' is not '$environment': nothing was done"
}
