package org.melograph.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.feature.FeatureCache;
import org.melograph.feature.Features;
import org.melograph.io.msd.MsdFixture;
import org.melograph.music.Lyrics;
import org.melograph.music.Song;
import org.melograph.music.Table;

class ComputedFeaturesTest {
    private final Path folder;

    ComputedFeaturesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Keeps everything, and counts what it was asked to keep. */
    private static final class Shelf implements FeatureCache {
        final Map<String, Tensor> kept = new HashMap<>();

        @Override
        public Optional<Tensor> get(String key) {
            return Optional.ofNullable(kept.get(key));
        }

        @Override
        public void put(String key, Tensor feature) {
            kept.put(key, feature);
        }
    }

    private Path tone(String name) throws IOException {
        int samples = 8000;
        byte[] bytes = new byte[2 * samples];
        for (int i = 0; i < samples; i++) {
            int value = (int) (8000 * Math.sin(2 * Math.PI * 440 * i / 16_000));
            bytes[2 * i] = (byte) value;
            bytes[2 * i + 1] = (byte) (value >> 8);
        }
        AudioFormat format = new AudioFormat(16_000, 16, 1, true, false);
        Path file = folder.resolve(name);
        try (AudioInputStream in = new AudioInputStream(new ByteArrayInputStream(bytes), format, samples)) {
            AudioSystem.write(in, AudioFileFormat.Type.WAVE, file.toFile());
        }
        return file;
    }

    private static FrontEnd frontEnd(String feature, Map<String, String> set) throws BadInputException {
        Params settings = Params.parse(Features.byId(feature).spec().params(), set);
        return new FrontEnd(feature, settings, Cut.WHOLE, List.of());
    }

    private static Tensor feature(SongFeatures features, Path file, FrontEnd frontEnd)
            throws BadInputException, StoppedException {
        return features.of(Song.of(file), null, frontEnd, Job.silent());
    }

    @Test
    void aSongIsComputedOnceWhateverItIsCalled() throws IOException, BadInputException, StoppedException {
        Shelf shelf = new Shelf();
        ComputedFeatures features = new ComputedFeatures(shelf);
        FrontEnd mel = frontEnd("mel", Map.of());
        Path file = tone("a.wav");
        Tensor first = feature(features, file, mel);
        Path copy = Files.copy(file, folder.resolve("b.wav"));
        assertSame(first, feature(features, copy, mel));
        assertEquals(1, shelf.kept.size());
        assertEquals(128, first.size(0));
    }

    @Test
    void anotherSettingIsAnotherFeature() throws IOException, BadInputException, StoppedException {
        Shelf shelf = new Shelf();
        ComputedFeatures features = new ComputedFeatures(shelf);
        Path file = tone("a.wav");
        feature(features, file, frontEnd("mel", Map.of()));
        assertEquals(
                40,
                feature(features, file, frontEnd("mel", Map.of("n_mels", "40"))).size(0));
        assertEquals(2, shelf.kept.size());
    }

    @Test
    void aRowsNumbersComeInTheModelsOrder() throws BadInputException, StoppedException {
        Table table = new Table(
                "t.csv", List.of("tempo", "name", "key"), List.of(List.of("1", "x", "2"), List.of("3", "y", "")));
        FrontEnd columns = frontEnd("columns", Map.of()).withColumns(List.of("key", "tempo"));
        Song row = new Song("t.csv#1", Path.of("t.csv"), 1, "y", "", null, "t.csv#1", null, null);
        Tensor values = new ComputedFeatures(FeatureCache.NONE).of(row, table, columns, Job.silent());
        assertArrayEquals(new float[] {Float.NaN, 3}, values.values());
        assertEquals("1x2", values.shape());
    }

    @Test
    void theWrongKindOfFileIsRefusedByName() throws IOException {
        Path file = tone("a.wav");
        Path table = Files.writeString(folder.resolve("t.csv"), "tempo,label\n1,x\n");
        ComputedFeatures features = new ComputedFeatures(FeatureCache.NONE);
        refused("a.wav' is audio", () -> feature(features, file, frontEnd("notes", Map.of())));
        refused("'t.csv' is a table", () -> feature(features, table, frontEnd("mel", Map.of())));
        refused("no file", () -> feature(features, folder.resolve("gone.wav"), frontEnd("mel", Map.of())));
    }

    private static void refused(String part, org.junit.jupiter.api.function.Executable work) {
        BadInputException e = assertThrows(BadInputException.class, work);
        assertTrue(e.reason().contains(part), e.reason());
    }

    @Test
    void anotherSongTextIsAnotherFeatureOfTheSameSound() throws Exception {
        Path vectors = Files.writeString(folder.resolve("glove.txt"), "love 1 0\nhate 0 1\n");
        FrontEnd front = frontEnd("song", Map.of("segments", "10", "vectors", vectors.toString()));
        Shelf shelf = new Shelf();
        ComputedFeatures features = new ComputedFeatures(shelf);
        Song sound = Song.of(MsdFixture.song(1));
        Song loving = sound.withLyrics(Lyrics.of(Map.of("love", 1)));
        Tensor without = features.of(sound, null, front, Job.silent());
        Tensor with = features.of(loving, null, front, Job.silent());
        assertNotEquals(without, with);
        assertSame(with, features.of(loving, null, front, Job.silent()));
        assertEquals(2, shelf.kept.size());
        Files.writeString(vectors, "love 2 0 0\n");
        assertNotEquals(with, features.of(loving, null, front, Job.silent()));
        assertEquals(3, shelf.kept.size());
    }

    @Test
    void aSongOfWhichOnlyTheWordsAreKnownHasNoSound() throws Exception {
        Song words = new Song(
                "TRX",
                folder.resolve("mxm.txt"),
                -1,
                "TRX",
                "",
                null,
                "g",
                null,
                null,
                Map.of(),
                Lyrics.of(Map.of("love", 2)),
                true);
        ComputedFeatures features = new ComputedFeatures(new Shelf());
        assertEquals(
                2,
                features.of(words, null, frontEnd("words", Map.of()), Job.silent())
                        .at(3, 0));
        BadInputException refusal = assertThrows(
                BadInputException.class, () -> features.of(words, null, frontEnd("mel", Map.of()), Job.silent()));
        assertEquals(
                "Of 'TRX' nothing is known but its words, and 'mel' is computed from sound. Choose the feature 'words' or"
                        + " 'lyrics'.",
                refusal.reason());
    }
}
