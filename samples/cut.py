"""Cuts the samples out of unpacked Debian packages as ATTRIBUTION.csv says, and writes manifest.csv and midi.csv.

    python3 cut.py --list-packages      the packages, one a line
    python3 cut.py FOLDER               FOLDER/<package> is an unpacked package
"""

import csv
import pathlib
import shutil
import struct
import subprocess
import sys

SAMPLES = pathlib.Path(__file__).parent
EXCERPT_SECONDS = 10
SAMPLE_RATE = 22050


def rows():
    with open(SAMPLES / "ATTRIBUTION.csv", newline="", encoding="utf-8") as table:
        return list(csv.DictReader(table))


def lump(wad, name):
    """The bytes of one named lump of a Doom WAD file, which is where Freedoom keeps its MIDI files."""
    data = wad.read_bytes()
    count, directory = struct.unpack("<ii", data[4:12])
    for entry in range(directory, directory + 16 * count, 16):
        start, size = struct.unpack("<ii", data[entry : entry + 8])
        if data[entry + 8 : entry + 16].rstrip(b"\0").decode("ascii") == name:
            return data[start : start + size]
    raise SystemExit(f"{wad} has no lump {name}: this is another version of the package.")


def cut(original, start, target):
    """A mono Vorbis excerpt without the original's tags; bitexact, so that making it twice gives one file."""
    command = ["ffmpeg", "-v", "error", "-y", "-ss", start, "-t", str(EXCERPT_SECONDS), "-i", original]
    command += ["-map", "0:a:0", "-map_metadata", "-1", "-ac", "1", "-ar", str(SAMPLE_RATE)]
    command += ["-c:a", "libvorbis", "-q:a", "2", "-fflags", "+bitexact", "-flags:a", "+bitexact", target]
    subprocess.run([str(part) for part in command], check=True)


def make(packages):
    for row in rows():
        target = SAMPLES / row["file"]
        target.parent.mkdir(parents=True, exist_ok=True)
        path, _, name = row["original"].partition("#")
        original = packages / row["package"] / path
        if row["start_seconds"]:
            cut(original, row["start_seconds"], target)
        elif name:
            target.write_bytes(lump(original, name))
        else:
            shutil.copyfile(original, target)
    (SAMPLES / "licences").mkdir(exist_ok=True)
    for package in {row["package"] for row in rows()}:
        shutil.copyfile(
            packages / package / "usr/share/doc" / package / "copyright", SAMPLES / "licences" / f"{package}.txt"
        )


def manifest(folder, table):
    """What the program reads: the label is the file's folder; all excerpts of one original are one group."""
    with open(SAMPLES / table, "w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["path", "label", "group", "artist", "title"])
        for row in rows():
            parts = row["file"].split("/")
            if parts[0] == folder:
                group = pathlib.PurePath(row["original"].partition("#")[2] or row["original"]).stem
                writer.writerow([row["file"], parts[1], f"{parts[1]}/{group}", row["author"], row["title"]])


if __name__ == "__main__":
    if sys.argv[1:] == ["--list-packages"]:
        print("\n".join(sorted({row["package"] for row in rows()})))
    elif len(sys.argv) == 2:
        make(pathlib.Path(sys.argv[1]))
        manifest("audio", "manifest.csv")
        manifest("midi", "midi.csv")
    else:
        raise SystemExit(__doc__)
