#!/bin/sh
# What the task taslint.yml runs, in the folder that holds the inputs. Also for an image that holds taslint and a task without the input `taslint`.
set -eu
set -f # lists are parted at blanks and otherwise taken as they are

# Concourse gives a terminal and says nowhere that it is a CI server; without this a line of progress would be left in the log.
export CI="${CI:-true}"

set --
for file in ${VARS_FILES:-}; do set -- "$@" --vars-file "$file"; done
for file in ${OPS_FILES:-}; do set -- "$@" --ops-file "$file"; done
for word in ${TASLINT_ARGS:-}; do set -- "$@" "$word"; done

set -- "$@" --
if [ -n "${CONFIG_FILE:-}" ]; then set -- "$@" "config/$CONFIG_FILE"; fi
if [ -n "${DIRECTOR_CONFIG_FILE:-}" ]; then set -- "$@" "config/$DIRECTOR_CONFIG_FILE"; fi
if [ -z "${CONFIG_FILE:-}${DIRECTOR_CONFIG_FILE:-}" ]; then set -- "$@" config; fi
if [ -n "${ENV_FILE:-}" ] && [ -f "env/$ENV_FILE" ]; then set -- "$@" "env/$ENV_FILE"; fi

if [ -f taslint/dist/taslint.js ]; then exec node taslint/dist/taslint.js "$@"; fi
exec taslint "$@"
