#!/usr/bin/env bash
# Deploys the stack and puts the token into pass. It is in no argument, no log, and no file that others can read.
set -euo pipefail
cd "$(dirname "$0")"
umask 077 # the state, which has the token in it, is this user's alone

npx cdktf deploy "$@"

# Into a variable first: when this fails, the script ends before pass replaces the old token by nothing.
token="$("${TERRAFORM_BINARY_NAME:-terraform}" -chdir=cdktf.out/stacks/home output -raw home_token)"
printf '%s\n' "$token" | pass insert --multiline --force dyndns/home.example.com
