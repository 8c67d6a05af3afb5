# shellcheck shell=bash
# How the adder's machine is replaced; sourced after account.sh. Not by Terraform: its provider gives the group the new version of the
# template before it starts the instance refresh, so that the automatic rollback would go back to the new version
# (https://github.com/hashicorp/terraform-provider-aws/issues/34189).

# shellcheck source=../../release/contract.sh
source "$root/release/contract.sh"
# AWS itself tries for an hour.
readonly REFRESH_SECONDS=${REFRESH_SECONDS:-$INSTANCE_REFRESH_SECONDS}

# Group, template and the version of it that Terraform applied; nothing while there is no group.
applied_machine() {
  outputs "$1" | jq -r '.running | select(.adder_template_version) | "\(.adder_group) \(.adder_template) \(.adder_template_version)"'
}

# The versions that the group launches and that its machines were launched from, each once; nothing when there is no such group.
group_versions() {
  aws_checked autoscaling describe-auto-scaling-groups --auto-scaling-group-names "$1" \
    --query 'AutoScalingGroups[0].[LaunchTemplate.Version, Instances[].LaunchTemplate.Version]' --output json | jq -r '. // [] | flatten | unique | join(" ")'
}

# Says what the group launches if that is not the version that was applied.
outdated_machine() {
  local applied group version versions
  applied=$(applied_machine "$1") || return
  read -r group _ version <<<"$applied"
  [[ -n $group ]] || return 0
  versions=$(group_versions "$group") || return
  # A plan that lacks the group makes it.
  [[ -z $versions || $versions == "$version" ]] || echo "The adder's group has version $versions of its launch template, version $version was applied: deploy/apply replaces the machine."
}

# Replaces the adder's machine unless group and machine have the version that was applied. The group takes that version when the refresh
# succeeds, and keeps its own when it is rolled back.
replace_machine() {
  local applied group template version versions refresh
  applied=$(applied_machine "$1") || return
  read -r group template version <<<"$applied"
  [[ -n $group ]] || return 0
  await_refresh "$group" || [[ $? != "$UNKNOWN" ]] || return "$UNKNOWN"
  versions=$(group_versions "$group") || return
  [[ $versions != "$version" ]] || { log "the adder's machine has version $version of its launch template"; return; }
  log "replaces the adder's machine: version $version of its launch template instead of $versions"
  refresh=$(aws_retried autoscaling start-instance-refresh --auto-scaling-group-name "$group" --preferences AutoRollback=true \
    --desired-configuration "LaunchTemplate={LaunchTemplateId=$template,Version=$version}" --query InstanceRefreshId --output text) \
    || grep -q '(InstanceRefreshInProgress)' "$scratch/aws" || { log "aws autoscaling start-instance-refresh failed: $(last_line "$scratch/aws")"; return 1; }
  await_refresh "$group" "$refresh" || return
  log "the adder's machine is replaced"
}

# Waits until an instance refresh has ended, the latest one unless an id is given; none has. Fails unless it was successful. What takes
# longer than REFRESH_SECONDS is rolled back.
await_refresh() {
  local group=$1 which=(--max-records 1) answer status percent end=$((SECONDS + REFRESH_SECONDS)) waited=false overdue=false
  [[ -z ${2:-} ]] || which=(--instance-refresh-ids "$2")
  while :; do
    answer=$(aws_checked autoscaling describe-instance-refreshes --auto-scaling-group-name "$group" "${which[@]}" \
      --query 'InstanceRefreshes[0].[Status, PercentageComplete]' --output text) || return
    read -r status percent <<<"$answer"
    case $status in
      Pending | InProgress | Baking | RollbackInProgress | Cancelling) log "the instance refresh of $group: $status, ${percent/None/0} %" ;;
      Successful | None) return ;;
      *)
        if $waited || [[ -n ${2:-} ]]; then log "the instance refresh of $group ended: $status"; fi
        return 1
        ;;
    esac
    waited=true
    if ((SECONDS >= end)); then
      ! $overdue || { log "the instance refresh of $group has not ended after another $REFRESH_SECONDS s"; return 1; }
      overdue=true end=$((SECONDS + REFRESH_SECONDS))
      if [[ $status != RollbackInProgress && $status != Cancelling ]]; then
        log "no machine got ready within $REFRESH_SECONDS s: rolls the instance refresh back"
        (aws_checked autoscaling rollback-instance-refresh --auto-scaling-group-name "$group" >/dev/null) || return
      fi
    fi
    sleep "${POLL_SECONDS:-15}"
  done
}
