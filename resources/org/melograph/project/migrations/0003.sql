-- What tells recordings apart, and where their bytes and their likes were met.

-- 32-bit words, little endian, see Fingerprint.
CREATE TABLE fingerprint (
    song    TEXT    NOT NULL PRIMARY KEY REFERENCES song (hash) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    words   BLOB    NOT NULL
) STRICT;

-- Further files with a song's very bytes.
CREATE TABLE other_path (
    path TEXT NOT NULL PRIMARY KEY,
    song TEXT NOT NULL REFERENCES song (hash) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX other_path_by_song ON other_path (song);

-- Songs that hold the same recording, the lesser hash first.
CREATE TABLE near_duplicate (
    song       TEXT NOT NULL REFERENCES song (hash) ON DELETE CASCADE,
    other      TEXT NOT NULL REFERENCES song (hash) ON DELETE CASCADE,
    similarity REAL NOT NULL, -- the part of the bits that agree, 0.5 by chance
    start      REAL NOT NULL, -- where the common stretch begins in song, in seconds
    other_start REAL NOT NULL,
    seconds    REAL NOT NULL, -- how long it is
    PRIMARY KEY (song, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX near_duplicate_by_other ON near_duplicate (other);
