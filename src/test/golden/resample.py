"""Golden numbers of the resampler: a sweep over the whole band, resampled by librosa 0.11 (soxr_hq).

Writes src/test/resources/golden/resample/{sweep,to-22050,to-16000}.npy, float32.
"""

from pathlib import Path

import librosa
import numpy as np

RATE = 44100
out = Path(__file__).parent.parent / "resources" / "golden" / "resample"
out.mkdir(parents=True, exist_ok=True)
t = np.arange(RATE // 4) / RATE
# From 50 Hz to 20 kHz with a soft start and end, as music has no edges.
phase = 2 * np.pi * (50 * t + 0.5 * (20000 - 50) / t[-1] * t**2)
sweep = (0.5 * np.sin(phase) * np.hanning(len(t))).astype(np.float32)
np.save(out / "sweep.npy", sweep)
for rate in (22050, 16000):
    np.save(out / f"to-{rate}.npy", librosa.resample(sweep, orig_sr=RATE, target_sr=rate))
