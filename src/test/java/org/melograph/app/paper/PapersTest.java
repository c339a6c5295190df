package org.melograph.app.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.melograph.base.BadInputException;
import org.melograph.base.Params;
import org.melograph.model.Architecture;
import org.melograph.model.Task;
import org.melograph.zoo.ModelZoo;

/** What every paper on the list must keep. */
final class PapersTest {
    @Test
    void everyModelIsAClassifierOfTheZooWithSettingsItTakes() throws BadInputException {
        for (PaperExperiment paper : Papers.ALL) {
            for (PaperModel model : paper.models()) {
                Architecture.Solo architecture = ModelZoo.solo(model.architecture());
                assertEquals(paper.id(), architecture.paper(), model.name());
                assertEquals(Task.CLASSIFY, architecture.task(), model.name());
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
        assertEquals("mood", abela.task(List.of("Q1", "Q2", "Q4")).name());
        assertEquals("genre", abela.task(List.of("Q1", "jazz")).name());
        PaperModel best = abela.models().getLast();
        assertEquals(
                0.4844, best.printed(abela.task(List.of("Q1", "Q3"))).getLast().value());
        assertEquals(
                0.8639,
                best.printed(abela.task(List.of("jazz", "rock"))).getLast().value());
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
