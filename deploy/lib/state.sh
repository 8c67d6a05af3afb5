# shellcheck shell=bash
# The state that Terraform could not save, which no run may lose; sourced after account.sh.

# Terraform leaves it there when it cannot write to the bucket.
readonly UNSAVED=errored.tfstate

# The folders in which something changes the state of an environment.
changing_folders() {
  printf '%s\n' "$root"/deploy/target/{applies,destroys,plans}/"$1"
}

unsaved_states() {
  local folder
  while read -r folder; do
    [[ ! -e $folder/$UNSAVED ]] || echo "$folder/$UNSAVED"
  done < <(changing_folders "$1")
}

# Before anything is planned, changed or cleared away.
refuse_unsaved_state() {
  local file
  file=$(unsaved_states "$1")
  [[ -z $file ]] || die "$file is a state that could not be saved, and the only one that has all that there is:" \
    "save it with deploy/push-state $1, which calls terraform state push; see 'The state was not saved' in docs/runbook.md"
}

# A Terraform that outlived its script is still saving the state.
await_terraform() {
  local folder end=$((SECONDS + ${SAVE_SECONDS:-240}))
  while read -r folder; do
    while pgrep -f -- "terraform -chdir=${folder//[^A-Za-z0-9\/_-]/.} apply" >/dev/null; do
      ((SECONDS < end)) || die_unknown "Terraform still runs in $folder after ${SAVE_SECONDS:-240} s: wait for it, then call deploy/push-state $1"
      log "waits for the Terraform that runs in $folder"
      sleep "${POLL_SECONDS:-5}"
    done
  done < <(changing_folders "$1")
}

# After a change that failed: saves the state now, since the machine may be gone in a minute.
push_unsaved_state() {
  if [[ -n $(unsaved_states "$1") ]]; then
    "$root/deploy/push-state" "$1" || true
  fi
}
