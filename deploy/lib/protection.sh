# shellcheck shell=bash
# Deletion protection of an environment, lifted under the lock of its state and put back unless the destruction happens; sourced after account.sh.

lock_key() {
  echo "counter-$1/terraform.tfstate.tflock"
}

# The lock of a state in Terraform's format; nothing without a lock.
lock_holder() {
  aws_optional s3 cp --only-show-errors "s3://$(bucket state)/$(lock_key "$1")" -
}

# Takes Terraform's own lock, with its contents: other runs name its holder, and terraform force-unlock takes its id.
lock_state() {
  local environment=$1 folder=$2
  jq -n --arg id "$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')" --arg path "$(bucket state)/counter-$1/terraform.tfstate" \
    --arg who "${GITHUB_ACTOR:-${USER:-unknown}}@${HOSTNAME:-unknown}" --arg info "process $$" \
    '{ID: $id, Operation: "deploy/destroy", Info: $info, Who: $who, Version: "", Created: (now | todate), Path: $path}' >"$folder/lock"
  aws_retried s3api put-object --bucket "$(bucket state)" --key "$(lock_key "$environment")" --body "$folder/lock" --if-none-match '*' >/dev/null && return
  grep -qE 'PreconditionFailed|ConditionalRequestConflict' "$scratch/aws" || die "aws s3api put-object failed: $(last_line "$scratch/aws")"
  lock_holder "$environment" >"$scratch/holder"
  # A retry is refused where only the answer to the first attempt was lost.
  ! cmp -s "$scratch/holder" "$folder/lock" || return 0
  rm "$folder/lock"
  jq -r '"  ID:        \(.ID)\n  Operation: \(.Operation)\n  Who:       \(.Who)\n  Created:   \(.Created)"' "$scratch/holder" >&2
  die "the state is locked by another run: wait for it; if that has died, see 'The state is locked' in docs/runbook.md"
}

# Whether the deploy/destroy that took the lock from this folder still runs.
destruction_runs() {
  local info
  [[ -s $1/lock ]] || return
  info=$(jq -r .Info "$1/lock")
  [[ $(ps -p "${info#process }" -o args= 2>/dev/null || true) == *deploy/destroy* ]]
}

unlock_state() {
  local folder=$2 held
  [[ -s $folder/lock ]] || return 0
  held=$(lock_holder "$1" | jq -r .ID) || exit
  if [[ $held == "$(jq -r .ID "$folder/lock")" ]]; then
    aws_checked s3api delete-object --bucket "$(bucket state)" --key "$(lock_key "$1")" >/dev/null
  fi
  rm "$folder/lock"
}

# What is left to do with a database, "STATUS PROTECTED": an interrupted run may have had it deleted. Nothing when it is gone.
database_status() {
  aws_optional rds describe-db-instances --db-instance-identifier "$1" --query 'DBInstances[0].[DBInstanceStatus, DeletionProtection]' --output text
}

balancer_protection() {
  aws_optional elbv2 describe-load-balancer-attributes --load-balancer-arn "$1" \
    --query "Attributes[?Key=='deletion_protection.enabled'].Value | [0]" --output text
}

# Writes down what it lifts before it does.
lift_protection() {
  local environment=$1 folder=$2 databases balancers name found status protected
  databases=$(attributes_of "$environment" aws_db_instance identifier)
  balancers=$(attributes_of "$environment" aws_lb arn)
  for name in $databases; do
    found=$(database_status "$name")
    read -r status protected <<<"$found"
    if [[ -z $status || $status == deleting ]]; then
      log "the database $name is ${status:-gone} already"
    elif [[ $protected == True ]]; then
      log "lifts the protection of the database $name"
      echo "database $name" >>"$folder/lifted"
      aws_checked rds modify-db-instance --db-instance-identifier "$name" --no-deletion-protection --apply-immediately --query DBInstance.DBInstanceStatus --output text >/dev/null
      aws_checked rds wait db-instance-available --db-instance-identifier "$name"
    fi
  done
  for name in $balancers; do
    found=$(balancer_protection "$name")
    if [[ $found == true ]]; then
      log "lifts the protection of the load balancer"
      echo "balancer $name" >>"$folder/lifted"
      aws_checked elbv2 modify-load-balancer-attributes --load-balancer-arn "$name" --attributes Key=deletion_protection.enabled,Value=false >/dev/null
    fi
  done
}

# Puts the protection of a database or a load balancer back, if that is still there.
protect() {
  local kind=$1 name=$2 found
  if [[ $kind == database ]]; then
    found=$(database_status "$name") || exit
    [[ -n $found && $found != deleting* ]] || return 0
    # RDS refuses another change until the lifting itself has ended.
    [[ $found != modifying* ]] || aws_checked rds wait db-instance-available --db-instance-identifier "$name"
    aws_checked rds modify-db-instance --db-instance-identifier "$name" --deletion-protection --apply-immediately --query DBInstance.DBInstanceStatus --output text >/dev/null
  else
    found=$(balancer_protection "$name") || exit
    [[ -n $found ]] || return 0
    aws_checked elbv2 modify-load-balancer-attributes --load-balancer-arn "$name" --attributes Key=deletion_protection.enabled,Value=true >/dev/null
  fi
  log "puts the protection of $name back"
}

put_protection_back() {
  local folder=$1 kind name status=0
  [[ -s $folder/lifted ]] || return 0
  while read -r kind name; do
    (protect "$kind" "$name") </dev/null || status=$?
  done <"$folder/lifted"
  ((status > 0)) || rm "$folder/lifted"
  return "$status"
}

# After a destruction, and before the next one: restores protection and removes the lock. Continues after an error of AWS.
end_destruction() {
  local status=0
  (put_protection_back "$2") || status=$?
  (unlock_state "$1" "$2") || status=$?
  return "$status"
}
