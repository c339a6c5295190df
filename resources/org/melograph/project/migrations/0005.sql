-- What is said of moments and stretches of songs. It outlives the song's place in the library, whose content it belongs
-- to: a song that is removed and imported again has its annotations.
CREATE TABLE annotation_layer (
    id    INTEGER PRIMARY KEY,
    song  TEXT    NOT NULL CHECK (length(song) = 64),
    place INTEGER NOT NULL, -- from top to bottom
    name  TEXT    NOT NULL,
    color INTEGER NOT NULL CHECK (color >= 0),
    UNIQUE (song, place)
) STRICT;

CREATE TABLE annotation (
    id      INTEGER PRIMARY KEY,
    layer   INTEGER NOT NULL REFERENCES annotation_layer (id) ON DELETE CASCADE,
    start   REAL    NOT NULL CHECK (start >= 0),
    ending  REAL    NOT NULL CHECK (ending >= start),
    label   TEXT    NOT NULL,
    low_hz  REAL, -- null with high_hz: all frequencies
    high_hz REAL, -- null with low_hz: everything above that
    CHECK (low_hz IS NULL AND high_hz IS NULL OR low_hz >= 0 AND (high_hz IS NULL OR high_hz > low_hz))
) STRICT;
CREATE INDEX annotation_by_layer ON annotation (layer, start);
