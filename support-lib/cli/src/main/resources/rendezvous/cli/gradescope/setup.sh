#!/usr/bin/env bash
# Gradescope runs this once, as root, when it builds the image of the assignment from Ubuntu.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd -P)
export DEBIAN_FRONTEND=noninteractive
apt-get update
apt-get install -y --no-install-recommends openjdk-25-jdk-headless bubblewrap
apt-get clean

# The starter is graded once: should something be missing, the image is not built; and what makes the processes that judge
# start quickly is made now, and not for each submission.
trial=$(mktemp -d)
trap 'rm -rf "$trial"' EXIT
ln -s "$here" "$trial/source"
mkdir "$trial/submission"
starter=$here/course/exercises/@EXERCISE@/exercise.ipynb
if [ -e "$starter" ]; then
  cp "$starter" "$trial/submission/"
fi
AUTOGRADER=$trial bash "$here/run_autograder"
test -s "$trial/results/results.json"
