package org.melograph.zoo.classical;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.dataset.Cut;
import org.melograph.dataset.FrontEnd;
import org.melograph.feature.Feature;
import org.melograph.feature.Features;
import org.melograph.model.InputShape;
import org.melograph.music.SongKind;

/** What classical models are fed with: which feature, and how many numbers it comes to. */
final class ClassicalInput {
    /** The setting that says what is learnt from. */
    static final String FEATURE = "feature";

    private static final String COLUMNS = "columns";
    private static final String MFCC = "mfcc";
    private static final String PITCHES = "pitches";
    private static final String RUNS = "note-n-grams";
    private static final String AUDIO_STATISTICS = "audio-statistics";
    private static final String NOTE_STATISTICS = "note-statistics";

    /** Features with a time axis, of which mean and deviation over time are taken. */
    private static final List<String> SERIES = List.of(MFCC, "mel", "chroma", "notes");

    private ClassicalInput() {}

    /** The settings of the input, the same for every classical model. */
    static List<Param> params() {
        List<String> features = new ArrayList<>(SERIES);
        features.addAll(List.of(AUDIO_STATISTICS, NOTE_STATISTICS, RUNS, PITCHES, COLUMNS));
        return List.of(
                new Param.Choice(
                        FEATURE,
                        "Feature",
                        "What is learnt from: mean and deviation over time of mfcc, mel, chroma or notes; the statistics of a"
                                + " whole clip or of notes; n-grams of notes; the pitch series itself; or"
                                + " the columns of a table. Where nobody chooses, tables give their columns and MIDI files"
                                + " the statistics of their notes.",
                        MFCC,
                        features),
                new Param.Real(
                        "seconds",
                        "Piece",
                        "Seconds of sound that are summarised as one; padded where fewer.",
                        30.0,
                        0.5,
                        3600),
                new Param.Whole(
                        "notes",
                        "Notes",
                        "Notes that are described as one, padded where fewer; 0 describes each piece as a whole.",
                        800,
                        0,
                        1_000_000),
                new Param.Whole(
                        "n_gram", "N-gram", "Notes in the longest n-grams that are counted.", 3, 1, NGrams.LONGEST),
                new Param.Whole(
                        "terms",
                        "Terms",
                        "N-grams of melody, rhythm and chords each that are counted: the most widespread of the training part,"
                                + " at most.",
                        10_000,
                        1,
                        100_000));
    }

    /** What is learnt from where nobody chooses. */
    static String suiting(SongKind songs) {
        return switch (songs) {
            case AUDIO -> MFCC;
            case NOTES -> NOTE_STATISTICS;
            case ROWS -> COLUMNS;
        };
    }

    /** The front end for the settings. */
    static FrontEnd frontEnd(Params params) throws BadInputException {
        String feature = params.choice(FEATURE);
        int notes = params.whole("notes");
        return switch (feature) {
            case "notes" -> FrontEnd.of(feature, Map.of("duration", "true", "velocity", "true"), pieces(notes));
            case PITCHES -> FrontEnd.of("notes", Map.of(), pieces(notes));
            case RUNS -> FrontEnd.of("note-tokens", Map.of(), pieces(notes));
            case NOTE_STATISTICS -> FrontEnd.of(feature, Map.of("segment", Integer.toString(notes)), pieces(1));
            case "mel" -> FrontEnd.of(feature, Map.of("scale", "db"), pieces(frames(feature, params)));
            case MFCC, "chroma" -> FrontEnd.of(feature, Map.of(), pieces(frames(feature, params)));
            default -> FrontEnd.of(feature, Map.of(), Cut.WHOLE);
        };
    }

    private static int frames(String feature, Params params) throws BadInputException {
        Feature computed = Features.byId(feature);
        return computed.timeGrid(Params.standard(computed.spec().params())).steps(params.real("seconds"));
    }

    private static Cut pieces(int steps) {
        return steps == 0 ? Cut.WHOLE : new Cut(steps, steps);
    }

    /** Whether inputs are summarised over time; the others are taken as they are. */
    static boolean summarises(Params params) {
        return SERIES.contains(params.choice(FEATURE));
    }

    /** Whether runs of words are counted. */
    static boolean countsRuns(Params params) {
        return params.choice(FEATURE).equals(RUNS);
    }

    /** How many numbers describe an example; at least, where a vocabulary decides. */
    static int statistics(InputShape input, Params params) {
        if (countsRuns(params)) {
            return 1;
        }
        return summarises(params) ? 2 * input.channels() : input.channels() * input.steps();
    }
}
