package org.melograph.app.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Params;
import org.melograph.base.Tensor;
import org.melograph.dataset.Cut;
import org.melograph.dataset.Dataset;
import org.melograph.dataset.Example;
import org.melograph.dataset.FrontEnd;
import org.melograph.dataset.Target;
import org.melograph.feature.SongSegments;
import org.melograph.model.Architecture;
import org.melograph.music.Collection;
import org.melograph.music.Song;
import org.melograph.music.Table;
import org.melograph.zoo.ModelZoo;

/** What every paper on the list must keep. */
final class PapersTest {
    @Test
    void everyModelIsOfTheZooAnswersATaskAndTakesItsSettings() throws BadInputException {
        for (PaperExperiment paper : Papers.ALL) {
            for (PaperModel model : paper.models()) {
                Architecture.Solo architecture = ModelZoo.solo(model.architecture());
                assertEquals(paper.id(), architecture.paper(), model.name());
                assertTrue(
                        architecture.inputKind().equals("any")
                                || paper.tasks().stream().anyMatch(task -> task.isFor(architecture)),
                        model.name());
                Map<String, String> taken =
                        Params.parse(architecture.params(), model.set()).asText();
                model.set().forEach((name, value) -> assertEquals(value, taken.get(name), model.name()));
            }
        }
    }

    @Test
    void modelsOfAPaperHaveNamesAndFilesOfTheirOwn() {
        for (PaperExperiment paper : Papers.ALL) {
            Set<String> files = new HashSet<>();
            paper.models().forEach(model -> assertTrue(files.add(model.slug()), model.name()));
            assertFalse(files.contains(""), paper.id());
        }
    }

    @Test
    void everyPrintedScoreIsOfATaskOfThePaper() {
        for (PaperExperiment paper : Papers.ALL) {
            Set<String> tasks = paper.tasks().stream().map(PaperTask::name).collect(Collectors.toSet());
            for (PaperModel model : paper.models()) {
                model.printed().forEach(score -> assertTrue(tasks.contains(score.task()), model.name()));
            }
        }
    }

    @Test
    void everyPaperSaysWhatDiffersAndHoldsAPartOut() {
        for (PaperExperiment paper : Papers.ALL) {
            assertFalse(paper.differences().isEmpty(), paper.id());
            assertTrue(paper.testFraction() > 0 && paper.testFraction() < 0.5, paper.id());
            assertEquals(paper, assertFound(paper.id()));
        }
    }

    private static PaperExperiment assertFound(String id) {
        try {
            return Papers.byId(id);
        } catch (BadInputException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aMistypedPaperIsAnsweredWithTheNearest() {
        BadInputException e = assertThrows(BadInputException.class, () -> Papers.byId("abella"));
        assertTrue(e.reason().contains("'abela'"), e.reason());
    }

    @Test
    void quadrantsAreMoodsAndOtherLabelsGenres() throws BadInputException {
        PaperExperiment abela = Papers.byId("abela");
        assertEquals("mood", abela.task(labelled("Q1", "Q2", "Q4")).name());
        assertEquals("genre", abela.task(labelled("Q1", "jazz")).name());
        PaperModel best = abela.models().getLast();
        assertEquals(
                0.4844, best.printed(abela.task(labelled("Q1", "Q3"))).getLast().value());
        assertEquals(
                0.8639,
                best.printed(abela.task(labelled("jazz", "rock"))).getLast().value());
    }

    @Test
    void whatChangsSongsAreSaysWhichOfItsModelsAnswer() throws BadInputException {
        PaperExperiment chang = Papers.byId("chang");
        Table table = new Table("t.csv", List.of("level"), List.of(List.of("1")));
        Collection rows = new Collection("t.csv", List.of(song("jazz", Map.of())), List.of(), table);
        Collection taggedRows = new Collection("t.csv", List.of(song(null, TAGS)), List.of(), table);
        Collection tagged = new Collection("songs", List.of(song(null, TAGS)), List.of(), null);
        assertEquals(List.of("table-mlp"), architectures(chang, rows));
        assertEquals(List.of("tags-mlp"), architectures(chang, taggedRows));
        assertEquals(List.of("tags-mlp-lstm", "tags-conv-lstm"), architectures(chang, tagged));
        String said = assertThrows(BadInputException.class, () -> chang.task(labelled("jazz", "rock")))
                .reason();
        assertEquals(
                "'chang' is about rows of a table with a label, or rows of a table with tags, or songs with tags, and"
                        + " 'songs' is not. Give other songs, name the column of the label, or choose another paper.",
                said);
    }

    private static List<String> architectures(PaperExperiment paper, Collection songs) throws BadInputException {
        return paper.models(paper.task(songs)).stream()
                .map(PaperModel::architecture)
                .toList();
    }

    private static final Map<String, Boolean> TAGS = Map.of("calm", true, "loud", false);

    private static Collection labelled(String... labels) {
        return new Collection(
                "songs", Stream.of(labels).map(label -> song(label, Map.of())).toList(), List.of(), null);
    }

    private static Song song(@Nullable String label, Map<String, Boolean> tags) {
        return new Song("s", Path.of("s"), -1, "s", "", label, "s", null, null, tags);
    }

    @Test
    void aModelMissesWhatNoneOfTheSongsHas() throws BadInputException {
        PaperModel all = Papers.byId("lengyel").models().getFirst();
        assertEquals("all", all.set().get("inputs"));
        float[] lyrics = new float[26 * 2];
        lyrics[SongSegments.LYRICS_ROW * 2] = 1;
        float[] sound = new float[26 * 2];
        sound[3] = 1;
        assertEquals("sound", all.missing(songs(lyrics, new float[26 * 2])));
        assertEquals("lyrics", all.missing(songs(sound)));
        assertEquals("sound and lyrics", all.missing(songs(new float[26 * 2])));
        assertEquals("", all.missing(songs(sound, lyrics)));
    }

    private static Dataset songs(float[]... features) throws BadInputException {
        List<Example> examples = new ArrayList<>();
        for (float[] values : features) {
            Tensor feature = Tensor.wrap(values, new Axis("row", 26), new Axis("segment", 2));
            examples.add(new Example("s", "s", new Target.ClassTarget(0), feature, 0, 2));
        }
        return new Dataset(
                List.of(song("jazz", Map.of())),
                examples,
                List.of("jazz"),
                FrontEnd.of("song", Map.of(), Cut.WHOLE),
                26,
                2,
                List.of());
    }

    @Test
    void chensBidirectionalNetworksHaveThePrintedWeights() throws BadInputException {
        PaperExperiment chen = Papers.byId("chen");
        assertEquals(1_374_213, weights(chen, "Bi-NN1", "800"));
        assertEquals(2_042_437, weights(chen, "Bi-NN2", "15000"));
        assertEquals(90_053, weights(chen, "Bi-NN3", "15000"));
    }

    private static long weights(PaperExperiment paper, String name, String input) throws BadInputException {
        PaperModel model = paper.models().stream()
                .filter(m -> m.answersTo(name))
                .findFirst()
                .orElseThrow();
        Architecture.Solo architecture = ModelZoo.solo(model.architecture());
        return architecture.weights(
                org.melograph.model.InputShape.parse(input), 5, Params.parse(architecture.params(), model.set()));
    }
}
