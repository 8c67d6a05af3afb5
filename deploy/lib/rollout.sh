# shellcheck shell=bash
# How the adder's machine is replaced, which Terraform starts and does not wait for; sourced after account.sh.

readonly REFRESH_SECONDS=${REFRESH_SECONDS:-1800}

adder_group() {
  outputs "$1" | jq -r '.running.adder_group // ""'
}

# The id and the status of the latest replacement; nothing when there was none.
latest_refresh() {
  local group refresh
  group=$(adder_group "$1") || return
  [[ -n $group ]] || return 0
  refresh=$(cloud autoscaling describe-instance-refreshes --auto-scaling-group-name "$group" --max-records 1 \
    --query 'InstanceRefreshes[0].[InstanceRefreshId, Status, PercentageComplete]' --output text) || return
  echo "${refresh#None}"
}

# Waits for a replacement that began after the one that is given, or that is still under way.
await_refresh() {
  local environment=$1 before=${2%%[[:space:]]*} refresh id status percent end=$((SECONDS + REFRESH_SECONDS)) waited=false
  while :; do
    refresh=$(latest_refresh "$environment") || return
    read -r id status percent <<<"$refresh"
    case ${status:-none} in
      Pending | InProgress | Baking | RollbackInProgress | Cancelling)
        say "the adder's machine is being replaced: $status, ${percent/None/0} %"
        waited=true
        ;;
      *)
        if ! $waited && [[ -z $id || $id == "$before" ]]; then
          say "the adder's machine stays"
          return
        fi
        [[ $status != Successful ]] || { say "the adder's machine is replaced"; return; }
        say "the replacement of the adder's machine ended as $status"
        return 1
        ;;
    esac
    ((SECONDS < end)) || { say "the adder's machine is not replaced after $REFRESH_SECONDS s"; return 1; }
    sleep "${POLL_SECONDS:-15}"
  done
}
