# shellcheck shell=bash
# Whether the account's quotas have room for what stacks run; sourced after account.sh.

# Warns in a line of each quota that is smaller than what the stacks in these files need together. It never fails, and says nothing without the
# right to ask.
check_quotas() {
  local service code what needed value
  while IFS=$'\t' read -r service code what needed; do
    value=$(aws service-quotas get-service-quota --service-code "$service" --quota-code "$code" --query Quota.Value --output text 2>/dev/null) || continue
    if [[ $value =~ ^[0-9]+(\.[0-9]+)?$ ]] && ((${value%.*} < needed)); then
      log "warning: the quota $code ($what) is ${value%.*}, $needed are needed: see 'A quota is too small' in docs/runbook.md" >&2
    fi
  done < <(jq -rs '[.[].output.quotas.value // {} | to_entries[]] | group_by(.key)[]
    | [.[0].value.service, .[0].key, .[0].value.what, (map(.value.needed) | add)] | @tsv' "$@")
}
