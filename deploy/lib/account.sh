# shellcheck shell=bash
# The account, what bootstrap put into it, and what an environment's state says; sourced after console.sh.

account_setting() {
  local value
  value=$(sed -n "s/^$1: *\"\{0,1\}\([^\" #]*\).*/\1/p" "$root/infra-cdktf/account.yaml")
  [[ -n $value ]] || die "infra-cdktf/account.yaml lacks '$1': add it"
  echo "$value"
}

ACCOUNT=$(account_setting id)
REGION=$(account_setting region)
readonly ACCOUNT REGION
readonly REGISTRY=$ACCOUNT.dkr.ecr.$REGION.amazonaws.com
export AWS_REGION=$REGION AWS_DEFAULT_REGION=$REGION AWS_PAGER=

# One of the buckets that bootstrap made: state, plans, artifacts.
bucket() {
  echo "counter-$1-$ACCOUNT-$REGION"
}

environments() {
  local file
  for file in "$root"/infra-cdktf/environments/*.yaml; do
    basename "$file" .yaml
  done
}

# The environments that workflows deploy.
deployed_environments() {
  local line
  line=$(grep '^environments:' "$root/infra-cdktf/account.yaml") || die "infra-cdktf/account.yaml lacks 'environments': add it"
  [[ $line =~ ^environments:\ *\[([a-z0-9,\ -]*)\] ]] || die "infra-cdktf/account.yaml: write environments on one line, such as environments: [small]"
  tr -s ', ' '\n' <<<"${BASH_REMATCH[1]}" | grep . || true
}

check_environment() {
  [[ -n ${1:-} ]] || usage_error "an environment is missing"
  [[ $1 != */* && -e $root/infra-cdktf/environments/$1.yaml ]] || die "there is no environment '$1': name one of $(environments | paste -sd ' ' -)"
}

check_commit() {
  [[ $1 =~ ^[0-9a-f]{40}$ ]] || die "'$1' is no commit: give its 40 hexadecimal digits (git rev-parse NAME)"
}

last_line() {
  grep -v "^$" "$1" | tail -n 1
}

# Transient errors.
readonly TRANSIENT='\((Throttl[A-Za-z]*|TooManyRequests[A-Za-z]*|RequestLimitExceeded|SlowDown|ServiceUnavailable|Internal[A-Za-z]*|RequestTime[A-Za-z]*|ConditionalRequestConflict|5[0-9][0-9])\)|[Cc]ould not connect|[Cc]onnection (was|aborted|reset)|[Tt]imeout'

# Calls AWS with retries on transient errors, for RETRY_SECONDS at most.
aws_retried() {
  local answer end=$((SECONDS + ${RETRY_SECONDS:-180}))
  until answer=$(aws "$@" 2>"$scratch/aws"); do
    grep -qE "$TRANSIENT" "$scratch/aws" || return 1
    ((SECONDS < end)) || die_unknown "aws $1 $2 failed for ${RETRY_SECONDS:-180} s: $(last_line "$scratch/aws")"
    sleep "${POLL_SECONDS:-5}"
  done
  [[ -z $answer ]] || printf '%s\n' "$answer"
}

# Calls AWS; a failure ends the script with one line.
aws_checked() {
  aws_retried "$@" || die "aws $1 $2 failed: $(last_line "$scratch/aws")"
}

# Calls AWS for what may be missing: then it prints nothing. A missing bucket is an error.
aws_optional() {
  aws_retried "$@" && return
  grep -qE '\((404|NoSuchKey|NoSuchBucket|ImageNotFoundException|DBInstanceNotFound(Fault)?|LoadBalancerNotFound)\)' "$scratch/aws" || die "aws $1 $2 failed: $(last_line "$scratch/aws")"
  [[ ! $* =~ (s3://|--bucket )(counter-[a-z]+-$ACCOUNT-$REGION) ]] || check_bucket "${BASH_REMATCH[2]}"
}

check_bucket() {
  aws_retried s3api head-bucket --bucket "$1" >/dev/null && return
  grep -q '(404)' "$scratch/aws" || die "aws s3api head-bucket failed: $(last_line "$scratch/aws")"
  die "there is no bucket $1: check id and region in infra-cdktf/account.yaml; deploy/bootstrap creates it"
}

# Refuses credentials of another account than the settings name.
check_credentials() {
  local account
  account=$(aws_checked sts get-caller-identity --query Account --output text)
  [[ $account == "$ACCOUNT" ]] || die "these credentials are of account $account, infra-cdktf/account.yaml names $ACCOUNT: use those of the latter"
}

# The state of an environment as JSON, {} while there is none. It may hold secrets: for pipes only.
state() {
  aws_optional s3 cp --only-show-errors "s3://$(bucket state)/counter-$1/terraform.tfstate" - | jq -s '.[0] // {}'
}

# An attribute of every resource of a type that the state of an environment has.
attributes_of() {
  state "$1" | jq -r --arg type "$2" --arg name "$3" '.resources[]? | select(.mode == "managed" and .type == $type) | .instances[].attributes[$name]'
}

# When the state of an environment was last written; nothing while there is none.
state_time() {
  aws_optional s3api head-object --bucket "$(bucket state)" --key "counter-$1/terraform.tfstate" --query LastModified --output text
}

outputs() {
  state "$1" | jq '.outputs // {} | map_values(.value)'
}

# The record of what runs as Terraform's variables; nothing while nothing runs.
running_record() {
  outputs "$1" | jq '.release_record // empty | with_entries(.key |= "release_" + .)'
}

record_key() {
  echo "releases/$1/release.tfvars.json"
}

# The record of a published release; nothing when there is none. It names the commit that it is kept under.
published_record() {
  local record place
  place=s3://$(bucket artifacts)/$(record_key "$1")
  record=$(aws_optional s3 cp --only-show-errors "$place" -)
  [[ -n $record ]] || return 0
  jq -e --arg commit "$1" '.release_commit == $commit' <<<"$record" >/dev/null 2>&1 \
    || die "$place is the record of another release than $1: find out who wrote it"
  printf '%s\n' "$record"
}

# What was applied to an environment, newest first, as "TIME RELEASE STACK", of the last 100 versions of its state; each line as soon as it is
# known. A release whose apply failed counts. It needs the right to read versions, as an administrator has.
applied_releases() {
  local key=counter-$1/terraform.tfstate versions time id found line=''
  versions=$(aws_checked s3api list-object-versions --bucket "$(bucket state)" --prefix "$key" \
    --query "Versions[?Key=='$key'].[LastModified, VersionId]" --output text)
  while read -r time id; do
    [[ $time != None ]] || return 0
    aws_checked s3api get-object --bucket "$(bucket state)" --key "$key" --version-id "$id" "$scratch/version" >/dev/null
    found=$(jq -r '.outputs // {} | map_values(.value) | select(.release_record) | "\(.release_record.commit) \(.stack_commit // .release_record.commit)"' "$scratch/version")
    [[ -z $line || ${line#* } == "$found" ]] || echo "$line"
    line=${found:+$time $found}
  done < <(head -n 100 <<<"$versions")
  [[ -z $line ]] || echo "$line"
}

# Refuses a file that is no record of a release.
check_record() {
  jq -e '{release_adder_sha256: "^[0-9a-f]{64}$", release_ami_id: "^ami-[0-9a-f]{8,17}$", release_commit: "^[0-9a-f]{40}$",
      release_display_digest: "^sha256:[0-9a-f]{64}$", release_migrator_digest: "^sha256:[0-9a-f]{64}$",
      release_reset_digest: "^sha256:[0-9a-f]{64}$"} as $right
    | keys == ($right | keys) and all(to_entries[]; .key as $name | .value | test($right[$name]))' "$1" >/dev/null 2>&1 \
    || die "$2 is no record of a release: take one that deploy/publish wrote"
}
