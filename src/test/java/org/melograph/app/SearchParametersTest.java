package org.melograph.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.dataset.SplitPlan;
import org.melograph.io.source.SourceSpec;

/** A search on a table of which one column tells the class and the other nothing. */
final class SearchParametersTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    private Path folder;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private Workspace workspace;

    private final List<SearchParameters.Trial> tried = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        workspace = Workspace.open(folder.resolve("test.library"), 1);
        StringBuilder rows = new StringBuilder("level,noise,group,class\n");
        for (int i = 0; i < 80; i++) {
            // Low and high levels alternate in four bands, which one straight line cannot tell apart.
            int band = i % 4;
            rows.append(band + 0.004 * i)
                    .append(',')
                    .append(i * 37 % 11)
                    .append(",g")
                    .append(i / 2)
                    .append(band % 2 == 0 ? ",low\n" : ",high\n");
        }
        Files.writeString(folder.resolve("songs.csv"), rows);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private SearchParameters.Request request(List<String> over, SplitPlan.By by, int budget) {
        return new SearchParameters.Request(
                SourceSpec.of(folder.resolve("songs.csv")),
                "k-nearest-neighbours",
                over,
                Map.of("feature", "columns"),
                new SearchParameters.Protocol(by, 0.25, 3, SearchParameters.Measure.ACCURACY),
                new SearchParameters.Budget(budget, 0, false),
                1,
                folder.resolve("search"));
    }

    private SearchParameters.Report run(SearchParameters.Request request, Job job) throws Exception {
        tried.clear();
        return new SearchParameters(workspace).run(request, tried::add, job);
    }

    @Test
    void theBetterSettingIsFoundAndJudgedOnSongsSetAside() throws Exception {
        SearchParameters.Report report = run(request(List.of("neighbours=1,40"), SplitPlan.By.GROUP, 0), Job.silent());
        assertEquals(2, report.trials().size());
        SearchParameters.Trial best = report.best();
        assertNotNull(best);
        assertEquals(Map.of("neighbours", "1"), best.set());
        SearchParameters.Final test = report.test();
        assertNotNull(test);
        assertEquals(0, test.report().split().sharedSongs());
        assertEquals(20, test.report().split().testSongs());
        assertNotNull(best.song());
        assertEquals(60, best.song().accuracy().songs());
        assertTrue(test.report().song().accuracy().value() > 0.8);
        assertTrue(Files.exists(folder.resolve("search").resolve("best.melo")));
    }

    @Test
    void theTableHasAColumnForEachParameter() throws Exception {
        SearchParameters.Report report =
                run(request(List.of("neighbours=1,3", "votes=equal,distance"), SplitPlan.By.SONG, 0), Job.silent());
        List<String> lines = Files.readAllLines(report.csv());
        assertEquals(5, lines.size());
        assertTrue(lines.getFirst().startsWith("number,neighbours,votes,song_accuracy,song_accuracy_low,"));
        assertTrue(lines.get(1).startsWith("1,1,equal,"), lines.get(1));
    }

    @Test
    void aStoppedSearchGoesOnWhereItStood() throws Exception {
        SearchParameters.Request request = request(List.of("neighbours=1,3,5,7"), SplitPlan.By.GROUP, 0);
        AtomicBoolean stop = new AtomicBoolean();
        Job job = new Job() {
            @Override
            public void report(double fraction, String doing) {}

            @Override
            public boolean isStopped() {
                return stop.get();
            }
        };
        SearchParameters.Report half =
                new SearchParameters(workspace).run(request, trial -> stop.set(trial.number() == 2), job);
        assertTrue(half.stopped());
        assertNull(half.test());
        assertEquals(2, half.trials().size());
        SearchParameters.Report whole = run(request, Job.silent());
        assertEquals(2, tried.size());
        assertFalse(whole.stopped());
        assertEquals(half.trials(), whole.trials().subList(0, 2));
        run(request, Job.silent());
        assertEquals(0, tried.size());
    }

    @Test
    void aSettingThatCannotBeTriedIsNamedAndTheOthersGoOn() throws Exception {
        SearchParameters.Request fine = request(List.of("neighbours=1,3"), SplitPlan.By.GROUP, 0);
        SearchParameters.Request request = new SearchParameters.Request(
                fine.source(),
                "random-forest",
                List.of("feature=columns,mfcc"),
                Map.of("trees", "20"),
                fine.protocol(),
                fine.budget(),
                1,
                fine.out());
        SearchParameters.Report report = run(request, Job.silent());
        assertEquals("", report.trials().getFirst().reason());
        SearchParameters.Trial failed = report.trials().getLast();
        assertTrue(failed.reason().contains("table"), failed.reason());
        assertNull(failed.song());
        SearchParameters.Trial best = report.best();
        assertNotNull(best);
        assertEquals(Map.of("feature", "columns"), best.set());
    }

    @Test
    void anotherSearchIsNotMixedIn() throws Exception {
        run(request(List.of("neighbours=1,3"), SplitPlan.By.GROUP, 0), Job.silent());
        BadInputException e = assertThrows(
                BadInputException.class,
                () -> run(request(List.of("votes=equal,distance"), SplitPlan.By.GROUP, 0), Job.silent()));
        assertTrue(e.reason().contains("another folder"), e.reason());
    }

    @Test
    void aLeakMayNotChooseTheSetting() {
        assertThrows(
                BadInputException.class,
                () -> run(request(List.of("neighbours=1,3"), SplitPlan.By.BY_PIECE, 0), Job.silent()));
    }
}
