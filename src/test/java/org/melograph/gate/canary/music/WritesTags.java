package org.melograph.gate.canary.music;

import org.jaudiotagger.tag.Tag;

/** Holds a file's tags outside io.audio. */
public interface WritesTags {
    Tag tag();
}
