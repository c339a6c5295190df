-- Where songs stand by the split or folds that came with them, as those of known data sets.
CREATE TABLE given_split (
    song  TEXT NOT NULL PRIMARY KEY REFERENCES song (hash) ON DELETE CASCADE,
    split TEXT CHECK (split IN ('train', 'valid', 'test', 'none')),
    fold  TEXT
) STRICT;
