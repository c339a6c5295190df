package org.melograph.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.Provenance;
import org.melograph.base.Tensor;
import org.melograph.io.ReadOptions;
import org.melograph.io.msd.AnalysedSongReader;
import org.melograph.io.msd.MsdFixture;
import org.melograph.music.AnalysedSong;
import org.melograph.music.Item;
import org.melograph.music.Lyrics;
import org.melograph.music.Recording;

/** What becomes of a song's words: a vector, a bag, or the last rows of a whole song. */
class LyricsVectorTest {
    private static final Lyrics WORDS = Lyrics.of(Map.of("love", 3, "happi", 1, "zzz", 9));

    private final Path vectors;

    LyricsVectorTest(@TempDir Path folder) throws Exception {
        vectors = Files.writeString(folder.resolve("glove.txt"), "love 1 0\nhappy 5 -4\n");
    }

    @Test
    void theMeanCountsEveryKnownWordAsOftenAsItOccurs() throws Exception {
        Tensor mean = extract("lyrics", recording(null, WORDS), Map.of());
        assertEquals("2x1", mean.shape());
        assertEquals((3 * 1 + 5) / 4f, mean.at(0, 0), 1e-6);
        assertEquals(-1, mean.at(1, 0), 1e-6);
    }

    @Test
    void logarithmsAndRarityWeighWordsAnew() throws Exception {
        double logarithm = 1 + Math.log(3);
        Tensor log = extract("lyrics", recording(null, WORDS), Map.of("weighting", "log"));
        assertEquals(-4 / (logarithm + 1), log.at(1, 0), 1e-6);
        Tensor rarity = extract("lyrics", recording(null, WORDS), Map.of("weighting", "rarity"));
        assertTrue(rarity.at(1, 0) < -1, "the rarer word counts more than its share");
    }

    @Test
    void songsWithoutKnownWordsAreRefused() {
        String none = refusal("lyrics", recording(null, Lyrics.of(Map.of("zzz", 1))), vectors.toString());
        assertTrue(none.startsWith("None of the words of 'song' stands"), none);
        String unnamed = refusal("lyrics", recording(null, WORDS), "");
        assertTrue(unnamed.contains("'vectors' names none"), unnamed);
        String missing = refusal("lyrics", recording(null, WORDS), "nowhere.txt");
        assertTrue(missing.contains("There is no file"), missing);
    }

    @Test
    void aChangedTableIsReadAnew() throws Exception {
        Params params = params("lyrics", Map.of());
        String before = Features.byId("lyrics").contentOfSettings(params, Job.silent());
        Files.writeString(vectors, "love 7 7 7\n");
        assertNotEquals(before, Features.byId("lyrics").contentOfSettings(params, Job.silent()));
        assertEquals("3x1", extract("lyrics", recording(null, WORDS), Map.of()).shape());
    }

    @Test
    void aWholeSongHoldsChromaTimbreAndLyrics() throws Exception {
        AnalysedSong sound = new AnalysedSongReader().read(MsdFixture.song(1), ReadOptions.STANDARD, Job.silent());
        Tensor song = extract("song", recording(sound, WORDS), Map.of("segments", "50", "lyrics_size", "3"));
        assertEquals("25x50", song.shape());
        assertEquals(sound.chroma().at(3, 7), song.at(3, 7));
        assertEquals(sound.timbre().at(11, 39), song.at(23, 39));
        assertEquals(sound.chroma().at(0, 0), song.at(0, 40), "a short song is repeated");
        assertEquals(List.of(2f, -1f, 0f), List.of(song.at(24, 0), song.at(24, 1), song.at(24, 2)));

        Tensor silent = extract("song", recording(null, WORDS), Map.of("segments", "50", "lyrics_size", "3"));
        assertEquals(0, silent.at(3, 7));
        assertEquals(2f, silent.at(24, 0));
        Tensor wordless = extract("song", sound, Map.of("segments", "50", "lyrics_size", "3"));
        assertEquals(0, wordless.at(24, 0));
        String nothing = refusal("song", recording(null, WORDS), "");
        assertTrue(nothing.contains("Name a table of word vectors"), nothing);
    }

    @Test
    void noTwoOfManyStemsShareANumber() {
        Set<Long> numbers = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            assertTrue(numbers.add(LyricsWords.number("w" + i)), "w" + i);
        }
    }

    @Test
    void soundIsNoLyricsAndWordsAreNoSound() throws Exception {
        AnalysedSong sound = new AnalysedSongReader().read(MsdFixture.song(1), ReadOptions.STANDARD, Job.silent());
        assertTrue(refusal("words", sound, "").contains("but 'words' is computed from lyrics."));
        assertTrue(refusal("mel", sound, "")
                .contains("a song analysed elsewhere (MSD), but 'mel' is computed from audio"));
        assertTrue(refusal("words", recording(sound, null), "").contains("has no lyrics"));
    }

    private static Recording recording(@Nullable Item sound, @Nullable Lyrics lyrics) {
        return new Recording("song", sound, lyrics, Provenance.made("test"));
    }

    private Params params(String feature, Map<String, String> set) throws BadInputException {
        Params params = Params.parse(Features.byId(feature).spec().params(), set);
        return params.with("vectors", vectors.toString());
    }

    private Tensor extract(String feature, Item item, Map<String, String> set) throws Exception {
        return Features.byId(feature).extract(item, params(feature, set), Job.silent());
    }

    private static String refusal(String feature, Item item, String table) {
        return assertThrows(BadInputException.class, () -> {
                    Params params =
                            Params.standard(Features.byId(feature).spec().params());
                    params = params.has("vectors") ? params.with("vectors", table) : params;
                    Features.byId(feature).extract(item, params, Job.silent());
                })
                .reason();
    }
}
