#!/usr/bin/env bash
# Deploys the stack and puts the token into AWS Secrets Manager. It is in no argument, no log, and no file that others can read.
set -euo pipefail
cd "$(dirname "$0")"
umask 077 # the state, which has the token in it, is this user's alone
secret=dyndns/home.example.com

npx cdktf deploy "$@"

# Into a variable first: when this fails, the script ends before the old token is replaced by nothing.
token="$("${TERRAFORM_BINARY_NAME:-terraform}" -chdir=cdktf.out/stacks/home output -raw home_token)"
if aws secretsmanager describe-secret --secret-id "$secret" >/dev/null 2>&1; then
  printf '%s' "$token" | aws secretsmanager put-secret-value --secret-id "$secret" --secret-string file:///dev/stdin
else
  printf '%s' "$token" | aws secretsmanager create-secret --name "$secret" --secret-string file:///dev/stdin
fi
