"""The import of three-minute MP3 files, features included: librosa and Melograph by turns, one thread each, CPU time.

librosa decodes each file to 22,050 Hz and computes tempo and beats, chroma and RMS, as a script that fills a table would;
Melograph's import also reads tags, measures loudness (BS.1770), takes a fingerprint, hashes the file and writes the library.
Ours is the whole process, start of the virtual machine included; theirs is counted after a warm-up.
Prints real time per core (seconds of music in a second of CPU) of both, and the ratio: above 1, Melograph needs less.
"""

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

# Before numpy is loaded: librosa's matrix products on one thread, as ours.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS"):
    os.environ[name] = "1"

import librosa  # noqa: E402
import numpy as np  # noqa: E402
import soundfile  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
RATE = 44100
SECONDS = 180
DIFFERENT = 12
warnings.filterwarnings("ignore")


def write_songs(folder, count):
    """Stereo MP3 files made of the sample project's music; from the 13th on other bytes with the same sound."""
    paths = sorted((ROOT / "samples" / "audio").rglob("*.ogg"))
    if not paths:
        sys.exit("There is no audio in samples/audio.")
    parts = [librosa.load(path, sr=RATE)[0] for path in paths[:: max(1, len(paths) // 24)]]
    music = np.concatenate(parts)
    files = []
    for i in range(count):
        file = folder / f"{i:04}.mp3"
        if i < DIFFERENT:
            left, right = (np.resize(np.roll(music, -(7 * i + k) * 10 * RATE), SECONDS * RATE) for k in (0, 3))
            both = np.stack([0.7 * left + 0.3 * right, 0.3 * left + 0.7 * right], axis=1)
            soundfile.write(file, both, RATE, format="MP3")
        else:
            shutil.copy(files[i % DIFFERENT], file)
        # An ID3v1 tag.
        with open(file, "ab") as out:
            out.write(b"TAG" + f"Song {i}".encode().ljust(30, b"\0") + b"\0" * 94 + b"\xff")
        files.append(file)
    return files


def theirs(files):
    before = time.process_time()
    for file in files:
        y, rate = librosa.load(file)
        librosa.beat.beat_track(y=y, sr=rate)
        librosa.feature.chroma_stft(y=y, sr=rate)
        librosa.feature.rms(y=y)
    return time.process_time() - before


def ours(folder, library):
    for old in library.parent.glob(library.name + "*"):
        old.unlink()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [str(ROOT / "melograph"), "library", "import", str(folder), "--library", str(library)]
    done = subprocess.run(command + ["--threads", "1", "--quiet", "--json"], capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(done.stderr)
    return json.loads(done.stdout)["added"], after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--songs", type=int, default=48, help="files to import; of librosa's side at most 12 are read")
    parser.add_argument("--turns", type=int, default=3, help="how often the two sides take turns")
    chosen = parser.parse_args()
    librosa_x, our_x = [], []
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room, "songs")
        folder.mkdir()
        files = write_songs(folder, chosen.songs)
        theirs(files[:1])
        for _ in range(chosen.turns):
            read = files[:DIFFERENT]
            librosa_x.append(len(read) * SECONDS / theirs(read))
            added, cpu = ours(folder, Path(room, "library.db"))
            if added != chosen.songs:
                sys.exit(f"{added} of {chosen.songs} songs were imported.")
            our_x.append(chosen.songs * SECONDS / cpu)
    row = {
        "songs": chosen.songs,
        "librosa_real_time": round(statistics.median(librosa_x), 1),
        "melograph_real_time": round(statistics.median(our_x), 1),
        "ratio": round(statistics.median(our_x) / statistics.median(librosa_x), 2),
    }
    if chosen.json:
        print(json.dumps({"bench": "import", "librosa": librosa.__version__, "rows": [row]}, indent=2))
        return
    print(f"{row['songs']} songs of three minutes, times real time per core")
    print(f"librosa {librosa.__version__} {row['librosa_real_time']:>8.1f}")
    print(f"Melograph {row['melograph_real_time']:>11.1f}   ratio {row['ratio']:.2f}")


if __name__ == "__main__":
    main()
