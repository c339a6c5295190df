-- What tags and listening tell of a song, and which file that was told of.

ALTER TABLE song ADD COLUMN album_artist TEXT NOT NULL DEFAULT '';
ALTER TABLE song ADD COLUMN genre TEXT NOT NULL DEFAULT '';
ALTER TABLE song ADD COLUMN year INTEGER NOT NULL DEFAULT 0;
ALTER TABLE song ADD COLUMN track INTEGER NOT NULL DEFAULT 0;
ALTER TABLE song ADD COLUMN comment TEXT NOT NULL DEFAULT '';

ALTER TABLE song ADD COLUMN tempo REAL; -- beats a minute
ALTER TABLE song ADD COLUMN key_name TEXT NOT NULL DEFAULT '';
ALTER TABLE song ADD COLUMN key_confidence REAL;
ALTER TABLE song ADD COLUMN loudness REAL; -- LUFS
ALTER TABLE song ADD COLUMN peak REAL; -- dBFS

-- The file as it was when it was heard: while both are the same, it need not be heard again.
ALTER TABLE song ADD COLUMN file_bytes INTEGER;
ALTER TABLE song ADD COLUMN file_modified INTEGER; -- milliseconds since 1970, UTC
