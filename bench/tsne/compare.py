"""t-SNE by scikit-learn and by Melograph, by turns: CPU seconds of the map alone, and how good the maps are.

Prints for each set of points the median of both and the ratio: above 1, Melograph needs less. Its process is started
anew for each map, so that the compiler's time counts.

    bench/run tsne [--runs 3] [--threads 1] [--only digits] [--json]
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time


def command_line():
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--only")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


ARGUMENTS = command_line()
# scikit-learn's descent asks OpenMP, not n_jobs, for its threads; and waiting threads shall not count as work.
os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = str(ARGUMENTS.threads)
os.environ["OMP_WAIT_POLICY"] = "passive"

import numpy as np  # noqa: E402
from sklearn.datasets import load_digits, make_blobs  # noqa: E402
from sklearn.manifold import TSNE, trustworthiness  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]


def data():
    yield "digits", load_digits().data.astype(np.float32)
    yield "blobs", make_blobs(5000, 50, centers=20, cluster_std=4.0, random_state=0)[0].astype(np.float32)


def ours(points, threads):
    java = pathlib.Path(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
    classes = f"{ROOT}/target/classes{os.pathsep}{(ROOT / 'target/class-path.txt').read_text().strip()}"
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, "points.f32")
        points.astype("<f4").tofile(file)
        command = [str(java), "-cp", classes, str(ROOT / "bench/tsne/MapPoints.java"), str(file)]
        command += [str(points.shape[0]), str(points.shape[1]), str(threads)]
        done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stderr)
    return json.loads(done.stdout.strip().splitlines()[-1])


def theirs(points, threads):
    wall, cpu = time.perf_counter(), time.process_time()
    model = TSNE(perplexity=30, init="pca", random_state=0, n_jobs=threads)
    layout = model.fit_transform(points)
    return {
        "cpu": time.process_time() - cpu,
        "wall": time.perf_counter() - wall,
        "divergence": float(model.kl_divergence_),
        "trustworthiness": float(trustworthiness(points, layout, n_neighbors=12)),
    }


def main():
    rows = []
    for name, points in data():
        if ARGUMENTS.only in (None, name):
            threads = ARGUMENTS.threads
            pairs = [(ours(points, threads), theirs(points, threads)) for _ in range(ARGUMENTS.runs)]
            row = {"data": f"{name} {points.shape[0]}x{points.shape[1]}", "threads": ARGUMENTS.threads}
            for side, index in (("ours", 0), ("scikit_learn", 1)):
                row[side] = {k: statistics.median(p[index][k] for p in pairs) for k in pairs[0][index]}
            row["cpu_ratio"] = row["scikit_learn"]["cpu"] / row["ours"]["cpu"]
            rows.append(row)
            print(json.dumps(row), file=sys.stderr)
    if ARGUMENTS.json:
        print(json.dumps({"rows": rows}))
    else:
        for row in rows:
            print(f"{row['data']}: {row['cpu_ratio']:.1f} times less CPU time than scikit-learn")


if __name__ == "__main__":
    main()
