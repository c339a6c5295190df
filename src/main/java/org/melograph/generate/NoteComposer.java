package org.melograph.generate;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Provenance;
import org.melograph.base.Rng;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.feature.EventVocabulary;
import org.melograph.model.Continuation;
import org.melograph.model.ContinuingModel;
import org.melograph.model.Model;
import org.melograph.music.Note;
import org.melograph.music.NoteSequence;

/** Composes note sequences by sampling a model's next event again and again. */
public final class NoteComposer {
    /** Tempo of a tune that continues nothing, in quarter notes a minute. */
    public static final double BEATS_PER_MINUTE = 100;

    /** The longest tune, in seconds. */
    public static final double MOST_SECONDS = 3600;

    /** The wildest temperature. */
    public static final double MOST_TEMPERATURE = 10;

    /** How many notes of a piece to be continued are listened to. */
    private static final int NOTES_HEARD = 64;

    private static final int TOKENS_A_NOTE = 3;

    /** Steps between two looks at whether the user wants to stop. */
    private static final int STEPS_A_LOOK = 256;

    private final ContinuingModel model;
    private final EventVocabulary vocabulary = EventVocabulary.STANDARD;

    /**
     * A composer on a trained model.
     *
     * @throws BadInputException when the model continues no events, or events of another vocabulary
     */
    public NoteComposer(Model model) throws BadInputException {
        if (!(model instanceof ContinuingModel continuing)) {
            throw new BadInputException("A model of the kind '" + model.spec().architecture()
                    + "' cannot compose. Choose one of the kind 'notes-composer'.");
        }
        if (!model.spec().labels().equals(vocabulary.names())) {
            throw new BadInputException("This composer was trained on other events than this program knows: "
                    + model.spec().labels().size() + " instead of " + vocabulary.size() + ". Train it again.");
        }
        this.model = continuing;
    }

    /**
     * What to compose.
     *
     * @param seconds how long, above 0
     * @param temperature 1 samples as learnt, less is safer, more is wilder; 0 always takes the likeliest
     * @param seed decides every draw
     */
    public record Wish(double seconds, double temperature, long seed) {}

    /**
     * A tune.
     *
     * @param notes for piano, none after the wished length
     * @param bitsPerEvent how surprised the model is by its own tune: the mean of -log2 of what it gave each event
     * @param events how many events were drawn; three make a note
     */
    public record Tune(NoteSequence notes, double bitsPerEvent, int events) {}

    /**
     * Composes.
     *
     * @param like a piece whose beginning is heard first, and whose tempo is kept; the tune goes on from there and does
     *     not repeat it. Null to start from nothing
     * @throws BadInputException when the wish is out of range or {@code like} has no pitched notes
     */
    public Tune compose(Wish wish, @Nullable NoteSequence like, Job job) throws BadInputException, StoppedException {
        check(wish);
        Grammar grammar = new Grammar(vocabulary);
        Continuation continuation = model.continuation();
        Tensor expected = hear(like, grammar, continuation);
        double beatsPerMinute =
                like == null ? BEATS_PER_MINUTE : like.tempi().getFirst().beatsPerMinute();
        double beats = wish.seconds() * beatsPerMinute / 60;

        RandomGenerator random = Rng.of(wish.seed(), "compose");
        IntStream.Builder tokens = IntStream.builder();
        double position = 0;
        double bits = 0;
        int events = 0;
        while (true) {
            if (events % STEPS_A_LOOK == 0) {
                job.throwIfStopped();
                job.report(position / beats, "Composing");
            }
            int token = draw(expected, grammar, wish.temperature(), random);
            // A tune begins with its first note, however long the heard piece would have paused.
            position += events == 0 ? 0 : vocabulary.beats(gapOnly(token));
            if (position >= beats) {
                break;
            }
            bits -= Math.log(Math.max(expected.values()[token], Float.MIN_NORMAL)) / Math.log(2);
            tokens.add(events == 0 ? vocabulary.gapToken(0) : token);
            events++;
            grammar.take(token);
            expected = continuation.next(token);
        }
        NoteSequence decoded = vocabulary.decode(tokens.build().toArray(), beatsPerMinute);
        job.report(1, "Composed");
        return new Tune(within(decoded, wish), bits / Math.max(1, events), events);
    }

    private int gapOnly(int token) {
        return vocabulary.kind(token) == EventVocabulary.Kind.GAP ? token : EventVocabulary.START;
    }

    private static void check(Wish wish) throws BadInputException {
        if (!(wish.seconds() > 0 && wish.seconds() <= MOST_SECONDS)) {
            throw new BadInputException("A tune cannot last " + wish.seconds() + " s. Give more than 0 and at most "
                    + (int) MOST_SECONDS + " seconds.");
        }
        if (!(wish.temperature() >= 0 && wish.temperature() <= MOST_TEMPERATURE)) {
            throw new BadInputException("A temperature cannot be " + wish.temperature() + ". Give a number from 0 to "
                    + (int) MOST_TEMPERATURE + "; 1 is as learnt.");
        }
    }

    /** Lets the model hear the beginning; returns what it expects then. */
    private Tensor hear(@Nullable NoteSequence like, Grammar grammar, Continuation continuation)
            throws BadInputException {
        int[] heard = {EventVocabulary.START};
        if (like != null) {
            int[] all = vocabulary.encode(like);
            if (all.length == 1) {
                throw new BadInputException(
                        "'" + like.id() + "' has no pitched notes to continue. Choose another piece or leave it out.");
            }
            heard = Arrays.copyOf(all, Math.min(all.length, 1 + TOKENS_A_NOTE * NOTES_HEARD));
        }
        Tensor expected = null;
        for (int token : heard) {
            grammar.take(token);
            expected = continuation.next(token);
        }
        if (expected == null) {
            throw new IllegalStateException("Every piece has a start token.");
        }
        return expected;
    }

    /** Draws an allowed token with probability in proportion to {@code p^(1/temperature)}. */
    private int draw(Tensor expected, Grammar grammar, double temperature, RandomGenerator random) {
        float[] p = expected.values();
        int likeliest = -1;
        for (int token = 0; token < p.length; token++) {
            if (grammar.allows(token) && (likeliest < 0 || p[token] > p[likeliest])) {
                likeliest = token;
            }
        }
        if (temperature == 0) {
            return likeliest;
        }
        double[] weights = new double[p.length];
        double total = 0;
        for (int token = 0; token < p.length; token++) {
            if (grammar.allows(token)) {
                // Relative to the likeliest, so that a low temperature cannot make all of them 0.
                double ratio = Math.max(p[token], Float.MIN_NORMAL) / Math.max(p[likeliest], Float.MIN_NORMAL);
                weights[token] = Math.pow(ratio, 1 / temperature);
                total += weights[token];
            }
        }
        double drawn = random.nextDouble() * total;
        for (int token = 0; token < p.length; token++) {
            drawn -= weights[token];
            if (drawn < 0 && weights[token] > 0) {
                return token;
            }
        }
        return likeliest;
    }

    /** Notes that would sound on after the wished length end with it. */
    private NoteSequence within(NoteSequence tune, Wish wish) {
        double beatsPerMinute = tune.tempi().getFirst().beatsPerMinute();
        long lastTick = Math.round(wish.seconds() * beatsPerMinute / 60 * tune.ticksPerBeat());
        List<Note> notes = tune.notes().stream()
                .map(n -> n.endSeconds() <= wish.seconds() ? n : cut(n, lastTick, wish.seconds()))
                .toList();
        Provenance origin = new Provenance(
                "compose",
                java.util.Map.of(
                        "seconds", Double.toString(wish.seconds()),
                        "temperature", Double.toString(wish.temperature()),
                        "seed", Long.toString(wish.seed())),
                "",
                List.of());
        return new NoteSequence("tune-" + wish.seed(), notes, tune.tempi(), tune.meters(), tune.ticksPerBeat(), origin);
    }

    private static Note cut(Note note, long lastTick, double seconds) {
        return new Note(
                note.pitch(),
                note.velocity(),
                note.channel(),
                note.program(),
                note.startTick(),
                Math.max(note.startTick(), lastTick),
                note.onsetSeconds(),
                Math.max(0, seconds - note.onsetSeconds()));
    }
}
