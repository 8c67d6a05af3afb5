# shellcheck shell=bash
# What plan, apply and destroy do alike; sourced after account.sh.

readonly PLAN=plan.tfplan
readonly PARTS=$root/deploy/lib

plan_key() {
  echo "$1/$2/plan.tar"
}

# The folder of a stack that Terraform works in: what it fetched stays, all else is of this run.
fresh_folder() {
  mkdir -p "$1"
  chmod 0700 "$1"
  find "$1" -mindepth 1 -maxdepth 1 ! -name .terraform -exec rm -rf {} +
}

# Copies the stack that deploy/synth wrote from this very commit.
take_stack() {
  local environment=$1 folder=$2 stacks=$root/infra-cdktf/target/cdktf.out from
  local stack=$stacks/stacks/counter-$environment
  [[ -e $stack/cdk.tf.json && -e $stacks/commit ]] || die "there is no stack of $environment: run deploy/synth $environment first"
  from=$(<"$stacks/commit")
  [[ ${from%-dirty} == "$(head_commit)" ]] || die "the stacks were written from $from, this is $(head_commit): run deploy/synth again"
  fresh_folder "$folder"
  cp "$stack"/*.tf.json "$folder/"
}

is_dirty_stack() {
  [[ $(<"$root/infra-cdktf/target/cdktf.out/commit") == *-dirty ]]
}

# What Terraform says goes to a file beside the plan: it may hold values that no log should. Of a failure it shows what Terraform
# says about its errors; a runner takes the file with it.
terraform_quietly() {
  local folder=$1 log=$1/$2.log
  terraform -chdir="$folder" "${@:3}" -input=false -no-color >"$log" 2>&1 && return
  explain_refusal "$log"
  sed -n '/^Error:/,$p' "$log" | grep -vE '^ *[0-9]+: |^ *[^ ]+ += |│' | head -n 60 >&2 || true
  [[ -z ${GITHUB_ACTIONS:-} ]] || die "terraform $3 failed: see what it says above"
  die "terraform $3 failed: all that it said is in $log"
}

# Ends with a line of our own where Terraform's log shows one of the two things that are nobody's mistake.
explain_refusal() {
  if grep -q 'Error acquiring the state lock' "$1"; then
    grep -E '^  (ID|Operation|Who|Created): ' "$1" >&2 || true
    die "the state is locked by another run: wait for it; if that has died, see 'The state is locked' in docs/runbook.md"
  fi
  if grep -q 'Saved plan is stale' "$1"; then
    die "the plan is stale, the state has changed since: plan again, and let that plan be approved"
  fi
}

# Which state it was made on.
state_of() {
  state "$1" | jq -c '{lineage: (.lineage // null), serial: (.serial // 0)}'
}

# What a plan comes to, as JSON; nothing of it is a value.
read_plan() {
  terraform -chdir="$1" show -json "$PLAN" | jq -f "$PARTS/plan.jq"
}
