"""Golden numbers for maps: 200 handwritten digits in 20 principal components, and what scikit-learn says of them.

    python src/test/golden/tsne.py src/test/resources/golden/tsne.json

Needs scikit-learn 1.9. Digits: E. Alpaydin, C. Kaynak, Optical Recognition of Handwritten Digits, UCI, CC BY 4.0.
"""

import json
import sys

import numpy as np
import sklearn
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE, trustworthiness

digits = load_digits()
high = PCA(20, random_state=0).fit_transform(digits.data[:200])
high = np.round(high, 3).astype(np.float32)
model = TSNE(perplexity=20, random_state=0, init="pca")
layout = np.round(model.fit_transform(high), 3).astype(np.float32)
flat = high[:, :2]
json.dump(
    {
        "scikit_learn": sklearn.__version__,
        "vectors": high.astype(float).round(3).tolist(),
        "layout": layout.astype(float).round(3).tolist(),
        "perplexity": 20,
        "divergence": float(model.kl_divergence_),
        "trustworthiness": [
            {
                "k": k,
                "layout": float(trustworthiness(high, layout, n_neighbors=k)),
                "principal_components": float(trustworthiness(high, flat, n_neighbors=k)),
            }
            for k in (1, 5, 12, 50, 99)
        ],
    },
    open(sys.argv[1], "w"),
)
