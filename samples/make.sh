#!/bin/sh
# Makes the sample music again from the Debian packages that ATTRIBUTION.csv names, and the two models trained on it.
# Needs a Debian or Ubuntu with apt-get and dpkg-deb, ffmpeg with libvorbis, python3; about 400 MB in a temporary folder.
# The encoder's version decides the last bits of the audio.
set -eu
cd "$(dirname "$0")"

for tool in apt-get dpkg-deb ffmpeg python3; do
    command -v "$tool" >/dev/null 2>&1 || { echo "make.sh needs $tool: install it, then start again." >&2; exit 1; }
done

packages=$(mktemp -d)
trap 'rm -rf "$packages"' EXIT
samples=$PWD
python3 cut.py --list-packages | while read -r package; do
    echo "Fetching $package"
    (cd "$packages" && apt-get download -q "$package" && dpkg-deb -x "$package"_*.deb "$package" && rm "$package"_*.deb)
done
python3 cut.py "$packages"

"$samples/../melograph" train "$samples/manifest.csv" --architecture mel-cnn --split group --seed 1 \
    --set bands=128 --set hop=512 --set batch=32 --set epochs=20 \
    --out "$samples/models/verdict.melo"
"$samples/../melograph" train "$samples/midi.csv" --architecture notes-composer --seed 1 \
    --out "$samples/models/composer.melo"
