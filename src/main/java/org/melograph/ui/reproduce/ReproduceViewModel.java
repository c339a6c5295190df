package org.melograph.ui.reproduce;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.melograph.app.PaperReport;
import org.melograph.app.PaperWatcher;
import org.melograph.app.ReadReproduction;
import org.melograph.app.ReproducePaper;
import org.melograph.app.paper.PaperExperiment;
import org.melograph.app.paper.Papers;
import org.melograph.base.BadInputException;
import org.melograph.ui.job.StudioJob;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.SourceChoice;
import org.melograph.ui.theme.Figures;

/** What the Papers room shows: a paper's set-up, how its runs go on, and what came of them. */
final class ReproduceViewModel {
    private static final String READY = "Not run yet";

    private final Desk desk;
    private final ObjectProperty<PaperExperiment> paper = new SimpleObjectProperty<>(Papers.ALL.getFirst());
    private final SourceChoice source = new SourceChoice();
    private final StringProperty seeds = new SimpleStringProperty("1");
    private final StringProperty minutes = new SimpleStringProperty("");
    private final ObjectProperty<Integer> folds = new SimpleObjectProperty<>(0);
    private final ObjectProperty<Boolean> asPrinted = new SimpleObjectProperty<>(false);
    private final ObjectProperty<@Nullable Path> folder = new SimpleObjectProperty<>();
    private final ObservableList<ModelLine> lines = FXCollections.observableArrayList();

    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final BooleanProperty stopping = new SimpleBooleanProperty();
    private final StringProperty headline = new SimpleStringProperty(READY);
    private final StringProperty subline = new SimpleStringProperty("");
    private final StringProperty doing = new SimpleStringProperty("");
    private final StringProperty left = new SimpleStringProperty("–");
    private final DoubleProperty progress = new SimpleDoubleProperty();
    private final StringProperty failure = new SimpleStringProperty("");
    private final ObjectProperty<ReadReproduction.Found> found =
            new SimpleObjectProperty<>(ReadReproduction.Found.NOTHING);

    private @Nullable StudioJob<PaperReport> job;
    private int planned;
    private int ended;

    ReproduceViewModel(Desk desk) {
        this.desk = desk;
        paper.addListener((o, was, is) -> choose(is));
        folder.addListener((o, was, is) -> look());
        choose(paper.get());
    }

    private void choose(PaperExperiment now) {
        lines.setAll(now.models().stream()
                .map(m -> new ModelLine(m.name(), m.architecture()))
                .toList());
        subline.set(now.citation());
        folder.set(desk.verbs().paperFolder(now.id()));
    }

    /** Shows what an earlier reproduction left in the folder; called when the room is entered, too. */
    void look() {
        Path at = folder.get();
        if (at == null || running.get()) {
            return;
        }
        lines.forEach(ModelLine::clear);
        found.set(ReadReproduction.Found.NOTHING);
        headline.set(READY);
        subline.set(paper.get().citation());
        PaperExperiment asked = paper.get();
        desk.jobs()
                .startQuietly("Read " + at.getFileName(), inside -> desk.verbs().reproduction(at))
                .onDone(read -> {
                    if (!running.get() && at.equals(folder.get()) && asked.equals(paper.get())) {
                        show(read);
                    }
                })
                .onFailed(failure::set);
    }

    private void show(ReadReproduction.Found read) {
        found.set(read);
        PaperReport report = read.report();
        if (report != null && report.paper().equals(paper.get().id())) {
            show(report);
        } else if (report != null) {
            failure.set("The folder holds a report of '" + report.paper() + "'. Choose another folder.");
        } else if (read.runs() > 0) {
            headline.set(Figures.count(read.runs(), "finished run") + " kept: Start goes on with them");
        }
    }

    private void show(PaperReport report) {
        for (ModelLine line : lines) {
            line.clear();
            report.rows().stream()
                    .filter(row -> row.model().equals(line.model()))
                    .findFirst()
                    .ifPresent(row -> {
                        line.show(row);
                        if (row.runs() > 0 || !row.reason().isEmpty()) {
                            line.plannedProperty().set(Math.max(1, row.runs()));
                            line.endedProperty().set(Math.max(1, row.runs()));
                        }
                        line.settle();
                    });
        }
        headline.set(
                report.stopped()
                        ? report.done() + " of " + report.planned() + " runs finished"
                        : Figures.count(report.done(), "run") + " finished");
        subline.set("on '" + report.source() + "' · " + Figures.count(report.songs(), "song") + " · split by "
                + report.split() + " · seeds " + report.seeds());
    }

    /** Whether to begin is to go on with what was stopped. */
    boolean goesOn() {
        PaperReport report = found.get().report();
        return report == null ? found.get().runs() > 0 : report.stopped();
    }

    /** Starts, or goes on with, the runs of the chosen models. */
    void start() {
        if (running.get()) {
            return;
        }
        ReproducePaper.Request request;
        try {
            request = request();
            ReproducePaper.check(request);
        } catch (BadInputException e) {
            failure.set(e.reason());
            return;
        }
        failure.set("");
        lines.forEach(ModelLine::clear);
        lines.stream()
                .filter(l -> l.chosenProperty().get())
                .forEach(l -> l.stateProperty().set(ModelLine.State.WAITING));
        found.set(ReadReproduction.Found.NOTHING);
        headline.set("Listing the songs …");
        subline.set(paper.get().citation());
        progress.set(-1);
        planned = 0;
        ended = 0;
        PaperWatcher watcher = PaperNews.to(this::hear);
        StudioJob<PaperReport> started = desk.jobs()
                .start("Reproduce " + request.paper(), inside -> desk.verbs().reproduce(request, watcher, inside));
        job = started;
        running.set(true);
        stopping.set(false);
        started.progressProperty().addListener((o, was, is) -> progress.set(is.doubleValue()));
        started.leftProperty().addListener((o, was, is) -> left.set(is.isEmpty() ? "–" : is.replace(" left", "")));
        started.doingProperty().addListener((o, was, is) -> doing.set(is));
        started.onDone(report -> show(report));
        started.onFailed(sentence -> {
            failure.set(sentence);
            headline.set("The reproduction failed");
        });
        started.onEnded(() -> ended(started));
    }

    private void ended(StudioJob<PaperReport> over) {
        running.set(false);
        stopping.set(false);
        left.set("–");
        doing.set("");
        lines.forEach(ModelLine::settle);
        if (over.stateProperty().get() == StudioJob.State.STOPPED) {
            headline.set("Stopped before the first run");
        }
        Path at = folder.get();
        if (at != null && over.stateProperty().get() == StudioJob.State.DONE) {
            desk.jobs()
                    .startQuietly("Read the report", inside -> desk.verbs().reproduction(at))
                    .onDone(found::set)
                    .onFailed(failure::set);
        }
    }

    private ReproducePaper.Request request() throws BadInputException {
        List<String> models = lines.stream()
                .filter(l -> l.chosenProperty().get())
                .map(ModelLine::model)
                .toList();
        if (models.isEmpty()) {
            throw new BadInputException("No model is chosen. Tick at least one in the table.");
        }
        return new ReproducePaper.Request(
                source.spec(),
                paper.get().id(),
                asPrinted.get(),
                seedNumbers(),
                folds.get(),
                models.size() == lines.size() ? List.of() : models,
                Map.of(),
                minuteNumber(),
                Objects.requireNonNull(folder.get()));
    }

    private List<Long> seedNumbers() throws BadInputException {
        List<Long> numbers = new ArrayList<>();
        for (String word : seeds.get().strip().split("[,;\\s]+", -1)) {
            try {
                numbers.add(Long.parseLong(word));
            } catch (NumberFormatException e) {
                throw new BadInputException("'" + word + "' is no seed. Give whole numbers such as 1, 2, 3.", e);
            }
        }
        return numbers.stream().distinct().toList();
    }

    private double minuteNumber() throws BadInputException {
        String text = minutes.get().strip();
        if (text.isEmpty()) {
            return 0;
        }
        try {
            double number = Double.parseDouble(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new BadInputException("'" + text + "' is no number of minutes. Leave it empty for no limit.", e);
        }
        throw new BadInputException("'" + text + "' minutes are not 0 or more. Leave it empty for no limit.");
    }

    private void hear(List<PaperNews> news) {
        if (!running.get()) {
            // The finished report, which has all of it, overtook the last news.
            return;
        }
        for (PaperNews one : news) {
            switch (one) {
                case PaperNews.Planned p -> plan(p.runs());
                case PaperNews.Started s ->
                    lines.stream()
                            .filter(l -> l.model().equals(s.run().model()))
                            .forEach(l -> begin(l, s.run()));
                case PaperNews.Scored s ->
                    lines.stream()
                            .filter(l -> l.model().equals(s.row().model()))
                            .forEach(l -> score(l, s.row()));
            }
        }
    }

    private void plan(List<PaperWatcher.PlannedRun> runs) {
        planned = runs.size();
        for (ModelLine line : lines) {
            line.plannedProperty().set((int)
                    runs.stream().filter(r -> r.model().equals(line.model())).count());
            line.settle();
        }
        headline.set("0 of " + Figures.count(planned, "run"));
    }

    private void begin(ModelLine line, PaperWatcher.PlannedRun run) {
        line.stateProperty().set(ModelLine.State.RUNNING);
        headline.set(run.model() + " · run " + (ended + 1) + " of " + planned);
    }

    private void score(ModelLine line, PaperReport.Row row) {
        ended++;
        line.show(row);
        line.count();
    }

    /** Ends the runs; finished ones are kept, and Start goes on with the others. */
    void stop() {
        if (job != null) {
            stopping.set(true);
            job.stop();
        }
    }

    /** Takes a dropped folder or table as the source. */
    void take(Path dropped) {
        source.locationProperty().set(dropped);
    }

    /** The paper that is chosen. */
    ObjectProperty<PaperExperiment> paperProperty() {
        return paper;
    }

    SourceChoice source() {
        return source;
    }

    /** Whole numbers apart by commas. */
    StringProperty seedsProperty() {
        return seeds;
    }

    /** A number; empty for no limit. */
    StringProperty minutesProperty() {
        return minutes;
    }

    /** As in {@link ReproducePaper.Request#folds()}. */
    ObjectProperty<Integer> foldsProperty() {
        return folds;
    }

    /** Whether pieces are dealt as the paper did, which leaks. */
    ObjectProperty<Boolean> asPrintedProperty() {
        return asPrinted;
    }

    /** Where the report and its runs stand. */
    ObjectProperty<@Nullable Path> folderProperty() {
        return folder;
    }

    /** The paper's models. */
    ObservableList<ModelLine> lines() {
        return lines;
    }

    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    BooleanProperty stoppingProperty() {
        return stopping;
    }

    StringProperty headlineProperty() {
        return headline;
    }

    StringProperty sublineProperty() {
        return subline;
    }

    /** What is being done now; empty while nothing runs. */
    StringProperty doingProperty() {
        return doing;
    }

    StringProperty leftProperty() {
        return left;
    }

    DoubleProperty progressProperty() {
        return progress;
    }

    StringProperty failureProperty() {
        return failure;
    }

    /** The report that stands in the folder. */
    ObjectProperty<ReadReproduction.Found> foundProperty() {
        return found;
    }
}
