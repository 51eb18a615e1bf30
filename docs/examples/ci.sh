#!/usr/bin/env bash
# Lints the drafts that a branch adds or changes: ci.sh [BASE], with decline-lint and git on the PATH.
set -euo pipefail
base=${1:-origin/main}
git merge-base "$base" HEAD > /dev/null || { echo "no commit in common with $base; is the clone a shallow one?" >&2; exit 2; }

drafts=()
while IFS= read -r -d '' draft; do
  drafts+=("$draft")
done < <(git diff -z --name-only --diff-filter=d "$base"...HEAD -- 'drafts/*.md' 'drafts/*.txt')

if [[ ${#drafts[@]} -eq 0 ]]; then
  echo "no draft has changed since $base"
  exit 0
fi
decline-lint -- "${drafts[@]}"
