# Summary of a plan: addresses, actions and names of attributes, never a value.

def verb:
  .change.actions | if . == ["create"] then "create" elif . == ["update"] then "update" elif . == ["delete"] then "delete"
    elif . == ["forget"] then "forget" else "replace" end;

def differing:
  (.change.before // {}) as $before | (.change.after // {}) as $after | (.change.after_unknown // {}) as $unknown
  | [($before + $after + $unknown) | keys[] | select($before[.] != $after[.] or $unknown[.] == true)];

def causes: [(.change.replace_paths // [])[] | map(tostring) | join(".")] | unique;

def detail:
  verb as $verb
  | if $verb == "update" then differing | join(", ")
    elif $verb == "replace" then "because of " + (causes | if length == 0 then "a request" else join(", ") end)
    else "" end;

# Resources whose deletion cannot be undone.
def is_kept: .type == "aws_db_instance" or .type == "aws_s3_bucket";

[.resource_changes[]? | select(.mode == "managed") | select(.change.actions | . != ["no-op"] and . != ["read"])] as $changes
# The commit of the stack is no change.
| [.output_changes // {} | to_entries[] | select(.value.actions != ["no-op"] and .key != "stack_commit") | .key] as $outputs
| [$changes[] | select(is_kept and (.change.actions | any(. == "delete" or . == "forget"))) | .address] as $destroys
| (reduce $changes[] as $one ({create: 0, update: 0, replace: 0, delete: 0, forget: 0}; .[$one | verb] += 1)) as $counts
| {
    changes: (($changes | length) + ($outputs | length)),
    destroys: $destroys,
    caution: (if $destroys == [] then "" else
      "> [!CAUTION]\n> This deletes or forgets data in \($destroys | map("`\(.)`") | join(", ")). It is applied only if `--may-destroy` names each.\n\n" end),
    summary: (
      ["**\($counts.create) to create, \($counts.update) to update, \($counts.replace) to replace, \($counts.delete) to delete\(if $counts.forget > 0 then ", \($counts.forget) to forget" else "" end)**", ""]
      + (if $changes == [] then [] else
          ["| action | resource | what changes |", "|---|---|---|"]
          + [$changes | sort_by(.address)[] | verb as $verb
            | "| \(if $verb == "replace" or $verb == "delete" or $verb == "forget" then "**\($verb)**" else $verb end) | `\(.address)` | \(detail) |"] + [""] end)
      + (if $outputs == [] then [] else ["Outputs that change: \($outputs | map("`\(.)`") | join(", "))", ""] end)
      | join("\n"))
  }
