#!/bin/sh
# Makes the encoded files of src/test/resources/io: half a second of two tones in stereo at 44.1 kHz,
# 440 Hz at half scale on the left, 660 Hz at a quarter on the right. Needs ffmpeg (made with 5.1) with
# libmp3lame, libvorbis, libopus and its own AAC encoder.
set -eu
out="$(dirname "$0")/../resources/io"
mkdir -p "$out"
encode() {
    ffmpeg -v error -y -f lavfi \
        -i "aevalsrc=0.5*sin(2*PI*440*t)|0.25*sin(2*PI*660*t):s=44100:d=0.5" \
        -bitexact -metadata title="Two Tones" -metadata artist="Melograph" -metadata album="Fixtures" "$@"
}
encode -sample_fmt s16 "$out/tones.flac"
encode -c:a libmp3lame -b:a 128k "$out/tones.mp3"
encode -c:a libvorbis -q:a 4 "$out/tones.ogg"
encode -c:a libopus -b:a 96k "$out/tones.opus"
encode -ac 1 -ar 8000 -c:a adpcm_ima_wav "$out/adpcm.wav"
encode -c:a aac -b:a 128k -movflags +faststart "$out/tones.m4a"
