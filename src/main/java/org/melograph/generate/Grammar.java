package org.melograph.generate;

import org.melograph.feature.EventVocabulary;
import org.melograph.feature.EventVocabulary.Kind;

/**
 * Which tokens may follow what was composed so far: gap, pitch and duration take turns, and the notes of a chord rise, as
 * they do in every encoded piece. A chord is therefore finite, and so every tune moves on.
 */
final class Grammar {
    private final EventVocabulary vocabulary;
    private Kind previous = Kind.START;
    private int lastGap = -1;
    private int lastPitch = -1;

    Grammar(EventVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Whether a token may come next. */
    boolean allows(int token) {
        if (!vocabulary.isAllowed(previous, token)) {
            return false;
        }
        return switch (vocabulary.kind(token)) {
            case GAP -> !isChord(token) || lastPitch < EventVocabulary.HIGHEST_PITCH;
            case PITCH -> !isChord(lastGap) || vocabulary.pitch(token) > lastPitch;
            case DURATION -> true;
            case START -> false;
        };
    }

    private boolean isChord(int gapToken) {
        return gapToken >= 0 && vocabulary.beats(gapToken) == 0;
    }

    /** Moves on; the first note of a piece rises above nothing. */
    void take(int token) {
        previous = vocabulary.kind(token);
        switch (previous) {
            case START -> {
                lastGap = -1;
                lastPitch = -1;
            }
            case GAP -> lastGap = token;
            case PITCH -> lastPitch = vocabulary.pitch(token);
            case DURATION -> {}
        }
    }
}
