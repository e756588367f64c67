#!/usr/bin/env bash
# Prints the path of an OpenTofu that is built from its Go module, once: the next call finds it in the user's cache.
# Usage: build-opentofu.sh [operating system, as GOOS]
set -euo pipefail
version=1.12.6
directory="${XDG_CACHE_HOME:-$HOME/.cache}/terraform-provider-hostup/opentofu-$version"
system="${1:-$(go env GOOS)}"
binary="$directory/tofu$(GOOS="$system" go env GOEXE)"

if [ ! -x "$binary" ]; then
  mkdir -p "$directory"
  cat > "$directory/go.mod" <<END
module opentofu
go 1.26.6
tool github.com/opentofu/opentofu/cmd/tofu
require github.com/opentofu/opentofu v$version
// OpenTofu's own: https://github.com/opentofu/opentofu/blob/v$version/go.mod
replace github.com/hashicorp/hcl/v2 v2.20.1 => github.com/opentofu/hcl/v2 v2.20.2-0.20251021132045-587d123c2828
END
  cd "$directory"
  go mod tidy >&2
  GOOS="$system" go build -ldflags "-X github.com/opentofu/opentofu/version.dev=no" -o "$binary.new" github.com/opentofu/opentofu/cmd/tofu >&2
  mv "$binary.new" "$binary"
fi
echo "$binary"
