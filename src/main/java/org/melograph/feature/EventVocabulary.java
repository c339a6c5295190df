package org.melograph.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.melograph.base.Provenance;
import org.melograph.music.Meter;
import org.melograph.music.Note;
import org.melograph.music.NoteSequence;
import org.melograph.music.Tempo;

/**
 * The words a composer model reads and writes. A piece is a start token and then three tokens for every note: the gap
 * since the onset before it, its pitch, its duration. Gaps and durations are classes on a grid of twelfths of a beat,
 * which holds straight and triplet rhythms down to sixteenths and eighth triplets.
 *
 * <p>What the grid cannot hold is rounded: onsets to the nearest twelfth (an error is carried over to the next gap, so
 * that it never adds up), a rest longer than eight beats to eight beats, pitches off the piano (below 21, above 108) by
 * octaves onto it. Drums are left out; of two equal pitches that begin together the longer one stays.
 */
public final class EventVocabulary {
    /** What a token says. */
    public enum Kind {
        /** The beginning of a piece. */
        START,
        /** How long after the previous onset the note begins; 0 within a chord. */
        GAP,
        /** Which key of the piano. */
        PITCH,
        /** How long the note lasts. */
        DURATION;

        /** What must follow a token of this kind. */
        public Kind next() {
            return switch (this) {
                case START, DURATION -> GAP;
                case GAP -> PITCH;
                case PITCH -> DURATION;
            };
        }
    }

    /** Steps of the grid in a beat. */
    public static final int STEPS_PER_BEAT = 12;

    /** The lowest key of a piano, A0. */
    public static final int LOWEST_PITCH = 21;

    /** The highest key of a piano, C8. */
    public static final int HIGHEST_PITCH = 108;

    /** The token every piece begins with. */
    public static final int START = 0;

    // Every step up to two beats, then the lengths that music writes with one or two note values, up to eight beats.
    private static final int[] LONG_STEPS = {27, 30, 33, 36, 42, 48, 60, 72, 84, 96};
    private static final int DENSE_STEPS = 2 * STEPS_PER_BEAT;

    // Ticks in a beat of decoded pieces: a multiple of the grid that sequencers like.
    private static final int TICKS_PER_BEAT = 480;
    private static final int TICKS_PER_STEP = TICKS_PER_BEAT / STEPS_PER_BEAT;
    private static final int VELOCITY = 80;

    /** The vocabulary composers use. */
    public static final EventVocabulary STANDARD = new EventVocabulary();

    private final int[] gaps = IntStream.concat(IntStream.rangeClosed(0, DENSE_STEPS), Arrays.stream(LONG_STEPS))
            .toArray();
    private final int[] durations = Arrays.copyOfRange(gaps, 1, gaps.length);
    private final int firstPitch = 1 + gaps.length;
    private final int firstDuration = firstPitch + HIGHEST_PITCH - LOWEST_PITCH + 1;
    private final List<String> names =
            IntStream.range(0, size()).mapToObj(this::nameOf).toList();

    private EventVocabulary() {}

    /** The number of tokens; a token is a whole number from 0 to {@code size() - 1}. */
    public int size() {
        return firstDuration + durations.length;
    }

    /** The tokens in words, such as {@code gap 3/12}, {@code pitch 60}, {@code duration 12/12} (in beats), in order. */
    public List<String> names() {
        return names;
    }

    /** What a token says. */
    public Kind kind(int token) {
        if (token < 0 || token >= size()) {
            throw new IllegalArgumentException("There are tokens 0 to " + (size() - 1) + ", not " + token + ".");
        }
        if (token == START) {
            return Kind.START;
        }
        return token < firstPitch ? Kind.GAP : token < firstDuration ? Kind.PITCH : Kind.DURATION;
    }

    /** Whether a token may follow one of the given kind; a piece that keeps to this can always be decoded. */
    public boolean isAllowed(Kind previous, int token) {
        return kind(token) == previous.next();
    }

    /** The length a gap or duration token stands for, in beats; 0 for other tokens. */
    public double beats(int token) {
        return switch (kind(token)) {
            case GAP -> (double) gaps[token - 1] / STEPS_PER_BEAT;
            case DURATION -> (double) durations[token - firstDuration] / STEPS_PER_BEAT;
            case START, PITCH -> 0;
        };
    }

    /** The token of the gap nearest to a number of beats. */
    public int gapToken(double beats) {
        return 1 + nearest(gaps, Math.round(beats * STEPS_PER_BEAT));
    }

    /** The token of a MIDI pitch, moved by octaves onto the piano. */
    public int pitchToken(int pitch) {
        int folded = pitch;
        while (folded < LOWEST_PITCH) {
            folded += 12;
        }
        while (folded > HIGHEST_PITCH) {
            folded -= 12;
        }
        return firstPitch + folded - LOWEST_PITCH;
    }

    /** The MIDI pitch of a pitch token. */
    public int pitch(int token) {
        if (kind(token) != Kind.PITCH) {
            throw new IllegalArgumentException("'" + names.get(token) + "' is no pitch.");
        }
        return LOWEST_PITCH + token - firstPitch;
    }

    /** The token of the duration nearest to a number of beats. */
    public int durationToken(double beats) {
        return firstDuration + nearest(durations, Math.round(beats * STEPS_PER_BEAT));
    }

    /**
     * The tokens of a piece: the start token, then gap, pitch and duration of each note by onset and pitch. A piece
     * without pitched notes is the start token alone.
     */
    public int[] encode(NoteSequence piece) {
        List<GridNote> notes = onGrid(piece);
        int[] tokens = new int[1 + 3 * notes.size()];
        tokens[0] = START;
        int at = 1;
        long position = notes.isEmpty() ? 0 : notes.getFirst().onset();
        for (GridNote note : notes) {
            long wanted = Math.max(0, note.onset() - position);
            int gap = nearest(gaps, wanted);
            // A rest longer than the longest gap is cut; its rest must not lengthen the gaps after it.
            position = wanted > gaps[gaps.length - 1] ? note.onset() : position + gaps[gap];
            tokens[at++] = 1 + gap;
            tokens[at++] = note.pitchToken();
            tokens[at++] = firstDuration + nearest(durations, note.duration());
        }
        return tokens;
    }

    private record GridNote(long onset, int pitchToken, long duration) {}

    private List<GridNote> onGrid(NoteSequence piece) {
        double stepsPerTick = (double) STEPS_PER_BEAT / piece.ticksPerBeat();
        List<GridNote> sorted = piece.pitched().stream()
                .map(n -> new GridNote(
                        Math.round(n.startTick() * stepsPerTick),
                        pitchToken(n.pitch()),
                        Math.round((n.endTick() - n.startTick()) * stepsPerTick)))
                .sorted(Comparator.comparingLong(GridNote::onset)
                        .thenComparingInt(GridNote::pitchToken)
                        .thenComparing(
                                Comparator.comparingLong(GridNote::duration).reversed()))
                .toList();
        List<GridNote> kept = new ArrayList<>(sorted.size());
        for (GridNote note : sorted) {
            GridNote before = kept.isEmpty() ? null : kept.getLast();
            if (before == null || before.onset() != note.onset() || before.pitchToken() != note.pitchToken()) {
                kept.add(note);
            }
        }
        return kept;
    }

    /**
     * The piece that tokens say, for piano at one tempo, in 4/4, beginning at once. An unfinished note at the end is
     * left out; a start token in between is passed over.
     *
     * @param tokens as {@link #isAllowed} has them
     * @param beatsPerMinute the tempo, above 0
     * @throws IllegalArgumentException when a token stands where it is not allowed
     */
    public NoteSequence decode(int[] tokens, double beatsPerMinute) {
        if (!(beatsPerMinute > 0)) {
            throw new IllegalArgumentException("A tempo is above 0, not " + beatsPerMinute + ".");
        }
        double secondsPerStep = 60 / (beatsPerMinute * STEPS_PER_BEAT);
        List<Note> notes = new ArrayList<>(tokens.length / 3);
        Kind before = Kind.DURATION;
        long position = 0;
        int pitch = 0;
        for (int i = 0; i < tokens.length; i++) {
            int token = tokens[i];
            if (token == START && before == Kind.DURATION) {
                continue;
            }
            if (!isAllowed(before, token)) {
                throw new IllegalArgumentException(
                        "Token " + i + " is '" + names.get(token) + "' where a " + before.next() + " must stand.");
            }
            before = kind(token);
            switch (before) {
                case GAP -> position += gaps[token - 1];
                case PITCH -> pitch = pitch(token);
                case DURATION -> notes.add(note(pitch, position, durations[token - firstDuration], secondsPerStep));
                case START -> throw new IllegalStateException("The start token is passed over.");
            }
        }
        return new NoteSequence(
                "composed",
                notes,
                List.of(new Tempo(0, 0, beatsPerMinute)),
                List.of(new Meter(0, 4, 4)),
                TICKS_PER_BEAT,
                Provenance.made("decode events"));
    }

    private static Note note(int pitch, long onset, int duration, double secondsPerStep) {
        return new Note(
                pitch,
                VELOCITY,
                0,
                0,
                onset * TICKS_PER_STEP,
                (onset + duration) * TICKS_PER_STEP,
                onset * secondsPerStep,
                duration * secondsPerStep);
    }

    private String nameOf(int token) {
        return switch (kind(token)) {
            case START -> "start";
            case GAP -> "gap " + gaps[token - 1] + "/" + STEPS_PER_BEAT;
            case PITCH -> "pitch " + (LOWEST_PITCH + token - firstPitch);
            case DURATION -> "duration " + durations[token - firstDuration] + "/" + STEPS_PER_BEAT;
        };
    }

    private static int nearest(int[] classes, long steps) {
        int at = Arrays.binarySearch(classes, Math.clamp(steps, classes[0], classes[classes.length - 1]));
        if (at >= 0) {
            return at;
        }
        int above = -at - 1;
        return classes[above] - steps < steps - classes[above - 1] ? above : above - 1;
    }
}
