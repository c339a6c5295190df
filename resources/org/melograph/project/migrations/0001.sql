-- The library's first schema. Never change a migration that was released: add the next one.

-- A song is its content: the same bytes under two names are one song.
CREATE TABLE song (
    hash        TEXT    NOT NULL PRIMARY KEY CHECK (length(hash) = 64),
    path        TEXT    NOT NULL,
    kind        TEXT    NOT NULL CHECK (kind IN ('audio', 'midi')),
    title       TEXT    NOT NULL,
    artist      TEXT    NOT NULL,
    album       TEXT    NOT NULL,
    seconds     REAL    NOT NULL,
    sample_rate INTEGER NOT NULL,
    channels    INTEGER NOT NULL,
    label       TEXT,
    group_name  TEXT    NOT NULL,
    added       INTEGER NOT NULL -- seconds since 1970, UTC
) STRICT;
CREATE INDEX song_by_title ON song (title COLLATE NOCASE, hash);
CREATE INDEX song_by_path ON song (path);

CREATE TABLE refused (
    path   TEXT NOT NULL PRIMARY KEY,
    reason TEXT NOT NULL
) STRICT;

-- Computed features: float32, little endian, row-major over the axes.
CREATE TABLE feature (
    id     INTEGER PRIMARY KEY,
    key    TEXT    NOT NULL UNIQUE,
    bytes  INTEGER NOT NULL,
    used   INTEGER NOT NULL, -- grows with every use: the smallest is evicted first
    axes   TEXT    NOT NULL CHECK (json_valid(axes)),
    samples BLOB   NOT NULL
) STRICT;
CREATE INDEX feature_by_use ON feature (used, bytes);

-- The sum of feature.bytes, so that keeping a feature does not add them all up.
CREATE TABLE feature_total (
    id    INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    bytes INTEGER NOT NULL
) STRICT;
INSERT INTO feature_total (id, bytes) VALUES (1, 0);
CREATE TRIGGER feature_added AFTER INSERT ON feature
BEGIN
    UPDATE feature_total SET bytes = bytes + NEW.bytes;
END;
CREATE TRIGGER feature_removed AFTER DELETE ON feature
BEGIN
    UPDATE feature_total SET bytes = bytes - OLD.bytes;
END;

CREATE TABLE run (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    name         TEXT    NOT NULL,
    architecture TEXT    NOT NULL,
    state        TEXT    NOT NULL,
    report       TEXT    NOT NULL CHECK (json_valid(report)),
    split        TEXT    NOT NULL CHECK (json_valid(split)),
    bundle       TEXT,
    created      INTEGER NOT NULL
) STRICT;

-- On which side of a run's split each song of the library stood.
CREATE TABLE run_part (
    run  INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    song TEXT    NOT NULL REFERENCES song (hash) ON DELETE CASCADE,
    part TEXT    NOT NULL CHECK (part IN ('train', 'valid', 'test')),
    PRIMARY KEY (run, song)
) STRICT, WITHOUT ROWID;
CREATE INDEX run_part_by_song ON run_part (song);

-- What a bundle last said of a song. The largest id is the latest.
CREATE TABLE prediction (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    song          TEXT    NOT NULL REFERENCES song (hash) ON DELETE CASCADE,
    run           INTEGER REFERENCES run (id) ON DELETE SET NULL,
    bundle        TEXT    NOT NULL,
    label         TEXT    NOT NULL,
    confidence    REAL    NOT NULL,
    probabilities TEXT    NOT NULL CHECK (json_valid(probabilities)),
    part          TEXT CHECK (part IS NULL OR part IN ('train', 'valid', 'test')),
    UNIQUE (song, bundle)
) STRICT;
CREATE INDEX prediction_by_run ON prediction (run);

CREATE TABLE setting (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
