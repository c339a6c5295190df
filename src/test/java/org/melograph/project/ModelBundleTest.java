package org.melograph.project;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.ContentHash;
import org.melograph.base.Params;
import org.melograph.base.Provenance;
import org.melograph.base.Rng;
import org.melograph.base.Tensor;
import org.melograph.dataset.Cut;
import org.melograph.dataset.FrontEnd;
import org.melograph.dataset.SplitSummary;
import org.melograph.model.InputShape;
import org.melograph.model.Model;
import org.melograph.model.ModelSpec;
import org.melograph.music.TableReading;
import org.melograph.train.metric.LevelScores;
import org.melograph.train.metric.Score;

class ModelBundleTest {
    private final Path folder;

    ModelBundleTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static float[] random(int n, String purpose) {
        RandomGenerator random = Rng.of(1, purpose);
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static Tensor constant(float value) {
        float[] values = new float[4];
        Arrays.fill(values, value);
        return Tensor.wrap(values, new Axis("channel", 4));
    }

    private static ModelBundle.Solo contents() throws BadInputException {
        ModelSpec spec = new ModelSpec(
                "softmax-regression",
                Params.parse(new SoftmaxRegression().params(), Map.of("temperature", "2.5")),
                FrontEnd.of("mel", Map.of("n_mels", "4"), new Cut(3, 2)).withContent("f00d"),
                new InputShape(4, 3),
                List.of("calm", "wild"),
                constant(.5f),
                constant(2));
        Map<String, Tensor> weights =
                Map.of("matrix", Tensor.wrap(random(24, "weights"), new Axis("input", 12), new Axis("class", 2)));
        Tensor inputs =
                Tensor.wrap(random(60, "inputs"), new Axis("example", 5), new Axis("channel", 4), new Axis("step", 3));
        ModelBundle.TestVectors tests;
        try (Model model = new SoftmaxRegression().restore(spec, weights)) {
            tests = ModelBundle.TestVectors.of(model, inputs, null);
        }
        Score score = new Score(.75, .5, Double.NaN, 12);
        return new ModelBundle.Solo(
                spec,
                weights,
                tests,
                new ModelOrigin(
                        new SplitSummary("group", 30, 5, 12, 0, "abc"),
                        null,
                        new LevelScores(score, score, score, score),
                        Map.of("bits_per_event", 2.5),
                        "12 songs of two kinds.",
                        new Provenance("train", Map.of("seed", "1"), "", List.of(Provenance.made("mel"))),
                        Instant.ofEpochSecond(1_700_000_000),
                        "0.1",
                        42,
                        new TableReading(
                                List.of(new TableReading.UnitFactor("length", 812.5, 60_000)),
                                true,
                                new TableReading.Tenths("plays", List.of(1., 2., 3., 4., 5., 6., 7., 8., 9.5)))));
    }

    private Path written() throws BadInputException {
        Path file = folder.resolve("model.melo");
        ModelBundle.write(file, contents());
        return file;
    }

    private static ModelBundle.Contents read(Path file) throws BadInputException {
        return ModelBundle.read(file, SoftmaxRegression::byId);
    }

    private static String refusal(Path file) {
        return assertThrows(
                        BadInputException.class,
                        () -> ModelBundle.open(file, SoftmaxRegression::byId).close())
                .reason();
    }

    @Test
    void whatIsWrittenIsRead() throws Exception {
        assertEquals(contents(), read(written()));
    }

    @Test
    void theModelAnswersAsBefore() throws Exception {
        ModelBundle.Solo before = contents();
        try (ModelBundle.LoadedModel loaded = ModelBundle.open(written(), SoftmaxRegression::byId)) {
            assertEquals(
                    before.tests().probabilities(),
                    loaded.solo().predict(before.tests().inputs(), null));
        }
    }

    @Test
    void theSameContentsGiveTheSameBytes() throws Exception {
        Path other = folder.resolve("other.melo");
        ModelBundle.write(other, contents());
        assertArrayEquals(Files.readAllBytes(written()), Files.readAllBytes(other));
    }

    @Test
    void nothingIsLeftBesideTheBundle() throws Exception {
        written();
        written();
        try (var files = Files.list(folder)) {
            assertEquals(
                    List.of("model.melo"),
                    files.map(f -> f.getFileName().toString()).toList());
        }
    }

    @Test
    void theCardTellsScoresWithIntervals() throws Exception {
        String card = ModelCard.of(contents());
        assertTrue(card.contains("| accuracy of songs | 0.750 | 0.500 to NaN | 12 |"), card);
        assertTrue(card.contains("12 songs of two kinds."), card);
        assertTrue(card.contains("judged on 12 songs only"), card);
    }

    @Test
    void weightsThatAreNoNumbersAreNotWritten() throws Exception {
        ModelBundle.Solo good = contents();
        float[] bad = random(24, "weights");
        bad[3] = Float.NaN;
        ModelBundle.Contents contents = new ModelBundle.Solo(
                good.spec(),
                Map.of("matrix", Tensor.wrap(bad, new Axis("input", 12), new Axis("class", 2))),
                good.tests(),
                good.origin());
        Path file = folder.resolve("nan.melo");
        assertThrows(BadInputException.class, () -> ModelBundle.write(file, contents));
        assertTrue(Files.notExists(file));
    }

    @Test
    void aMissingFileIsNamed() {
        assertTrue(refusal(folder.resolve("none.melo")).contains("none.melo"));
    }

    @Test
    void nonsenseAndTruncationAreRefused() throws Exception {
        Path nonsense = Files.writeString(folder.resolve("nonsense.melo"), "no zip at all");
        assertTrue(refusal(nonsense).contains("damaged or no model"));
        Path empty = Files.createFile(folder.resolve("empty.melo"));
        assertTrue(refusal(empty).contains("damaged or no model"));
        byte[] bytes = Files.readAllBytes(written());
        for (int cut = 1; cut < bytes.length; cut += 397) {
            Path truncated = Files.write(folder.resolve("cut.melo"), Arrays.copyOf(bytes, cut));
            refusal(truncated);
        }
    }

    @Test
    void aNewerFormatIsRefusedAsSuch() throws Exception {
        assertTrue(refusal(withManifest(m -> m.replace("\"format\" : 1", "\"format\" : 2")))
                .contains("newer Melograph (format 2"));
    }

    @Test
    void anUnknownArchitectureIsNamed() throws Exception {
        assertTrue(refusal(withManifest(m -> m.replace("softmax-regression", "quantum")))
                .contains("'quantum'"));
    }

    @Test
    void aSettingOutOfRangeIsRefused() throws Exception {
        String reason = refusal(withManifest(m -> m.replace("\"temperature\" : \"2.5\"", "\"temperature\" : \"99\"")));
        assertTrue(reason.contains("'temperature' cannot be '99.0'"), reason);
        reason = refusal(withManifest(m -> m.replace("\"n_mels\" : \"4\"", "\"n_mels\" : \"-4\"")));
        assertTrue(reason.contains("'n_mels' cannot be '-4'"), reason);
    }

    @Test
    void labelsThatDoNotFitTheOutputAreRefused() throws Exception {
        String reason = refusal(withManifest(m -> m.replace("\"calm\", \"wild\"", "\"calm\", \"wild\", \"third\"")));
        assertTrue(reason.contains("3 labels"), reason);
    }

    @Test
    void otherWeightsThanTheHashSaysAreRefused() throws Exception {
        Path file = changed((name, bytes) -> {
            if (name.equals("weights/0000.f32")) {
                bytes[0] ^= 1;
            }
            return bytes;
        });
        assertTrue(refusal(file).contains("not what its hash says"), refusal(file));
    }

    @Test
    void aModelThatAnswersOtherwiseIsRefused() throws Exception {
        byte[][] weights = new byte[1][];
        Path other = changed((name, bytes) -> {
            if (name.equals("weights/0000.f32")) {
                bytes[2] ^= 0x40;
                weights[0] = bytes;
            }
            return bytes;
        });
        String oldHash = ContentHash.of(
                ModelBundle.bytes(contents().weights().values().iterator().next()));
        String newHash = ContentHash.of(weights[0]);
        Files.copy(other, folder.resolve("model.melo"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Path forged = changedFrom(
                folder.resolve("model.melo"),
                (name, bytes) -> name.equals("manifest.json")
                        ? new String(bytes, StandardCharsets.UTF_8)
                                .replace(oldHash, newHash)
                                .getBytes(StandardCharsets.UTF_8)
                        : bytes);
        String reason = refusal(forged);
        assertTrue(reason.contains("does not answer as when it was written"), reason);
    }

    @Test
    void aTensorWiderThanItsEntryIsRefusedBeforeItIsRead() throws Exception {
        String reason = refusal(withManifest(m -> m.replace("\"size\" : 12", "\"size\" : 120000000")));
        assertTrue(reason.contains("holds 96 bytes") || reason.contains("damaged"), reason);
    }

    @Test
    void strangeEntriesAreRefused() throws Exception {
        for (String name : List.of("../../etc/passwd", "/etc/passwd", "weights/9999.f32", "Evil.class", "a\\b")) {
            Path file = rezipped(written(), (n, b) -> b, Map.of(name, new byte[3]), false);
            String reason = refusal(file);
            assertTrue(reason.contains("name that no model has") || reason.contains("does not name"), reason);
        }
    }

    @Test
    void aZipBombIsRefusedBeforeItIsRead() throws Exception {
        Path file = rezipped(written(), (n, b) -> b, Map.of("weights/0001.f32", new byte[20_000_000]), true);
        assertTrue(Files.size(file) < 1_000_000);
        String reason = refusal(file);
        assertTrue(reason.contains("which cannot be"), reason);
    }

    @Test
    void aBundleZippedAnewByHandIsRead() throws Exception {
        assertEquals(contents(), read(rezipped(written(), (n, b) -> b, Map.of(), true)));
    }

    @Test
    void randomDamageIsAlwaysRefusedOrHarmless() throws Exception {
        byte[] good = Files.readAllBytes(written());
        ModelBundle.Solo before = contents();
        for (int round = 0; round < 300; round++) {
            RandomGenerator random = Rng.of(7, "damage", round);
            byte[] bad = good.clone();
            int changes = 1 + random.nextInt(8);
            for (int i = 0; i < changes; i++) {
                // Half of the damage in the list of entries at the end, where sizes and offsets stand.
                int from = random.nextBoolean() ? 0 : bad.length - bad.length / 8;
                bad[from + random.nextInt(bad.length - from)] = (byte) random.nextInt(256);
            }
            if (random.nextInt(8) == 0) {
                bad = Arrays.copyOf(bad, random.nextInt(bad.length + 1000));
            }
            Path file = Files.write(folder.resolve("damaged.melo"), bad);
            try (ModelBundle.LoadedModel loaded = ModelBundle.open(file, SoftmaxRegression::byId)) {
                assertEquals(before, loaded.contents(), "round " + round);
            } catch (BadInputException e) {
                assertTrue(e.reason().contains("damaged.melo"), "round " + round + ": " + e.reason());
            }
        }
    }

    @Test
    void aDamagedManifestBehindARightChecksumIsRefusedToo() throws Exception {
        Path file = written();
        byte[] manifest = entry(file, "manifest.json");
        for (int round = 0; round < 300; round++) {
            RandomGenerator random = Rng.of(8, "damage", round);
            byte[] bad = manifest.clone();
            if (random.nextInt(4) == 0) {
                int from = random.nextInt(bad.length);
                int to = from + random.nextInt(bad.length - from);
                byte[] without = Arrays.copyOf(bad, bad.length - (to - from));
                System.arraycopy(bad, to, without, from, bad.length - to);
                bad = without;
            } else {
                for (int i = 0; i < 1 + random.nextInt(3); i++) {
                    bad[random.nextInt(bad.length)] = (byte) "0123456789-{}[]\",:eN\u0000a".charAt(random.nextInt(22));
                }
            }
            byte[] damaged = bad;
            Path forged = changedFrom(file, (name, bytes) -> name.equals("manifest.json") ? damaged : bytes);
            try (ModelBundle.LoadedModel loaded = ModelBundle.open(forged, SoftmaxRegression::byId)) {
                assertEquals(2, loaded.contents().labels().size(), "round " + round);
            } catch (BadInputException e) {
                assertTrue(e.reason().contains("rezipped.melo"), "round " + round + ": " + e.reason());
            }
        }
    }

    private interface Edit {
        byte[] apply(String name, byte[] bytes);
    }

    private Path withManifest(UnaryOperator<String> edit) throws Exception {
        return changed((name, bytes) -> name.equals("manifest.json")
                ? edit.apply(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)
                : bytes);
    }

    private Path changed(Edit edit) throws Exception {
        return changedFrom(written(), edit);
    }

    private Path changedFrom(Path file, Edit edit) throws IOException {
        return rezipped(file, edit, Map.of(), false);
    }

    private static byte[] entry(Path file, String name) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return in.readAllBytes();
        }
    }

    private Path rezipped(Path file, Edit edit, Map<String, byte[]> more, boolean deflated) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    entries.put(entry.getName(), edit.apply(entry.getName(), in.readAllBytes()));
                }
            }
        }
        entries.putAll(more);
        Path out = folder.resolve("rezipped.melo");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(out))) {
            zip.setLevel(deflated ? 9 : 0);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return out;
    }
}
