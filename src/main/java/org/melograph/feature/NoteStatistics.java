package org.melograph.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
 * A piece, or each segment of it, in 60 numbers that do not know its key: which tones above the tonic it uses, its
 * intervals, note values and gaps, how many notes sound together, how hard they are struck, how high they lie.
 */
public final class NoteStatistics implements Feature {
    private static final int TONES = 12;

    /** Intervals from a tone to the next: a repetition, one to eleven semitones, an octave and more. */
    private static final int INTERVALS = 13;

    /** Upper ends of the classes of durations and gaps, in beats; the last class has none. */
    private static final double[] BEATS = {0.04, 0.15, 0.29, 0.42, 0.6, 1.2, 2.2};

    private static final int TIME_CLASSES = BEATS.length + 1;

    /** Notes that begin together: one, two, three, four and more. */
    private static final int CHORD_CLASSES = 4;

    private static final double LEAST_SECONDS = 0.01;
    private static final List<String> NAMES = names();

    private static final FeatureSpec SPEC = new FeatureSpec(
            "note-statistics",
            "Note statistics",
            NoteSequence.class,
            List.of("statistic", "step"),
            List.of(
                    new Param.Whole(
                            "segment",
                            "Segment",
                            "Notes that are described as one, each segment a step; 0 describes the piece as a whole. A last"
                                    + " rest is a segment of its own if it has half as many.",
                            0,
                            0,
                            1_000_000),
                    new Param.Flag("drums", "Drums", "Keeps the drum strokes among the notes.", false)),
            "Histograms as in McKay's jSymbolic (2006); the tonic by Krumhansl and Kessler's profiles (1982)");

    NoteStatistics() {}

    @Override
    public FeatureSpec spec() {
        return SPEC;
    }

    @Override
    public FrequencyAxis frequencyAxis(Params params) {
        return new FrequencyAxis.Named(NAMES);
    }

    @Override
    public TimeGrid timeGrid(Params params) {
        return TimeGrid.NONE;
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        name(names, "tone above the tonic", TONES);
        name(names, "interval", INTERVALS);
        names.add("rising intervals");
        name(names, "duration class", TIME_CLASSES);
        names.addAll(List.of("log duration mean", "log duration deviation"));
        name(names, "gap class", TIME_CLASSES);
        names.addAll(List.of("log gap mean", "log gap deviation"));
        name(names, "chord size", CHORD_CLASSES);
        names.addAll(List.of(
                "sounding together",
                "velocity mean",
                "velocity deviation",
                "pitch mean",
                "pitch deviation",
                "pitch lowest",
                "pitch highest",
                "log notes a second",
                "log beats a minute",
                "minor"));
        return List.copyOf(names);
    }

    private static void name(List<String> names, String family, int count) {
        IntStream.range(0, count).forEach(i -> names.add(family + " " + i));
    }

    @Override
    public Tensor extract(Item item, Params params, Job job) throws BadInputException {
        NoteSequence piece = FeatureSpec.need(NoteSequence.class, item, SPEC);
        List<Note> notes = NoteSeries.notes(piece, params.flag("drums"));
        int segment = params.whole("segment") == 0 ? notes.size() : Math.min(params.whole("segment"), notes.size());
        int segments = notes.size() / segment + (notes.size() % segment >= (segment + 1) / 2 ? 1 : 0);
        float[] values = new float[NAMES.size() * segments];
        for (int s = 0; s < segments; s++) {
            List<Note> own = notes.subList(s * segment, Math.min(notes.size(), (s + 1) * segment));
            float[] statistics = new Description(piece, own).statistics();
            for (int i = 0; i < statistics.length; i++) {
                values[i * segments + s] = statistics[i];
            }
        }
        return Tensor.wrap(values, new Axis("statistic", NAMES.size()), new Axis("step", segments));
    }

    /** The statistics of some successive notes, in the order of their names. */
    private static final class Description {
        private final NoteSequence piece;
        private final List<Note> notes;
        private final float[] values = new float[NAMES.size()];
        private int count;

        Description(NoteSequence piece, List<Note> notes) {
            this.piece = piece;
            this.notes = notes;
        }

        float[] statistics() {
            KeyEstimate key = KeyEstimate.of(notes).orElse(new KeyEstimate(0, false, 0));
            tones(key);
            intervals();
            times(notes.stream().mapToLong(n -> n.endTick() - n.startTick()).toArray());
            times(gaps());
            chords();
            add(moments(notes.stream().mapToDouble(Note::velocity).toArray()));
            double[] pitches = notes.stream().mapToDouble(Note::pitch).sorted().toArray();
            add(moments(pitches));
            add((float) pitches[pitches.length / 20], (float) pitches[pitches.length - 1 - pitches.length / 20]);
            double first = notes.getFirst().onsetSeconds();
            double last = notes.stream().mapToDouble(Note::endSeconds).max().orElse(first);
            add((float) Math.log(notes.size() / Math.max(LEAST_SECONDS, last - first)));
            add((float) Math.log(beatsPerMinute()), key.minor() ? 1 : 0);
            return values;
        }

        private void add(float... more) {
            System.arraycopy(more, 0, values, count, more.length);
            count += more.length;
        }

        private void add(double[] histogram) {
            double sum = 0;
            for (double h : histogram) {
                sum += h;
            }
            for (double h : histogram) {
                add(sum > 0 ? (float) (h / sum) : 0);
            }
        }

        private void tones(KeyEstimate key) {
            double[] histogram = new double[TONES];
            for (Note note : notes) {
                histogram[Math.floorMod(note.pitch() - key.tonic(), TONES)] += note.durationSeconds();
            }
            add(histogram);
        }

        private void intervals() {
            double[] histogram = new double[INTERVALS];
            int rising = 0;
            int moving = 0;
            for (int i = 1; i < notes.size(); i++) {
                int interval = notes.get(i).pitch() - notes.get(i - 1).pitch();
                histogram[Math.min(INTERVALS - 1, Math.abs(interval))]++;
                rising += interval > 0 ? 1 : 0;
                moving += interval != 0 ? 1 : 0;
            }
            add(histogram);
            add(moving == 0 ? 0.5f : (float) rising / moving);
        }

        /** Times between onsets that differ, in ticks. */
        private long[] gaps() {
            return IntStream.range(1, notes.size())
                    .mapToLong(i -> notes.get(i).startTick() - notes.get(i - 1).startTick())
                    .filter(ticks -> ticks > 0)
                    .toArray();
        }

        private void times(long[] ticks) {
            double[] histogram = new double[TIME_CLASSES];
            double[] logarithms = new double[ticks.length];
            for (int i = 0; i < ticks.length; i++) {
                double beats = (double) ticks[i] / piece.ticksPerBeat();
                int rank = 0;
                while (rank < BEATS.length && beats > BEATS[rank]) {
                    rank++;
                }
                histogram[rank]++;
                logarithms[i] = Math.log(Math.max(beats, BEATS[0]));
            }
            add(histogram);
            add(moments(logarithms));
        }

        private void chords() {
            double[] histogram = new double[CHORD_CLASSES];
            double sounding = 0;
            for (int i = 0; i < notes.size(); ) {
                int j = i + 1;
                while (j < notes.size()
                        && notes.get(j).startTick() == notes.get(i).startTick()) {
                    j++;
                }
                histogram[Math.min(CHORD_CLASSES, j - i) - 1]++;
                i = j;
            }
            double first = notes.getFirst().onsetSeconds();
            double last = first;
            for (Note note : notes) {
                sounding += note.durationSeconds();
                last = Math.max(last, note.endSeconds());
            }
            add(histogram);
            add((float) (sounding / Math.max(LEAST_SECONDS, last - first)));
        }

        /** The tempo over the notes' stretch. */
        private double beatsPerMinute() {
            Note first = notes.getFirst();
            Note last = notes.getLast();
            double beats = (double) (last.startTick() - first.startTick()) / piece.ticksPerBeat();
            double minutes = (last.onsetSeconds() - first.onsetSeconds()) / 60;
            return beats > 0 && minutes > 0
                    ? beats / minutes
                    : piece.tempi().getFirst().beatsPerMinute();
        }

        private static float[] moments(double[] numbers) {
            double mean = 0;
            for (double n : numbers) {
                mean += n / numbers.length;
            }
            double squares = 0;
            for (double n : numbers) {
                squares += (n - mean) * (n - mean);
            }
            return new float[] {(float) mean, numbers.length == 0 ? 0 : (float) Math.sqrt(squares / numbers.length)};
        }
    }
}
