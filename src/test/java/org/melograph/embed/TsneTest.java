package org.melograph.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Json;
import org.melograph.base.Rng;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.base.Workers;

class TsneTest {
    private static final TsneSettings SHORT =
            TsneSettings.standard(1).withIterations(60).withThreads(1);

    private static TsneResult run(Tensor vectors, TsneSettings settings) throws Exception {
        return Tsne.run(vectors, settings, Tsne.Progress.NONE, Job.silent());
    }

    static JsonNode golden() throws IOException, BadInputException {
        try (InputStream in = TsneTest.class.getResourceAsStream("/golden/tsne.json")) {
            if (in == null) {
                throw new IOException("golden/tsne.json is not on the class path");
            }
            return Json.tree(new String(in.readAllBytes(), StandardCharsets.UTF_8), "tsne.json");
        }
    }

    static Tensor tensor(JsonNode rows, String axis) {
        int width = rows.get(0).size();
        float[] values = new float[rows.size() * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) rows.get(i / width).get(i % width).asDouble();
        }
        return Tensor.wrap(values, new Axis("song", rows.size()), new Axis(axis, width));
    }

    private static Tensor random(int songs, int dimensions) {
        RandomGenerator random = Rng.of(3, "vectors");
        float[] values = new float[songs * dimensions];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensor.wrap(values, new Axis("song", songs), new Axis("dimension", dimensions));
    }

    @Test
    void aMapOfDigitsIsAsGoodAsScikitLearns() throws Exception {
        JsonNode golden = golden();
        Tensor vectors = tensor(golden.get("vectors"), "dimension");
        TsneResult result = run(
                vectors,
                TsneSettings.standard(0).withPerplexity(golden.get("perplexity").asDouble()));
        double theirs = golden.get("divergence").asDouble();
        assertTrue(result.divergence() < theirs + 0.03, result.divergence() + " against " + theirs);
        double trust = Trustworthiness.of(vectors, result.layout(), 12);
        double theirTrust = golden.get("trustworthiness").get(2).get("layout").asDouble();
        assertTrue(trust > theirTrust - 0.01, trust + " against " + theirTrust);
    }

    @Test
    void trustworthinessIsScikitLearns() throws Exception {
        JsonNode golden = golden();
        Tensor vectors = tensor(golden.get("vectors"), "dimension");
        Tensor layout = tensor(golden.get("layout"), "coordinate");
        float[] flat = new float[2 * vectors.size(0)];
        for (int i = 0; i < vectors.size(0); i++) {
            flat[2 * i] = vectors.at(i, 0);
            flat[2 * i + 1] = vectors.at(i, 1);
        }
        Tensor components = Tensor.wrap(flat, layout.axes());
        for (JsonNode row : golden.get("trustworthiness")) {
            int k = row.get("k").asInt();
            assertEquals(row.get("layout").asDouble(), Trustworthiness.of(vectors, layout, k), 1e-9, "k = " + k);
            assertEquals(
                    row.get("principal_components").asDouble(),
                    Trustworthiness.of(vectors, components, k),
                    1e-9,
                    "k = " + k);
        }
    }

    @Test
    void aPerfectMapIsTrustedWholly() {
        Tensor plane = random(30, 2);
        assertEquals(1, Trustworthiness.of(plane, plane, 5));
        assertEquals(1, Trustworthiness.of(random(2, 4), random(2, 2), 5));
    }

    @Test
    void theMapDoesNotDependOnTheNumberOfThreads() throws Exception {
        Tensor vectors = random(300, 10);
        assertEquals(run(vectors, SHORT), run(vectors, SHORT.withThreads(3)));
    }

    @Test
    void theSameSeedGivesTheSameMapAndAnotherAnother() throws Exception {
        Tensor vectors = random(50, 10);
        assertEquals(run(vectors, SHORT), run(vectors, SHORT));
        TsneSettings other = TsneSettings.standard(2).withIterations(60).withThreads(1);
        assertNotEquals(run(vectors, SHORT).layout(), run(vectors, other).layout());
    }

    @Test
    void aHandfulOfSongsIsLaidOut() throws Exception {
        for (int songs = 0; songs <= 7; songs++) {
            TsneResult result = run(random(songs, 3), SHORT);
            assertEquals(songs, result.layout().size(0));
            assertTrue(result.layout().isFinite(), songs + " songs");
            assertTrue(Double.isFinite(result.divergence()), songs + " songs");
            assertTrue(result.note().contains("lowered from 30"), result.note());
        }
    }

    @Test
    void aHandfulOfSongsIsNotThrownAbout() throws Exception {
        for (int songs = 3; songs <= 8; songs++) {
            TsneResult result = run(random(songs, 16), TsneSettings.standard(1).withThreads(1));
            assertTrue(result.divergence() < 0.25, songs + " songs: " + result.divergence());
        }
    }

    @Test
    void equalSongsAreLaidOutBesideEachOther() throws Exception {
        float[] values = new float[40 * 3];
        for (int i = 0; i < 40; i++) {
            values[3 * i] = i < 20 ? 0 : 100;
        }
        Tensor vectors = Tensor.wrap(values, new Axis("song", 40), new Axis("dimension", 3));
        Tensor layout = run(vectors, TsneSettings.standard(1).withPerplexity(5)).layout();
        assertTrue(layout.isFinite());
        for (int i = 0; i < 40; i++) {
            List<Neighbours.Neighbour> near = Neighbours.nearest(layout, i, 3, Neighbours.Measure.EUCLIDEAN);
            boolean low = i < 20;
            assertTrue(near.stream().allMatch(n -> (n.song() < 20) == low), "song " + i + ": " + near);
        }
    }

    @Test
    void aVectorThatIsNoNumberIsRefusedByItsSong() {
        Tensor vectors =
                Tensor.wrap(new float[] {1, 2, 3, Float.NaN, 5, 6}, new Axis("song", 3), new Axis("dimension", 2));
        String reason =
                assertThrows(BadInputException.class, () -> run(vectors, SHORT)).reason();
        assertTrue(reason.startsWith("Song 2 of 3"), reason);
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        Tensor vectors = random(10, 2);
        assertThrows(BadInputException.class, () -> run(vectors, SHORT.withPerplexity(0.5)));
        assertThrows(BadInputException.class, () -> run(vectors, SHORT.withPerplexity(Double.NaN)));
        assertThrows(BadInputException.class, () -> run(vectors, SHORT.withIterations(0)));
    }

    @Test
    void aWildLearningRateIsToldAndNotDrawn() {
        TsneSettings wild = new TsneSettings(5, 300, 1e6, 100, .5, 1, 1);
        String reason = assertThrows(BadInputException.class, () -> run(random(100, 5), wild))
                .reason();
        assertTrue(reason.contains("smaller learning rate"), reason);
    }

    @Test
    void stoppingEndsTheMapAtTheNextIteration() {
        List<Integer> shown = new ArrayList<>();
        Job stopping = new Job() {
            @Override
            public void report(double fraction, String doing) {}

            @Override
            public boolean isStopped() {
                return !shown.isEmpty();
            }
        };
        assertThrows(
                StoppedException.class, () -> Tsne.run(random(20, 3), SHORT, (i, layout) -> shown.add(i), stopping));
        assertEquals(List.of(10), shown);
    }

    @Test
    void repulsionIsTheExactSumWhenThetaIsZero() {
        Tensor points = random(257, 2);
        double exact = compareWithSums(points.values(), 0, 1e-5);
        assertTrue(exact > 0);
    }

    @Test
    void repulsionIsNearTheExactSumWhenThetaIsHalf() {
        compareWithSums(random(1000, 2).values(), 0.5, 0.02);
    }

    @Test
    void theTreeTakesEqualAndAlmostEqualPoints() {
        float[] points = new float[400];
        for (int i = 0; i < 400; i += 2) {
            points[i] = i < 100 ? 0.1f : i < 200 ? Math.nextUp(0.1f) : i < 300 ? 1e-38f * i : 1e6f;
            points[i + 1] = i < 200 ? -3 : 1e-42f;
        }
        compareWithSums(points, 0, 1e-4);
        QuadTree tree = new QuadTree(200, 0.5);
        tree.build(points);
        assertTrue(tree.nodes() < 400);
    }

    private static double compareWithSums(float[] points, double theta, double tolerance) {
        int n = points.length / 2;
        QuadTree tree = new QuadTree(n, theta);
        tree.build(points);
        float[] forces = new float[points.length];
        double normaliser = tree.repel(points, forces, 0, n);
        double exact = 0;
        double worst = 0;
        double largest = 0;
        for (int i = 0; i < n; i++) {
            double fx = 0;
            double fy = 0;
            for (int j = 0; j < n; j++) {
                if (i != j) {
                    double dx = points[2 * i] - points[2 * j];
                    double dy = points[2 * i + 1] - points[2 * j + 1];
                    double q = 1 / (1 + dx * dx + dy * dy);
                    exact += q;
                    fx += q * q * dx;
                    fy += q * q * dy;
                }
            }
            largest = Math.max(largest, Math.hypot(fx, fy));
            worst = Math.max(worst, Math.hypot(fx - forces[2 * i], fy - forces[2 * i + 1]));
        }
        assertEquals(exact, normaliser, exact * tolerance);
        assertEquals(0, worst / largest, tolerance);
        return exact;
    }

    @Test
    void affinitiesAreSymmetricAndSumToOne() throws Exception {
        Tensor vectors = random(120, 6);
        try (Workers.Team team = Workers.team("test", 2)) {
            Affinities affinities = Affinities.of(vectors, 10, team, Job.silent());
            double sum = 0;
            for (int i = 0; i < 120; i++) {
                for (int j = 0; j < 120; j++) {
                    assertEquals(affinities.at(i, j), affinities.at(j, i));
                    sum += affinities.at(i, j);
                }
            }
            assertEquals(1, sum, 1e-5);
        }
    }

    @Test
    void neighboursByAngleIgnoreLength() {
        Tensor vectors =
                Tensor.wrap(new float[] {1, 0, 10, 1, 1, 1, 0, 0}, new Axis("song", 4), new Axis("dimension", 2));
        assertEquals(
                List.of(1, 2, 3),
                Neighbours.nearest(vectors, 0, 9, Neighbours.Measure.COSINE).stream()
                        .map(Neighbours.Neighbour::song)
                        .toList());
        assertEquals(
                List.of(2, 3),
                Neighbours.nearest(vectors, 0, 2, Neighbours.Measure.EUCLIDEAN).stream()
                        .map(Neighbours.Neighbour::song)
                        .toList());
    }
}
