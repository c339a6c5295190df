"""The audio features of one clip: librosa and Melograph by turns, one thread each, CPU time.

Prints for each length the median of both and the ratio: above 1, Melograph needs less.
"""

import argparse
import json
import os
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
RATE = 22050
warnings.filterwarnings("ignore")


def music(seconds):
    """Real music of the wanted length: the sample project's files, one after another."""
    parts, length = [], 0
    for path in sorted((ROOT / "samples" / "audio").rglob("*.*")):
        y, _ = librosa.load(path, sr=RATE)
        parts.append(y)
        length += len(y)
        if length >= seconds * RATE:
            break
    if not parts:
        sys.exit("There is no audio in samples/audio.")
    return np.resize(np.concatenate(parts), seconds * RATE).astype("float32")


def plain(y):
    librosa.feature.melspectrogram(y=y, sr=RATE)
    librosa.feature.mfcc(y=y, sr=RATE)
    librosa.feature.chroma_stft(y=y, sr=RATE)


def shared(y, tuning):
    power = np.abs(librosa.stft(y)) ** 2
    mel = librosa.feature.melspectrogram(S=power, sr=RATE)
    librosa.feature.mfcc(S=librosa.power_to_db(mel))
    librosa.feature.chroma_stft(S=power, sr=RATE, tuning=tuning)


def parts(y):
    for part in librosa.decompose.hpss(np.abs(librosa.stft(y))):
        librosa.amplitude_to_db(part)


THEIRS = {
    "three plain calls": ("mel+mfcc+chroma", plain),
    "shared STFT, tuning estimated": ("mel+mfcc+chroma", lambda y: shared(y, None)),
    "shared STFT, tuning taken as 0": ("mel+mfcc+chroma", lambda y: shared(y, 0.0)),
    "melspectrogram": ("mel", lambda y: librosa.feature.melspectrogram(y=y, sr=RATE)),
    "mfcc": ("mfcc", lambda y: librosa.feature.mfcc(y=y, sr=RATE)),
    "chroma_stft": ("chroma", lambda y: librosa.feature.chroma_stft(y=y, sr=RATE)),
    "abs(stft)": ("stft", lambda y: np.abs(librosa.stft(y))),
    "amplitude_to_db(abs(cqt))": ("constant-q", lambda y: librosa.amplitude_to_db(np.abs(librosa.cqt(y, sr=RATE)))),
    "tonnetz": ("tonnetz", lambda y: librosa.feature.tonnetz(y=y, sr=RATE)),
    "decompose.hpss, in dB": ("harmonic+percussive", parts),
    "onset_strength": ("onset-strength", lambda y: librosa.onset.onset_strength(y=y, sr=RATE)),
    "tempogram": ("tempogram", lambda y: librosa.feature.tempogram(y=y, sr=RATE)),
    "beat_track": ("beats", lambda y: librosa.beat.beat_track(y=y, sr=RATE)),
}


def cpu_milliseconds(work, y):
    before = time.process_time()
    work(y)
    return 1000 * (time.process_time() - before)


def ours(wav, rounds, only):
    java = Path(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
    classes = f"{ROOT}/target/classes{os.pathsep}{(ROOT / 'target/class-path.txt').read_text().strip()}"
    # As the launcher starts the program.
    command = [str(java), "--enable-native-access=ALL-UNNAMED", "--add-modules=jdk.incubator.vector", "-Xmx900m"]
    command += ["-cp", classes, str(ROOT / "bench/features/FeaturesBench.java"), str(wav), str(rounds)] + [only] * bool(only)
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stderr)
    return {row["features"]: row["milliseconds"] for row in json.loads(done.stdout)["rows"]}


def measure(seconds, turns, rounds, only, folder):
    cases = {name: case for name, case in THEIRS.items() if not only or case[0] in only.split(",")}
    y = music(seconds)
    wav = Path(folder) / f"{seconds}.wav"
    soundfile.write(wav, y, RATE, subtype="FLOAT")
    for _, work in cases.values():
        work(y)
    librosa_ms = {name: [] for name in cases}
    our_ms = {}
    for _ in range(turns):
        for name, (_, work) in cases.items():
            librosa_ms[name] += [cpu_milliseconds(work, y) for _ in range(rounds)]
        for features, value in ours(wav, rounds, only).items():
            our_ms.setdefault(features, []).append(value)
    rows = []
    for name, (features, _) in cases.items():
        theirs, mine = statistics.median(librosa_ms[name]), statistics.median(our_ms[features])
        rows.append(
            {
                "seconds": seconds,
                "librosa": name,
                "melograph": features,
                "librosa_ms": round(theirs, 2),
                "melograph_ms": round(mine, 2),
                "ratio": round(theirs / mine, 2),
            }
        )
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--seconds", default="30,180", help="lengths of the clips")
    parser.add_argument("--turns", type=int, default=3, help="how often the two sides take turns")
    parser.add_argument("--only", help="features that are measured, by Melograph's ids, with commas")
    parser.add_argument("--rounds", type=int, default=5, help="measurements of each side in a turn")
    chosen = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for seconds in chosen.seconds.split(","):
            rows += measure(int(seconds), chosen.turns, chosen.rounds, chosen.only, folder)
    if chosen.json:
        print(json.dumps({"bench": "features", "librosa": librosa.__version__, "rows": rows}, indent=2))
        return
    print(f"{'s':>4} {'librosa ' + librosa.__version__:<32}{'ms':>9} {'Melograph':<18}{'ms':>8} {'ratio':>7}")
    for r in rows:
        print(
            f"{r['seconds']:>4} {r['librosa']:<32}{r['librosa_ms']:>9.1f} {r['melograph']:<18}"
            f"{r['melograph_ms']:>8.1f} {r['ratio']:>7.2f}"
        )


if __name__ == "__main__":
    main()
