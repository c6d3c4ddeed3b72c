#!/usr/bin/env bash
# What action.yml runs: annotations in the log, a table on the summary page of the job, SARIF on request.
set -euf # -f: lists are parted at blanks and otherwise taken as they are

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
output=${GITHUB_OUTPUT:-/dev/null}
summary=$(mktemp)
trap 'rm -f "$summary"' EXIT

if ! command -v node >/dev/null; then
  echo '::error title=taslint::This runner has no Node. Put actions/setup-node before taslint, version 20.19 or newer.'
  echo 'exit-code=2' >>"$output"
  exit 2
fi

call=(--format "${TASLINT_FORMAT:-github}" --format "markdown=$summary")
if [ -n "${TASLINT_SARIF_FILE:-}" ]; then
  mkdir -p "$(dirname "$TASLINT_SARIF_FILE")"
  rm -f "$TASLINT_SARIF_FILE" # one of an earlier step must not pass for this one
  call+=(--format "sarif=$TASLINT_SARIF_FILE")
fi
for word in ${TASLINT_ARGS:-}; do call+=("$word"); done

call+=(--)
while IFS= read -r path; do
  path=${path%$'\r'}
  if [ -n "$path" ]; then call+=("$path"); fi
done <<<"${TASLINT_PATHS:-.}"

code=0
node "$root/dist/taslint.js" "${call[@]}" || code=$?

if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then cat "$summary" >>"$GITHUB_STEP_SUMMARY"; fi
echo "exit-code=$code" >>"$output"
if [ -n "${TASLINT_SARIF_FILE:-}" ] && [ -f "$TASLINT_SARIF_FILE" ]; then echo "sarif-file=$TASLINT_SARIF_FILE" >>"$output"; fi
exit "$code"
