#!/usr/bin/env bash
# Deploys all stacks. A second deploy waits for the state lock, even if it is a stack's first deploy.
set -euo pipefail
cd "$(dirname "$0")"
export TF_CLI_ARGS_plan=-lock-timeout=10m TF_CLI_ARGS_apply=-lock-timeout=10m TF_CLI_ARGS_destroy=-lock-timeout=10m

npx cdktf deploy '*' "$@"
