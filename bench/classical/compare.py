"""Classical models by scikit-learn and by Melograph, by turns: CPU seconds of the fit, of the prediction, and accuracy.

The same rows on both sides, standardised, the same settings, on one thread. Prints for each model the median of both and
their ratio: above 1, Melograph needs less. Its process is started anew for each fit, so that the compiler's time counts.

    bench/run classical [--runs 3] [--only svm] [--rows 5000] [--json]
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
    parser.add_argument("--only")
    parser.add_argument("--rows", type=int, default=5000, help="rows that are learnt from; a fifth of them more are asked")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


ARGUMENTS = command_line()
os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy as np  # noqa: E402
from sklearn.datasets import make_classification  # noqa: E402
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier  # noqa: E402
from sklearn.linear_model import LogisticRegression  # noqa: E402
from sklearn.neighbors import KNeighborsClassifier  # noqa: E402
from sklearn.svm import SVC  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
WIDTH, CLASSES = 57, 10

MODELS = {
    "random-forest": (["trees=300"], lambda seed: RandomForestClassifier(300, random_state=seed, n_jobs=1)),
    "svm": (["c=3.0", "calibrate=false"], lambda _: SVC(C=3.0, gamma="scale")),
    "k-nearest-neighbours": (["neighbours=5"], lambda _: KNeighborsClassifier(5)),
    "logistic-regression": (["c=0.1"], lambda _: LogisticRegression(C=0.1, max_iter=500)),
    "gradient-boosting": (
        ["rounds=100", "learning_rate=0.1", "leaves=31", "min_leaf=20"],
        lambda seed: HistGradientBoostingClassifier(max_iter=100, early_stopping=False, random_state=seed),
    ),
}


def data():
    asked = ARGUMENTS.rows // 5
    x, y = make_classification(
        ARGUMENTS.rows + asked, WIDTH, n_informative=20, n_redundant=10, n_classes=CLASSES, class_sep=1.2, flip_y=0.1, random_state=0
    )
    x = (x - x[: ARGUMENTS.rows].mean(0)) / x[: ARGUMENTS.rows].std(0)
    return x.astype(np.float32), y


def ours(name, settings, x, y, folder):
    java = pathlib.Path(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
    classes = f"{ROOT}/target/classes{os.pathsep}{(ROOT / 'target/class-path.txt').read_text().strip()}"
    rows, labels = pathlib.Path(folder, "rows.f32"), pathlib.Path(folder, "labels.f32")
    x.astype("<f4").tofile(rows)
    y.astype("<f4").tofile(labels)
    command = [str(java), "-XX:ActiveProcessorCount=1", "--add-modules=jdk.incubator.vector", "-cp", classes]
    command += [str(ROOT / "bench/classical/FitClassifier.java"), name, str(rows), str(labels)]
    command += [str(WIDTH), str(ARGUMENTS.rows), str(CLASSES), *settings]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stderr)
    return json.loads(done.stdout.strip().splitlines()[-1])


def theirs(make, x, y, seed):
    n = ARGUMENTS.rows
    model = make(seed)
    start = time.process_time()
    model.fit(x[:n], y[:n])
    fit = time.process_time() - start
    start = time.process_time()
    said = model.predict(x[n:])
    return {"fit": fit, "predict": time.process_time() - start, "accuracy": float((said == y[n:]).mean())}


def main():
    x, y = data()
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for name, (settings, make) in MODELS.items():
            if ARGUMENTS.only not in (None, name):
                continue
            pairs = [(ours(name, settings, x, y, folder), theirs(make, x, y, seed)) for seed in range(ARGUMENTS.runs)]
            row = {"model": name, "data": f"{ARGUMENTS.rows}x{WIDTH}, {CLASSES} classes", "runs": ARGUMENTS.runs}
            for side, index in (("ours", 0), ("scikit_learn", 1)):
                row[side] = {k: statistics.median(p[index][k] for p in pairs) for k in pairs[0][index]}
            row["fit_ratio"] = row["scikit_learn"]["fit"] / max(1e-3, row["ours"]["fit"])
            row["predict_ratio"] = row["scikit_learn"]["predict"] / max(1e-3, row["ours"]["predict"])
            rows.append(row)
            print(json.dumps(row), file=sys.stderr)
    if ARGUMENTS.json:
        print(json.dumps({"rows": rows}))
    else:
        for row in rows:
            print(
                f"{row['model']}: fit {row['ours']['fit']:.2f} s against {row['scikit_learn']['fit']:.2f} s (ratio"
                f" {row['fit_ratio']:.2f}), accuracy {row['ours']['accuracy']:.3f} against"
                f" {row['scikit_learn']['accuracy']:.3f}"
            )


if __name__ == "__main__":
    main()
