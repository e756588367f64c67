#!/usr/bin/env bash
# Builds OpenTofu from its Go module and prints the path of the executable. Later calls find it in the user's cache.
# Usage: build-opentofu.sh [-v <version>] [-s <operating system, as GOOS>]
set -euo pipefail
version=1.12.6
system="$(go env GOOS)"
while getopts v:s: option; do
  case "$option" in
    v) version="$OPTARG" ;;
    s) system="$OPTARG" ;;
    *) exit 2 ;;
  esac
done
module="github.com/opentofu/opentofu@v$version"
directory="${XDG_CACHE_HOME:-$HOME/.cache}/terraform-provider-hostup/opentofu-$version"
binary="$directory/tofu$(GOOS="$system" go env GOEXE)"

if [ ! -x "$binary" ]; then
  mkdir -p "$directory"
  cd "$directory"
  # Go applies `replace` directives only in the main module, which is this one.
  definition="$(GOWORK=off go mod download -json "$module" | sed -n 's/^\s*"GoMod": "\(.*\)",\{0,1\}$/\1/p')"
  cat > go.mod <<END
module opentofu
go 1.26.6
tool github.com/opentofu/opentofu/cmd/tofu
require github.com/opentofu/opentofu v$version
$(grep '^replace ' "$definition")
END
  go mod tidy >&2
  GOOS="$system" go build -ldflags "-X github.com/opentofu/opentofu/version.dev=no" -o "$binary.new" github.com/opentofu/opentofu/cmd/tofu >&2
  mv "$binary.new" "$binary"
fi
echo "$binary"
