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
import org.melograph.feature.LyricsVector;
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
    private static final String SONG = "song";
    private static final String LYRICS = "lyrics";
    private static final String WORDS = "words";

    /** Segments of a song that are summarised as one, as many as Lengyel et al. take. */
    private static final int SEGMENTS = 300;

    /** Different words of a song that are looked at as one piece; hardly one song in a thousand has more. */
    private static final int MOST_WORDS = 500;

    /** Features with a time axis, of which mean and deviation over time are taken. */
    private static final List<String> SERIES = List.of(MFCC, "mel", "chroma", SONG, "notes");

    private ClassicalInput() {}

    /** The settings of the input, the same for every classical model. */
    static List<Param> params() {
        List<String> features = new ArrayList<>(SERIES);
        features.addAll(List.of(AUDIO_STATISTICS, NOTE_STATISTICS, RUNS, PITCHES, WORDS, LYRICS, COLUMNS));
        return List.of(
                new Param.Choice(
                        FEATURE,
                        "Feature",
                        "What is learnt from: mean and deviation over time of mfcc, mel, chroma, a song's segments or notes;"
                                + " the statistics of a whole clip or of notes; n-grams of notes; the pitch series itself;"
                                + " the words of the lyrics or their mean vector; or the columns of a table. Where nobody"
                                + " chooses, tables give their columns, MIDI files the statistics of their notes, songs of"
                                + " the Million Song Dataset their segments or, without sound, their words.",
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
                        "Words, or n-grams of melody, rhythm and chords each, that are counted: the most widespread of the"
                                + " training part, at most.",
                        10_000,
                        1,
                        100_000),
                new Param.Whole(
                        "least",
                        "Fewest songs",
                        "Examples of the training part that must use a word or an n-gram for it to be counted.",
                        2,
                        1,
                        10_000),
                LyricsVector.VECTORS,
                LyricsVector.WEIGHTING);
    }

    /** What is learnt from where nobody chooses. */
    static String suiting(SongKind songs) {
        return switch (songs) {
            case AUDIO -> MFCC;
            case NOTES -> NOTE_STATISTICS;
            case ROWS -> COLUMNS;
            case ANALYSES -> SONG;
            case WORDS -> WORDS;
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
            case SONG -> FrontEnd.of(feature, Map.of("lyrics_size", "0"), pieces(SEGMENTS));
            case LYRICS -> FrontEnd.of(feature, lyrics(params), pieces(1));
            case WORDS -> FrontEnd.of(feature, Map.of(), pieces(MOST_WORDS));
            default -> FrontEnd.of(feature, Map.of(), Cut.WHOLE);
        };
    }

    private static Map<String, String> lyrics(Params params) {
        String vectors = LyricsVector.VECTORS.name();
        String weighting = LyricsVector.WEIGHTING.name();
        return Map.of(vectors, params.text(vectors), weighting, params.choice(weighting));
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

    /** Whether the words of lyrics are counted. */
    static boolean countsWords(Params params) {
        return params.choice("feature").equals(WORDS);
    }

    /** Whether a vocabulary of the training part decides how many numbers describe an example. */
    static boolean learnsTerms(Params params) {
        return countsRuns(params) || countsWords(params);
    }

    /** Whether runs of words are counted. */
    static boolean countsRuns(Params params) {
        return params.choice(FEATURE).equals(RUNS);
    }

    /** How many numbers describe an example; at least, where a vocabulary decides. */
    static int statistics(InputShape input, Params params) {
        if (learnsTerms(params)) {
            return 1;
        }
        return summarises(params) ? 2 * input.channels() : input.channels() * input.steps();
    }
}
