# shellcheck shell=bash
# The repository at GitHub and the protection of its environments; sourced after account.sh.

REPOSITORY=$(account_setting repository)
readonly REPOSITORY BRANCH=main

github() {
  gh "$@" 2>"$scratch/gh" || die "gh ${*:1:2} failed: $(last_line "$scratch/gh")"
}

# An environment of GitHub as JSON, {} for a missing one. Other failures end the script: the next request would
# remove unknown settings.
github_environment() {
  if gh api "repos/$REPOSITORY/environments/$1" >"$scratch/environment" 2>"$scratch/gh"; then
    cat "$scratch/environment"
  else
    grep -q 'HTTP 404' "$scratch/gh" || die "gh api repos/$REPOSITORY/environments/$1 failed: $(last_line "$scratch/gh")"
    echo '{}'
  fi
}

# Refuses a role that any branch could assume: a workflow that names a missing environment creates it, without protection.
check_environment_protection() {
  local name=$1 environment policies mend="run .github/scripts/set-up-github --reviewer YOU first, or see --unprotected in deploy/$SCRIPT --help"
  environment=$(github_environment "$name")
  [[ $environment != '{}' ]] || die "$REPOSITORY has no GitHub environment $name: $mend"
  jq -e '.deployment_branch_policy.custom_branch_policies == true' <<<"$environment" >/dev/null \
    || die "the GitHub environment $name of $REPOSITORY is open to every branch: $mend"
  policies=$(github api "repos/$REPOSITORY/environments/$name/deployment-branch-policies")
  jq -e --arg branch "$BRANCH" '[.branch_policies[].name] == [$branch]' <<<"$policies" >/dev/null \
    || die "the GitHub environment $name of $REPOSITORY is open to other branches than $BRANCH: $mend"
  [[ $name == publish ]] || jq -e 'any(.protection_rules[]?; .type == "required_reviewers" and (.reviewers | length > 0))' <<<"$environment" >/dev/null \
    || die "the GitHub environment $name of $REPOSITORY requires no reviewer: $mend"
}
