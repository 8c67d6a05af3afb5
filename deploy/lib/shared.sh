# shellcheck shell=bash
# Whether the account holds resources of others; sourced after account.sh.

_counted() {
  local filter=$1
  shift
  aws "$@" --output json 2>/dev/null | jq "[$filter] | length" 2>/dev/null || echo 0
}

# Asks before roles are created in an account that others use too: not everything that they reach can be named. It says nothing without the right to
# look.
confirm_shared_account() {
  local networks databases roles answer=''
  networks=$(_counted '.Vpcs[]? | select((.IsDefault | not) and ([.Tags[]? | select(.Key == "Project" and .Value == "counter")] == []))' ec2 describe-vpcs)
  databases=$(_counted '.DBInstances[]? | select(.DBInstanceIdentifier | startswith("counter-") | not)' rds describe-db-instances)
  roles=$(_counted '.Roles[]? | select(.Path | test("^/(counter|aws-service-role|aws-reserved|service-role)/") | not)' iam list-roles)
  ((${networks:-0} + ${databases:-0} + ${roles:-0} > 0)) || return 0
  log "account $ACCOUNT also has ${networks:-0} networks, ${databases:-0} databases and ${roles:-0} roles that are not the counter's." \
    "It is meant for an account of its own: see docs/decisions/least-privilege.md" >&2
  read -r -p "Type shared to create the pipeline's roles here anyway: " answer || true
  [[ $answer == shared ]] || die "nothing was changed: name an account of its own in infra-cdktf/account.yaml"
}
