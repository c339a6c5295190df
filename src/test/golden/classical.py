"""Golden numbers of the support vector machine and logistic regression, from scikit-learn 1.9 (pip install scikit-learn==1.9.*).

python classical.py   writes svm.json and logistic.json under ../resources/golden: rows, labels, and what is said of others
"""

import json
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.svm import SVC

OUT = Path(__file__).resolve().parent.parent / "resources" / "golden"


def main():
    random = np.random.default_rng(3)
    labels = np.arange(60) % 3
    rows = random.normal(size=(60, 5)).astype(np.float32)
    rows[np.arange(60), labels] += 1.5
    asked = random.normal(size=(20, 5)).astype(np.float32)
    golden = {"rows": rows.tolist(), "labels": labels.tolist(), "asked": asked.tolist()}
    for kernel in ("rbf", "linear"):
        model = SVC(C=3.0, kernel=kernel, gamma=0.2, tol=1e-6, decision_function_shape="ovr").fit(rows, labels)
        golden[kernel] = {"vectors": int(model.n_support_.sum()), "scores": model.decision_function(asked).tolist()}
    (OUT / "svm.json").write_text(json.dumps(golden) + "\n")
    weights = np.where(labels == 0, 3.0, 1.0)
    model = LogisticRegression(C=0.5, tol=1e-8, max_iter=10000).fit(rows, labels, sample_weight=weights)
    logistic = {**{k: golden[k] for k in ("rows", "labels", "asked")}, "weights": weights.tolist()}
    logistic["probabilities"] = model.predict_proba(asked).tolist()
    (OUT / "logistic.json").write_text(json.dumps(logistic) + "\n")


if __name__ == "__main__":
    main()
