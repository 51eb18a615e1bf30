#!/usr/bin/env bash
# Packages and hooks as users meet them: the wheel, the crate, pre-commit, and the examples for CI.
# Everything is compiled in one target folder of its own; arguments go to pytest: run.sh test_wheel.py -k install
# PACKAGING_AS_SHIPPED=1 builds with the profile of a release; PACKAGING_TARGET_DIR is another folder to build in.
set -euo pipefail
cd "$(dirname "$0")/../.."

python3 -m venv target/ci-venv
target/ci-venv/bin/pip install --quiet --disable-pip-version-check --requirement tests/packaging/requirements.txt
export CARGO_TARGET_DIR="${PACKAGING_TARGET_DIR:-$PWD/target/packaging}"
python="$PWD/target/ci-venv/bin/python"
cd tests/packaging
exec "$python" -B -m pytest -p no:cacheprovider --rootdir=. --durations=5 -q "$@"
