package org.melograph.feature;

import java.util.ArrayList;
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
 * The notes of a piece one after another as networks read them best: not where a note lies but what kind of step leads to
 * it. One step a note, by onset and then pitch; channels are 0 or 1 unless said otherwise, one of each group being 1:
 *
 * <ul>
 *   <li>{@code interval}: semitones above the note before, from {@code -R} to {@code R}, and a channel for further down and
 *       one for further up; none for the first note
 *   <li>{@code gap}: how long after the note before it begins, in the classes of {@link NoteTokens}: a channel for together
 *       with it, seven from a sixteenth of a beat to four beats, octaves apart; none for the first note
 *   <li>{@code duration}, an option: seven channels of the same classes
 *   <li>{@code chord}, an option: which of the eleven tones above their lowest note the notes that begin together have,
 *       whatever their octave, at each of these notes; any number of them is 1
 *   <li>{@code velocity}, an option: the velocity over 127, and how much it is above the one before, also over 127
 *   <li>{@code height}, an option: octaves above the mean pitch of the piece
 *   <li>{@code tone}, an option: twelve channels, semitones above the tonic of {@link KeyEstimate}, or pitch classes from C
 * </ul>
 *
 * A piece and its transposition give the same numbers, unless pitch classes are asked for.
 */
public final class NoteSteps implements Feature {
    private static final int TONES = 12;
    private static final float LARGEST_VELOCITY = 127;
    private static final float OCTAVE = 12;
    private static final String KEY = "key";
    private static final String CLASSES = "classes";

    private static final FeatureSpec SPEC = new FeatureSpec(
            "note-steps",
            "Note steps",
            NoteSequence.class,
            List.of("channel", "step"),
            List.of(
                    new Param.Whole(
                            "interval",
                            "Largest interval",
                            "Semitones up and down that have a channel of their own; what is further shares two.",
                            12,
                            1,
                            60),
                    new Param.Flag("duration", "Durations", "Adds seven channels of note lengths.", true),
                    new Param.Flag(
                            "chords", "Chords", "Adds eleven channels with the chord a note is struck in.", true),
                    new Param.Flag(
                            "velocity",
                            "Velocities",
                            "Adds how hard a note is struck, and how much harder than the one before.",
                            false),
                    new Param.Flag(
                            "height", "Height", "Adds how high a note lies above the mean pitch of the piece.", false),
                    new Param.Choice(
                            "tones",
                            "Tones",
                            "Adds twelve channels: key for semitones above the estimated tonic, classes for pitch classes,"
                                    + " which depend on the key.",
                            "none",
                            List.of("none", KEY, CLASSES)),
                    new Param.Flag("drums", "Drums", "Keeps the drum strokes among the notes.", false)),
            "Intervals and note values in place of pitches and times, as NoteTokens has them, a channel each");

    NoteSteps() {}

    @Override
    public FeatureSpec spec() {
        return SPEC;
    }

    @Override
    public TimeGrid timeGrid(Params params) {
        return TimeGrid.NONE;
    }

    @Override
    public FrequencyAxis frequencyAxis(Params params) {
        return new FrequencyAxis.Named(new Channels(params).names);
    }

    @Override
    public Transposition transposition(Params params) {
        return params.choice("tones").equals(CLASSES)
                ? new Transposition.Turned(new Channels(params).tone, TONES)
                : Transposition.UNHEARD;
    }

    @Override
    public Tensor extract(Item item, Params params, Job job) throws BadInputException {
        NoteSequence piece = FeatureSpec.need(NoteSequence.class, item, SPEC);
        List<Note> notes = NoteSeries.notes(piece, params.flag("drums"));
        Steps steps = new Steps(piece, notes, new Channels(params));
        steps.addIntervalsAndGaps();
        steps.addDurations();
        steps.addChords();
        steps.addVelocities();
        steps.addHeights();
        steps.addTones(params.choice("tones").equals(KEY));
        return steps.asTensor();
    }

    /** Where each group of channels begins, -1 for one that was not asked for. */
    private static final class Channels {
        final List<String> names = new ArrayList<>();
        final int reach;
        final int interval;
        final int gap;
        final int duration;
        final int chord;
        final int velocity;
        final int height;
        final int tone;

        Channels(Params params) {
            reach = params.whole("interval");
            interval = names.size();
            names.add("interval below -" + reach);
            for (int i = -reach; i <= reach; i++) {
                names.add("interval " + i);
            }
            names.add("interval above " + reach);
            gap = names.size();
            names.add("together");
            numbered("gap class", NoteTokens.LENGTHS, 0);
            duration = params.flag("duration") ? numbered("duration class", NoteTokens.LENGTHS, 0) : -1;
            chord = params.flag("chords") ? numbered("chord tone", TONES - 1, 1) : -1;
            velocity = params.flag("velocity") ? names.size() : -1;
            if (velocity >= 0) {
                names.addAll(List.of("velocity", "velocity change"));
            }
            height = params.flag("height") ? names.size() : -1;
            if (height >= 0) {
                names.add("height");
            }
            String tones = params.choice("tones");
            tone = tones.equals("none")
                    ? -1
                    : numbered(tones.equals(KEY) ? "tone above tonic" : "pitch class", TONES, 0);
        }

        private int numbered(String family, int count, int first) {
            int from = names.size();
            for (int i = first; i < first + count; i++) {
                names.add(family + " " + i);
            }
            return from;
        }
    }

    /** The channels of a piece in the making, row-major {@code [channel, step]}. */
    private static final class Steps {
        private final NoteSequence piece;
        private final List<Note> notes;
        private final Channels channels;
        private final int count;
        private final float[] values;

        Steps(NoteSequence piece, List<Note> notes, Channels channels) {
            this.piece = piece;
            this.notes = notes;
            this.channels = channels;
            this.count = notes.size();
            this.values = new float[channels.names.size() * count];
        }

        private void set(int channel, int step, float value) {
            values[channel * count + step] = value;
        }

        private double beats(long ticks) {
            return NoteTokens.beats(piece, ticks);
        }

        void addIntervalsAndGaps() {
            int reach = channels.reach;
            for (int i = 1; i < count; i++) {
                Note note = notes.get(i);
                Note before = notes.get(i - 1);
                int interval = Math.clamp(note.pitch() - before.pitch(), -reach - 1, reach + 1);
                set(channels.interval + reach + 1 + interval, i, 1);
                double gap = beats(note.startTick() - before.startTick());
                boolean together = gap < NoteTokens.TOGETHER_BEATS;
                set(channels.gap + (together ? 0 : 1 + NoteTokens.length(gap)), i, 1);
            }
        }

        void addDurations() {
            for (int i = 0; channels.duration >= 0 && i < count; i++) {
                Note note = notes.get(i);
                set(channels.duration + NoteTokens.length(beats(note.endTick() - note.startTick())), i, 1);
            }
        }

        void addChords() {
            for (int from = 0; channels.chord >= 0 && from < count; ) {
                int to = NoteTokens.chordEnd(piece, notes, from);
                int tones = NoteTokens.chord(notes.subList(from, to));
                for (int tone = 0; tone < TONES - 1; tone++) {
                    for (int i = from; (tones >> tone & 1) == 1 && i < to; i++) {
                        set(channels.chord + tone, i, 1);
                    }
                }
                from = to;
            }
        }

        void addVelocities() {
            for (int i = 0; channels.velocity >= 0 && i < count; i++) {
                int velocity = notes.get(i).velocity();
                int before = notes.get(Math.max(0, i - 1)).velocity();
                set(channels.velocity, i, velocity / LARGEST_VELOCITY);
                set(channels.velocity + 1, i, (velocity - before) / LARGEST_VELOCITY);
            }
        }

        void addHeights() {
            double mean = notes.stream().mapToInt(Note::pitch).average().orElse(0);
            for (int i = 0; channels.height >= 0 && i < count; i++) {
                set(channels.height, i, (float) (notes.get(i).pitch() - mean) / OCTAVE);
            }
        }

        void addTones(boolean aboveTonic) {
            if (channels.tone < 0) {
                return;
            }
            int lowest =
                    aboveTonic ? KeyEstimate.of(notes).map(KeyEstimate::tonic).orElse(0) : 0;
            for (int i = 0; i < count; i++) {
                set(channels.tone + Math.floorMod(notes.get(i).pitch() - lowest, TONES), i, 1);
            }
        }

        Tensor asTensor() {
            return Tensor.wrap(values, new Axis("channel", channels.names.size()), new Axis("step", count));
        }
    }
}
