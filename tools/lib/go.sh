# shellcheck shell=bash
# Programs that come as Go modules of a pinned version.

# Installs one to a path that has its version, so that a new version is installed anew. Go compares the module and all that it needs with the
# public checksum database.
from_go() {
  local module=$1 target=$2
  [[ -x $target ]] || GOSUMDB=sum.golang.org GONOSUMDB='' GOPRIVATE='' GOFLAGS='' GOBIN=$target.part go install "$module" || return
  [[ -x $target ]] || mv "$target.part/"* "$target"
}
