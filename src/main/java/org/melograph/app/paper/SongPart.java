package org.melograph.app.paper;

import org.melograph.base.Tensor;
import org.melograph.dataset.Dataset;
import org.melograph.dataset.Example;
import org.melograph.feature.SongSegments;

/** What may be known of a song, as rows of the feature {@code song}: what a song lacks is zero throughout. */
public enum SongPart {
    /** Chroma and timbre. */
    SOUND("sound", 0, SongSegments.LYRICS_ROW),
    /** The lyrics' vector. */
    LYRICS("lyrics", SongSegments.LYRICS_ROW, Integer.MAX_VALUE);

    private final String word;
    private final int firstRow;
    private final int endRow;

    SongPart(String word, int firstRow, int endRow) {
        this.word = word;
        this.firstRow = firstRow;
        this.endRow = endRow;
    }

    /** In a word. */
    public String word() {
        return word;
    }

    /** Whether some song has it; the songs' feature is {@code song}. */
    public boolean isIn(Dataset data) {
        return data.examples().stream().map(Example::feature).anyMatch(this::isIn);
    }

    private boolean isIn(Tensor feature) {
        int columns = feature.size(-1);
        int end = Math.min(endRow, feature.size(0)) * columns;
        for (int i = firstRow * columns; i < end; i++) {
            if (feature.values()[i] != 0) {
                return true;
            }
        }
        return false;
    }
}
