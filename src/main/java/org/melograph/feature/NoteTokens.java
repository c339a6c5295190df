package org.melograph.feature;

import java.util.List;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.Tensor;
import org.melograph.music.Item;
import org.melograph.music.Note;
import org.melograph.music.NoteSequence;

/**
 * The notes of a piece one after another in words that do not know its key. Runs of such words are what composers repeat.
 *
 * <p>Three channels, each a language of its own: how far a note lies above or below the one before it, and whether both
 * begin together; how long after the note before it it begins and how long it lasts, both in octaves of a beat; and, for
 * the lowest note of those that begin together, which tones stand above it, whatever their octave. The others have no word
 * in the last channel.
 */
public final class NoteTokens implements Feature {
    /** Words are whole numbers from 0 to one below this. */
    public static final int COUNT = 1 << 11;

    /** What stands where a channel has no word. */
    public static final int NONE = -1;

    private static final int CHANNELS = 3;
    private static final int LARGEST_INTERVAL = 24;
    private static final int TONES = 12;

    /** Notes that begin no further apart than these, in beats, begin together: from note to note, and within a chord. */
    static final double TOGETHER_BEATS = 0.03;

    private static final double CHORD_BEATS = 0.06;

    /** From a sixteenth of a beat to four beats, in octaves. */
    private static final int SHORTEST = -4;

    private static final int LONGEST = 2;

    /** Classes of gaps and durations, see {@link #length}. */
    static final int LENGTHS = LONGEST - SHORTEST + 1;

    private static final FeatureSpec SPEC = new FeatureSpec(
            "note-tokens",
            "Note tokens",
            NoteSequence.class,
            List.of("channel", "step"),
            List.of(new Param.Flag("drums", "Drums", "Keeps the drum strokes among the notes.", false)),
            "Intervals and note values in place of pitches and times, as in n-gram models of composers (Wołkowicz, Kulka and"
                    + " Kešelj 2008), and the chords' shapes");

    NoteTokens() {}

    @Override
    public FeatureSpec spec() {
        return SPEC;
    }

    @Override
    public FrequencyAxis frequencyAxis(Params params) {
        return new FrequencyAxis.Named(List.of("melody", "rhythm", "chords"));
    }

    @Override
    public Tensor extract(Item item, Params params, Job job) throws BadInputException {
        NoteSequence piece = FeatureSpec.need(NoteSequence.class, item, SPEC);
        List<Note> notes = NoteSeries.notes(piece, params.flag("drums"));
        int steps = notes.size();
        float[] words = new float[CHANNELS * steps];
        for (int i = 0; i < steps; i++) {
            Note note = notes.get(i);
            Note before = notes.get(Math.max(0, i - 1));
            double gap = beats(piece, note.startTick() - before.startTick());
            boolean together = gap < TOGETHER_BEATS;
            int interval = Math.clamp(note.pitch() - before.pitch(), -LARGEST_INTERVAL, LARGEST_INTERVAL);
            int duration = length(beats(piece, note.endTick() - note.startTick()));
            words[i] = 2 * (interval + LARGEST_INTERVAL) + (together ? 1 : 0);
            words[steps + i] = (together ? LENGTHS : length(gap)) * LENGTHS + duration;
            words[2 * steps + i] = NONE;
        }
        addChords(piece, notes, words, 2 * steps);
        return Tensor.wrap(words, new Axis("channel", CHANNELS), new Axis("step", steps));
    }

    /** Ticks of a piece in beats (quarter notes). */
    static double beats(NoteSequence piece, long ticks) {
        return (double) ticks / piece.ticksPerBeat();
    }

    /** The class of a gap or duration, its nearest octave of a beat: 0 for a sixteenth of a beat and less, 6 from four on. */
    static int length(double beats) {
        double octaves = Math.log(Math.max(beats, 1e-3)) / Math.log(2);
        return Math.clamp(Math.round(octaves), SHORTEST, LONGEST) - SHORTEST;
    }

    /** Writes at the first note of each chord which of the eleven tones above its lowest note it has, a bit each. */
    private static void addChords(NoteSequence piece, List<Note> notes, float[] words, int offset) {
        for (int from = 0; from < notes.size(); ) {
            int to = chordEnd(piece, notes, from);
            words[offset + from] = chord(notes.subList(from, to));
            from = to;
        }
    }

    /** One after the last note that begins together with the note {@code from}. */
    static int chordEnd(NoteSequence piece, List<Note> notes, int from) {
        int to = from + 1;
        while (to < notes.size()
                && beats(piece, notes.get(to).startTick() - notes.get(from).startTick()) < CHORD_BEATS) {
            to++;
        }
        return to;
    }

    /** Which of the eleven tones above its lowest note a chord has, a bit each, the semitone the lowest bit. */
    static int chord(List<Note> notes) {
        int lowest = notes.stream().mapToInt(Note::pitch).min().orElse(0);
        int tones = 0;
        for (Note note : notes) {
            tones |= 1 << (note.pitch() - lowest) % TONES;
        }
        // The lowest tone is always there.
        return tones >> 1;
    }

    @Override
    public TimeGrid timeGrid(Params params) {
        return TimeGrid.NONE;
    }
}
