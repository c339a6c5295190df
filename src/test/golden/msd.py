"""Makes HDF5 files laid out as those of the Million Song Dataset, with made-up songs. Needs h5py 3 and numpy.

Chroma and timbre follow formulas that AnalysedSongReaderTest knows: of segment s, pitch class p has 1 / (1 + (p - s) mod 12) and timbre
coefficient c has 10 * c + s.
"""

import sys
from pathlib import Path

import h5py
import numpy as np

OUT = Path(__file__).resolve().parent.parent / "resources" / "golden" / "msd"


def table(group, name, columns):
    """One row with these columns, chunked and packed as PyTables does it."""
    kinds = [(key, f"S{max(8, len(value) + 4)}" if isinstance(value, bytes) else type(value)) for key, value in columns.items()]
    group.create_dataset(
        name,
        data=np.array([tuple(columns.values())], dtype=kinds),
        maxshape=(None,),
        chunks=(1,),
        compression="gzip",
        compression_opts=1,
        shuffle=True,
    )


def numbers(group, name, values):
    group.create_dataset(name, data=values, maxshape=(None,) + values.shape[1:], compression="gzip", compression_opts=1, shuffle=True)


def song(path, track, song_id, artist_id, title, segments, hotttnesss, year):
    with h5py.File(path, "w") as file:
        s = np.arange(segments)[:, None]
        analysis = file.create_group("analysis")
        numbers(analysis, "segments_pitches", 1.0 / (1 + (np.arange(12)[None, :] - s) % 12))
        numbers(analysis, "segments_timbre", 10.0 * np.arange(12)[None, :] + s)
        numbers(analysis, "segments_start", np.arange(segments) * 0.25)
        table(
            analysis,
            "songs",
            {
                "analysis_sample_rate": np.int32(22050),
                "duration": np.float64(segments * 0.25),
                "key": np.int32(9),
                "loudness": np.float64(-7.5),
                "mode": np.int32(0),
                "tempo": np.float64(240.0),
                "track_id": track,
            },
        )
        metadata = file.create_group("metadata")
        numbers(metadata, "artist_terms_weight", np.array([1.0, 0.5]))
        metadata.create_dataset("artist_terms", data=np.array([b"march", b"brass"], dtype="S256"))
        table(
            metadata,
            "songs",
            {
                "artist_id": artist_id,
                "artist_name": b"The Makers",
                "release": b"Made Up",
                "song_hotttnesss": np.float64(hotttnesss),
                "song_id": song_id,
                "title": title,
            },
        )
        table(file.create_group("musicbrainz"), "songs", {"idx_artist_mbtags": np.int32(0), "year": np.int32(year)})


OUT.mkdir(parents=True, exist_ok=True)
song(OUT / "TRAAAAA00000000001.h5", b"TRAAAAA00000000001", b"SOAAAAA00000000001", b"ARAAAAA00000000001", b"First March", 40, 0.5, 1984)
song(OUT / "TRAAAAB00000000002.h5", b"TRAAAAB00000000002", b"SOAAAAB00000000002", b"ARAAAAA00000000001", b"Second March", 25, np.nan, 0)
with h5py.File(OUT / "other.h5", "w") as file:
    file.create_dataset("default", data=np.zeros(10))
print("h5py", h5py.__version__, file=sys.stderr)
