package org.melograph.music;

import org.melograph.base.Provenance;

/** What one file or one row of a table becomes when it is read: the thing features are computed from. */
public sealed interface Item permits Clip, NoteSequence, Row, AnalysedSong, Recording {
    /** Identifies the item within its collection; the song's id. */
    String id();

    /** Where it was read from, and how. */
    Provenance origin();
}
