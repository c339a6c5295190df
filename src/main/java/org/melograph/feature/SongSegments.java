package org.melograph.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.music.AnalysedSong;
import org.melograph.music.Clip;
import org.melograph.music.Item;
import org.melograph.music.Lyrics;
import org.melograph.music.Recording;

/**
 * All that is known of a song in one table of equal size for every song (Lengyel et al.): the chroma of each segment, its
 * timbre, and a vector that stands for the lyrics.
 *
 * <p>Rows 0 to 11 are the pitch classes from C, each segment's largest 1; rows 12 to 23 the timbre coefficients, of which
 * the first tells loudness; from row 24 on stands the lyrics vector, row by row, followed by zeros. What a song
 * lacks is zero throughout. Longer songs are cut; shorter ones are repeated from their start, or refused.
 */
public final class SongSegments implements Feature {
    /** The number of rows that hold chroma, from row 0 on. */
    public static final int CHROMA_ROWS = 12;

    /** The number of rows that hold timbre, behind the chroma. */
    public static final int TIMBRE_ROWS = 12;

    /** The first row of the lyrics vector. */
    public static final int LYRICS_ROW = CHROMA_ROWS + TIMBRE_ROWS;

    private static final String REPEAT = "repeat";
    private static final FeatureSpec SPEC = new FeatureSpec(
            "song",
            "Song: chroma, timbre and lyrics by segment",
            List.of(Recording.class, Clip.class, AnalysedSong.class),
            List.of("row", "segment"),
            params(),
            "Lengyel et al., 'Understanding Music with Deep Learning': segments_pitches and segments_timbre of 300 segments"
                    + " and the lyrics' mean word vector; from sound, segments between onsets as librosa's onset_detect"
                    + " finds them, their mean chroma and MFCC");

    SongSegments() {}

    private static List<Param> params() {
        List<Param> own = new ArrayList<>();
        own.add(new Param.Whole(
                "segments", "Segments", "Segments of each song; longer songs are cut.", 300, 1, 100_000));
        own.add(new Param.Whole(
                "lyrics_size",
                "Lyrics vector",
                "Length of the vector that stands for the lyrics; 0 leaves lyrics out.",
                300,
                0,
                4096));
        own.add(new Param.Choice(
                "short",
                "Songs with fewer segments",
                "Whether a song with fewer segments is repeated from its start or refused.",
                REPEAT,
                List.of(REPEAT, "drop")));
        own.add(LoadedVectors.PARAM);
        own.add(LyricsVector.WEIGHTING);
        own.addAll(ClipSegments.PARAMS);
        return FrameSettings.paramsWith(own);
    }

    @Override
    public FeatureSpec spec() {
        return SPEC;
    }

    @Override
    public TimeGrid timeGrid(Params params) {
        return TimeGrid.NONE;
    }

    @Override
    public boolean zeroIsAbsent() {
        return true;
    }

    @Override
    public int seriesRows() {
        return LYRICS_ROW;
    }

    @Override
    public FrequencyAxis frequencyAxis(Params params) {
        List<String> names = new ArrayList<>();
        FrequencyAxis.PITCH_CLASSES.forEach(tone -> names.add("chroma " + tone));
        for (int i = 0; i < TIMBRE_ROWS; i++) {
            names.add("timbre " + i);
        }
        for (int i = 0; i < lyricsRows(params); i++) {
            names.add("lyrics " + i);
        }
        return new FrequencyAxis.Named(names);
    }

    /** The number of rows that the lyrics vector takes; 0 where lyrics are left out. */
    public static int lyricsRows(Params params) {
        int segments = params.whole("segments");
        return (params.whole("lyrics_size") + segments - 1) / segments;
    }

    @Override
    public Tensor extract(Item item, Params params, Job job) throws BadInputException, StoppedException {
        if (!(item instanceof Recording recording)) {
            return table(item.id(), segments(item, params, job), null, params);
        }
        Item sound = recording.sound();
        Lyrics words = recording.lyrics();
        boolean withLyrics = words != null && params.whole("lyrics_size") > 0 && LoadedVectors.given(params);
        Tensor vector = words != null && withLyrics ? LyricsVector.mean(words, params, job) : null;
        if (sound == null && vector == null) {
            throw new BadInputException("Of '" + item.id() + "' nothing is known but its words, and "
                    + (withLyrics
                            ? "none of them stands in the table of word vectors. Leave it out."
                            : "the settings leave lyrics out. Name a table of word vectors in 'vectors'."));
        }
        return table(item.id(), sound == null ? null : segments(sound, params, job), vector, params);
    }

    /** Chroma above timbre of what is heard. */
    private static Tensor segments(Item sound, Params params, Job job) throws BadInputException, StoppedException {
        return switch (sound) {
            case Clip clip -> ClipSegments.of(clip, params, CHROMA_ROWS, TIMBRE_ROWS, job);
            case AnalysedSong song -> {
                int half = song.chroma().length();
                float[] values = Arrays.copyOf(song.chroma().values(), 2 * half);
                System.arraycopy(song.timbre().values(), 0, values, half, half);
                yield Tensor.wrap(values, new Axis("row", LYRICS_ROW), new Axis("segment", song.segments()));
            }
            default -> throw SPEC.refusal(sound);
        };
    }

    @Override
    public String contentOfSettings(Params params, Job job) throws BadInputException, StoppedException {
        return params.whole("lyrics_size") > 0 && LoadedVectors.given(params)
                ? LoadedVectors.of(params, job).contentHash()
                : "";
    }

    /**
     * A song's table.
     *
     * @param id of the song, to name it
     * @param segments axes {@code [row, segment]}, {@value #LYRICS_ROW} rows of chroma and timbre and any number of
     *     segments; null for a song without sound
     * @param lyrics axes {@code [dimension]}, at most {@code lyrics_size} values; null for a song without lyrics
     */
    static Tensor table(String id, @Nullable Tensor segments, @Nullable Tensor lyrics, Params params)
            throws BadInputException {
        int columns = params.whole("segments");
        int rows = LYRICS_ROW + lyricsRows(params);
        float[] values = new float[rows * columns];
        if (segments != null) {
            copySegments(id, segments, values, columns, params.choice("short").equals(REPEAT));
        }
        int size = params.whole("lyrics_size");
        if (lyrics != null && size > 0) {
            if (lyrics.length() > size) {
                throw new BadInputException("The lyrics vector of '" + id + "' has " + lyrics.length()
                        + " values, more than 'lyrics_size' " + size + ". Give a larger 'lyrics_size'.");
            }
            System.arraycopy(lyrics.values(), 0, values, LYRICS_ROW * columns, lyrics.length());
        }
        return Tensor.wrap(values, new Axis("row", rows), new Axis("segment", columns));
    }

    private static void copySegments(String id, Tensor segments, float[] values, int columns, boolean repeat)
            throws BadInputException {
        int known = segments.size(1);
        if (segments.size(0) != LYRICS_ROW || known == 0) {
            throw new IllegalArgumentException(LYRICS_ROW + " rows of segments are needed, not " + segments.axes());
        }
        if (known < columns && !repeat) {
            throw new BadInputException("'" + id + "' has " + known + " segments, fewer than " + columns
                    + ". Leave it out, ask for fewer 'segments', or set 'short' to 'repeat'.");
        }
        float[] from = segments.values();
        for (int row = 0; row < LYRICS_ROW; row++) {
            for (int s = 0; s < columns; s++) {
                values[row * columns + s] = from[row * known + s % known];
            }
        }
    }
}
