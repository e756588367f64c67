#!/usr/bin/env bash
# Deploys all stacks. Whoever comes second waits for the state's lock, also when it is a stack's first deploy.
set -euo pipefail
cd "$(dirname "$0")"
export TF_CLI_ARGS_plan=-lock-timeout=10m TF_CLI_ARGS_apply=-lock-timeout=10m TF_CLI_ARGS_destroy=-lock-timeout=10m

npx cdktf deploy '*' "$@"
