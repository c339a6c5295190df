"""Golden numbers of the spectral features, from librosa 0.11 (pip install librosa==0.11.0 soundfile).

python features.py excerpts SUPERTUX_MUSIC_DIR   cuts the two excerpts (folder of the Debian package supertux-data)
python features.py                               computes the numbers from the excerpts
"""

import sys
from pathlib import Path

import librosa
import numpy as np
import soundfile

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "resources" / "golden" / "features"
RATE = 22050
EXCERPTS = {"chipdisko": ("antarctic/chipdisko.ogg", 20.0, 1.3), "theme": ("misc/theme.ogg", 14.0, 1.3)}


def cut(music):
    for name, (path, start, seconds) in EXCERPTS.items():
        y, _ = librosa.load(Path(music) / path, sr=RATE, offset=start, duration=seconds)
        soundfile.write(OUT / f"{name}.wav", y, RATE, subtype="PCM_16")


def save(name, values):
    np.save(OUT / f"{name}.npy", np.ascontiguousarray(values, dtype="<f4"))


def compute():
    for name in EXCERPTS:
        y, _ = soundfile.read(OUT / f"{name}.wav", dtype="float32")
        for n_fft in (1024, 2048):
            for center in (True, False):
                given = dict(y=y, sr=RATE, n_fft=n_fft, center=center)
                tag = f"{name}-{n_fft}-{'centred' if center else 'plain'}"
                save(f"mel-{tag}", librosa.feature.melspectrogram(**given))
                save(f"mfcc-{tag}", librosa.feature.mfcc(**given))
                save(f"chroma-{tag}", librosa.feature.chroma_stft(**given))

    # Settings off the beaten track, on every second frame.
    y, _ = soundfile.read(OUT / "theme.wav", dtype="float32")
    frames = dict(y=y, sr=RATE, n_fft=1764, hop_length=441, win_length=1500, window="hamming")
    mel = librosa.feature.melspectrogram(n_mels=40, fmin=50.0, fmax=8000.0, htk=True, **frames)
    save("mel-odd", mel[:, ::2])
    save("mel-odd-db", librosa.power_to_db(mel, ref=np.max, top_db=60)[:, ::2])
    magnitudes = librosa.feature.melspectrogram(n_mels=40, power=1.0, **frames)
    save("mel-odd-magnitude", magnitudes[:, ::2])
    save("mel-odd-magnitude-db", librosa.amplitude_to_db(magnitudes, ref=1.0)[:, ::2])
    save("mfcc-odd", librosa.feature.mfcc(n_mfcc=13, n_mels=64, lifter=22, **frames)[:, ::2])
    save("chroma-odd", librosa.feature.chroma_stft(n_chroma=24, tuning=0.25, norm=2, **frames)[:, ::2])
    save("chroma-odd-tuned", librosa.feature.chroma_stft(n_chroma=24, norm=None, **frames)[:, ::2])
    shape = dict(n_fft=1764, hop_length=2000, window="blackman", center=False)
    magnitude = np.abs(librosa.stft(y, **shape))
    save("stft-odd", magnitude)
    save("stft-odd-db", librosa.amplitude_to_db(magnitude, ref=np.max))

    # Few bands (Bai): means of the power of neighbouring bins, written down anew from the paper.
    power = np.abs(librosa.stft(y, n_fft=1024, hop_length=256)) ** 2
    for spacing in ("mel", "linear"):
        edges = np.linspace(0, librosa.hz_to_mel(RATE / 2), 34)
        edges = librosa.mel_to_hz(edges) / (RATE / 2) if spacing == "mel" else np.linspace(0, 1, 34)
        edges = np.floor(edges * len(power) + 0.5).astype(int)
        bands = np.stack([power[low:high].mean(axis=0) for low, high in zip(edges, edges[1:])])
        save(f"bands-{spacing}", librosa.power_to_db(bands)[:, ::2])
    power = np.abs(librosa.stft(y, n_fft=2048, hop_length=1102)) ** 2
    groups = [power[bin : bin + 1] for bin in range(16)]
    for k in range(3, 10):
        # Points 2^k + 1 to 2^(k+1), the first point being 1.
        groups += np.split(power[2**k : 2 ** (k + 1)], 8)
    save("bands-octaves", librosa.power_to_db(np.stack([g.mean(axis=0) for g in groups])))

    # Spectral shape and zero crossings, one row each, contrast last; and the slopes of the MFCC.
    shape = [
        librosa.feature.spectral_centroid(y=y, sr=RATE),
        librosa.feature.spectral_bandwidth(y=y, sr=RATE),
        librosa.feature.spectral_rolloff(y=y, sr=RATE),
        librosa.feature.spectral_flatness(y=y),
        librosa.feature.rms(S=np.abs(librosa.stft(y))),
        librosa.feature.spectral_contrast(y=y, sr=RATE),
    ]
    save("shape-theme", np.concatenate(shape))
    save("zero-crossings-theme", librosa.feature.zero_crossing_rate(y))
    save("delta-theme", librosa.feature.delta(librosa.feature.mfcc(y=y, sr=RATE)))

    # Rhythm: onset strength of an excerpt; the mean tempogram and the tempo of twelve seconds of it, again and again.
    onsets = librosa.onset.onset_strength(y=y, sr=RATE)
    save("onset-theme", onsets[np.newaxis])
    onsets = np.tile(onsets, 9)
    tempogram = librosa.feature.tempogram(onset_envelope=onsets, sr=RATE, win_length=344)
    save("tempogram-theme", tempogram.mean(axis=1)[np.newaxis])
    save("tempo-theme", librosa.feature.tempo(onset_envelope=onsets, sr=RATE)[np.newaxis])
    save("onsets-theme", librosa.onset.onset_detect(onset_envelope=onsets, sr=RATE)[np.newaxis])
    far = librosa.onset.onset_detect(onset_envelope=onsets, sr=RATE, delta=0.2, wait=9)
    save("onsets-theme-far", far[np.newaxis])


def compute_harmony_and_rhythm():
    y, _ = soundfile.read(OUT / "theme.wav", dtype="float32")
    # Constant-Q at the standard settings; then from another tone, finer, with an odd hop that keeps the rate in every octave;
    # then far below half the rate, which lets librosa halve it before the first octave.
    save("cqt-theme", np.abs(librosa.cqt(y, sr=RATE)))
    save("cqt-theme-db", librosa.amplitude_to_db(np.abs(librosa.cqt(y, sr=RATE)), ref=np.max))
    odd = dict(fmin=110.0, n_bins=60, bins_per_octave=24, hop_length=441, tuning=0.25, filter_scale=0.5, window="hamming")
    save("cqt-odd", np.abs(librosa.cqt(y, sr=RATE, **odd)))
    # Rounding up the halved lengths leaves librosa one frame more than the clip has.
    save("cqt-low", np.abs(librosa.cqt(y, sr=RATE, n_bins=48))[:, : 1 + len(y) // 512])
    for name in EXCERPTS:
        x, _ = soundfile.read(OUT / f"{name}.wav", dtype="float32")
        save(f"tonnetz-{name}", librosa.feature.tonnetz(y=x, sr=RATE))

    # Medians over time and frequency, on every eighth frame; the sound of the tones, every eighth sample.
    magnitude = np.abs(librosa.stft(y))
    for tag, given in {"plain": {}, "odd": dict(kernel_size=(17, 9), power=1.0, margin=2.0)}.items():
        harmonic, percussive = librosa.decompose.hpss(magnitude, **given)
        save(f"harmonic-{tag}", harmonic[:, ::8])
        save(f"percussive-{tag}", percussive[:, ::8])
    save("harmonic-sound", librosa.effects.harmonic(y)[np.newaxis, ::8])
    save("percussive-sound", librosa.effects.percussive(y)[np.newaxis, ::8])
    save("contrast-theme", librosa.feature.spectral_contrast(y=y, sr=RATE))

    # Twelve seconds of each excerpt, again and again: the strength of onsets by their median, tempogram and beats.
    for name in EXCERPTS:
        x, _ = soundfile.read(OUT / f"{name}.wav", dtype="float32")
        x = np.tile(x, 9)
        save(f"onset-median-{name}", librosa.onset.onset_strength(y=x, sr=RATE, aggregate=np.median)[np.newaxis])
        save(f"tempogram-frames-{name}", librosa.feature.tempogram(y=x, sr=RATE)[:, ::64])
        for tag, given in {"": {}, "-at-100": dict(bpm=100.0, tightness=20.0, trim=False)}.items():
            _, beats = librosa.beat.beat_track(y=x, sr=RATE, **given)
            save(f"beats-{name}{tag}", beats[np.newaxis])


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    if sys.argv[1:2] == ["excerpts"]:
        cut(sys.argv[2])
    compute()
    compute_harmony_and_rhythm()
