# shellcheck shell=bash
# Stacks and plans in Terraform; sourced after account.sh.

readonly PLAN=plan.tfplan
readonly PARTS=$root/deploy/lib

plan_key() {
  echo "$1/$2/plan.tar"
}

# Empties the folder of a stack, but for the provider.
clean_folder() {
  mkdir -p "$1"
  chmod 0700 "$1"
  find "$1" -mindepth 1 -maxdepth 1 ! -name .terraform -exec rm -rf {} +
}

# The stacks of deploy/synth are those of this commit.
check_stack() {
  local stacks=$root/infra-cdktf/target/cdktf.out from
  [[ -e $stacks/stacks/$1/cdk.tf.json && -e $stacks/commit ]] || die "there is no stack $1: run deploy/synth first"
  from=$(<"$stacks/commit")
  [[ ${from%-dirty} == "$(head_commit)" ]] || die "the stacks were written from $from, this is $(head_commit): run deploy/synth again"
}

# Copies the stack of an environment to a folder.
copy_stack() {
  local folder=$2
  check_stack "counter-$1"
  clean_folder "$folder"
  cp "$root/infra-cdktf/target/cdktf.out/stacks/counter-$1"/*.tf.json "$folder/"
}

is_dirty_stack() {
  [[ $(<"$root/infra-cdktf/target/cdktf.out/commit") == *-dirty ]]
}

# What Terraform says goes to a file beside the plan: it may hold values that no log should. Of a failure it shows what Terraform
# says about its errors; a runner takes the file with it.
terraform_logged() {
  local folder=$1 log=$1/$2.log
  terraform -chdir="$folder" "${@:3}" -input=false -no-color >"$log" 2>&1 && return
  explain_failure "$log"
  sed -n '/^Error:/,$p' "$log" | grep -vE '^ *[0-9]+: |^ *[^ ]+ += |│' | head -n 60 >&2 || true
  [[ -z ${GITHUB_ACTIONS:-} ]] || die "terraform $3 failed: see what it says above"
  die "terraform $3 failed: all that it said is in $log"
}

# Applies the plan in a process group of its own, so that signals reach Terraform through this script alone, and once: at a second one it
# drops the state. GitHub cancels a step with SIGINT, SIGTERM 7.5 s later and SIGKILL 2.5 s later, to this process alone; Terraform and the
# process that reads its output survive that, and deploy/push-state waits for them.
apply_plan() {
  local folder=$1 reader terraform status signalled=''
  rm -f "$folder/output"
  mkfifo "$folder/output"
  (trap '' HUP INT PIPE TERM; tee "$folder/apply.log" <"$folder/output" | awk '/^Outputs:/ { exit } { print; fflush() }') &
  reader=$!
  set -m
  terraform -chdir="$folder" apply -input=false -no-color "${@:2}" "$PLAN" </dev/null >"$folder/output" 2>&1 &
  terraform=$!
  set +m
  # Nobody may be left to read what this says: the terminal is gone, or tee got the same Ctrl-C.
  trap '' PIPE
  trap '[[ -n $signalled ]] || { signalled=yes; kill -INT "$terraform" || true; log "interrupted: Terraform saves its state" >&2 || true; }' HUP INT TERM
  while :; do
    wait "$terraform" && status=0 || status=$?
    # A signal ends wait, not Terraform.
    kill -0 "$terraform" 2>/dev/null || break
  done
  wait "$reader" || true
  trap - HUP INT TERM
  rm -f "$folder/output"
  [[ -z $signalled ]] || return 130
  return "$status"
}

# Reports a locked state or a stale plan in one line.
explain_failure() {
  if grep -q 'Error acquiring the state lock' "$1"; then
    grep -E '^  (ID|Operation|Who|Created): ' "$1" >&2 || true
    die "the state is locked by another run: wait for it; if that has died, see 'The state is locked' in docs/runbook.md"
  fi
  if grep -q 'Saved plan is stale' "$1"; then
    die "the plan is stale, the state has changed since: plan again, and let that plan be approved"
  fi
}

# Lineage and serial of the state.
state_of() {
  state "$1" | jq -c '{lineage: (.lineage // null), serial: (.serial // 0)}'
}

# Summary of a plan as JSON, without values.
summarize_plan() {
  terraform -chdir="$1" show -json "$PLAN" | jq -f "$PARTS/plan.jq"
}
