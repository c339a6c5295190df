package org.melograph.ui.train;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.beans.InvalidationListener;
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
import org.melograph.app.BrowseLibrary.RunRow;
import org.melograph.app.ListModels;
import org.melograph.app.TrainModel;
import org.melograph.dataset.SplitPlan;
import org.melograph.train.EpochRecord;
import org.melograph.train.RunChange;
import org.melograph.train.RunControls;
import org.melograph.train.RunWatcher;
import org.melograph.train.StepRecord;
import org.melograph.train.metric.TagScores;
import org.melograph.ui.job.StudioJob;
import org.melograph.ui.job.StudioJobs;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.SourceChoice;
import org.melograph.ui.theme.Figures;

/** What the Train room shows: the recipe, the run in progress or looked at, and the runs so far. */
final class TrainViewModel {
    private final Desk desk;
    private final ObservableList<ListModels.Entry> architectures = FXCollections.observableArrayList();
    private final ObjectProperty<ListModels.@Nullable Entry> architecture = new SimpleObjectProperty<>();
    private final ObjectProperty<Map<String, String>> settings = new SimpleObjectProperty<>(Map.of());
    private final StringProperty complaint = new SimpleStringProperty("");
    private final SourceChoice source = new SourceChoice();
    private final ObjectProperty<SplitPlan.By> splitBy = new SimpleObjectProperty<>(SplitPlan.By.GROUP);
    private final StringProperty seed = new SimpleStringProperty("1");
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty weights = new SimpleStringProperty("");
    private final StringProperty failure = new SimpleStringProperty("");

    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final BooleanProperty stopping = new SimpleBooleanProperty();
    private final StringProperty headline = new SimpleStringProperty("No run yet");
    private final StringProperty subline = new SimpleStringProperty("");
    private final StringProperty speed = new SimpleStringProperty("–");
    private final StringProperty left = new SimpleStringProperty("–");
    private final DoubleProperty progress = new SimpleDoubleProperty();
    private final ObjectProperty<@Nullable RunProgress> shown = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable RunRow> chosen = new SimpleObjectProperty<>();

    private final SteeringModel steering = new SteeringModel();
    private @Nullable StudioJob<TrainModel.Report> job;
    private RunProgress live = new RunProgress(1, 0, false);
    private boolean tagging;

    /** What a run tells while it goes on, in order. */
    private sealed interface News {
        record Member(int number, int members, String architecture) implements News {}

        record Started(int epochs, long stepsPerEpoch, long weights) implements News {}

        record Steerable(RunControls controls) implements News {}

        record Changed(RunChange change) implements News {}

        record Stepped(StepRecord step) implements News {}

        record Finished(EpochRecord epoch) implements News {}
    }

    TrainViewModel(Desk desk) {
        this.desk = desk;
        settings.addListener((o, was, is) -> countWeights());
        architecture.addListener((o, was, is) -> settings.set(Map.of()));
        architecture.addListener((o, was, is) -> countWeights());
        chosen.addListener((o, was, run) -> look(run));
        InvalidationListener newest = o -> showNewest();
        desk.library().runs().addListener(newest);
        showNewest();
    }

    // Who comes back to a library sees what was trained last.
    private void showNewest() {
        if (!running.get() && shown.get() == null && !desk.library().runs().isEmpty()) {
            chosen.set(desk.library().runs().getFirst());
        }
    }

    /** Reads the zoo; once. */
    void loadZoo() {
        if (architectures.isEmpty()) {
            desk.jobs()
                    .startQuietly("Read the zoo", inside -> desk.verbs().models(null, null, classes(), Map.of()))
                    .onDone(entries -> {
                        architectures.setAll(entries);
                        ListModels.Entry first = entries.stream()
                                .filter(e -> e.id().equals("mel-cnn"))
                                .findFirst()
                                .orElse(entries.getFirst());
                        architecture.set(first);
                    })
                    .onFailed(failure::set);
        }
    }

    private int classes() {
        return Math.max(2, desk.library().labels().size());
    }

    private void countWeights() {
        ListModels.Entry entry = architecture.get();
        if (entry == null) {
            return;
        }
        Map<String, String> set = settings.get();
        desk.jobs()
                .startQuietly("Count weights", inside -> desk.verbs().models(entry.id(), null, classes(), set))
                .onDone(counted -> {
                    if (Objects.equals(architecture.get(), entry)
                            && settings.get().equals(set)) {
                        ListModels.Entry one = counted.getFirst();
                        weights.set(Figures.count(one.weights()) + " weights for an input of " + one.input() + ", "
                                + classes() + " classes");
                        complaint.set("");
                    }
                })
                .onFailed(complaint::set);
    }

    /** Starts a run of the recipe. */
    void train() {
        ListModels.Entry entry = architecture.get();
        if (entry == null || running.get()) {
            return;
        }
        long number;
        try {
            number = Long.parseLong(seed.get().strip());
        } catch (NumberFormatException e) {
            failure.set("'" + seed.get() + "' is no seed. Give a whole number.");
            return;
        }
        failure.set("");
        SplitPlan standard = SplitPlan.standard(number);
        SplitPlan split = new SplitPlan(splitBy.get(), standard.testFraction(), standard.validFraction(), 0, 0, number);
        TrainModel.Request request = new TrainModel.Request(
                source.spec(), name.get().strip(), entry.id(), settings.get(), split, number, null, false);
        tagging = entry.task().equals("tag");
        live = new RunProgress(1, 0, tagging);
        chosen.set(null);
        headline.set("Reading the songs …");
        subline.set(entry.id() + " · seed " + number);
        shown.set(null);
        progress.set(-1);
        RunWatcher watcher = watcher();
        StudioJob<TrainModel.Report> started =
                desk.jobs().start("Train " + entry.id(), inside -> desk.verbs().train(request, watcher, inside));
        job = started;
        running.set(true);
        stopping.set(false);
        started.progressProperty().addListener((o, was, is) -> progress.set(is.doubleValue()));
        started.leftProperty().addListener((o, was, is) -> left.set(is.isEmpty() ? "–" : is.replace(" left", "")));
        started.doingProperty().addListener((o, was, is) -> {
            if (!live.hasEpochs() && !is.isEmpty()) {
                headline.set(is);
            }
        });
        started.onDone(this::finished);
        started.onFailed(sentence -> {
            failure.set(sentence);
            headline.set("The run failed");
        });
        started.onEnded(() -> {
            steering.end();
            running.set(false);
            stopping.set(false);
            left.set("–");
            if (started.stateProperty().get() == StudioJob.State.STOPPED) {
                headline.set("Stopped before the first epoch");
            }
        });
    }

    private RunWatcher watcher() {
        var door = StudioJobs.<News>all(this::hear);
        return new RunWatcher() {
            @Override
            public void onMember(int number, int members, String architecture) {
                door.accept(new News.Member(number, members, architecture));
            }

            @Override
            public void onStart(int epochs, long stepsPerEpoch, long count) {
                door.accept(new News.Started(epochs, stepsPerEpoch, count));
            }

            @Override
            public void onControls(RunControls controls) {
                door.accept(new News.Steerable(controls));
            }

            @Override
            public void onChange(RunChange change) {
                door.accept(new News.Changed(change));
            }

            @Override
            public void onStep(StepRecord step) {
                door.accept(new News.Stepped(step));
            }

            @Override
            public void onEpoch(EpochRecord epoch) {
                door.accept(new News.Finished(epoch));
            }
        };
    }

    private void hear(List<News> news) {
        for (News one : news) {
            switch (one) {
                case News.Member m ->
                    subline.set("Member " + m.number() + " of " + m.members() + ": " + m.architecture());
                case News.Started s -> {
                    live = new RunProgress(s.epochs(), s.stepsPerEpoch(), tagging);
                    weights.set(Figures.count(s.weights()) + " weights");
                    if (chosen.get() == null) {
                        shown.set(live);
                    }
                }
                case News.Steerable s -> steering.begin(s.controls());
                case News.Changed c -> {
                    live.add(c.change());
                    steering.changed(c.change());
                }
                case News.Stepped s -> {
                    live.add(s.step());
                    speed.set(String.format(Locale.ROOT, "%.1f", s.step().examplesPerSecond()));
                    headline.set("Epoch " + s.step().epoch() + " of " + live.plannedEpochs());
                }
                case News.Finished f -> live.add(f.epoch());
            }
        }
    }

    private void finished(TrainModel.Report report) {
        progress.set(1);
        headline.set(result(report));
        subline.set(measured(report));
        desk.library()
                .reload()
                .onEnded(() -> desk.library().runs().stream()
                        .findFirst()
                        .ifPresent(run -> desk.runProperty().set(run.id())));
    }

    private static String result(TrainModel.Report report) {
        TagScores tags = report.tags();
        String figure = tags == null
                ? "song accuracy " + Figures.score(report.song().accuracy())
                : "average precision of tags " + Figures.score(tags.averagePrecision());
        return report.stopped()
                ? "Stopped, best kept: " + figure
                : Character.toUpperCase(figure.charAt(0)) + figure.substring(1);
    }

    // A score never stands alone: on what it was measured, and how the model came to be.
    private static String measured(TrainModel.Report report) {
        return "95 % interval over " + Figures.count(report.song().accuracy().songs(), "held-out song") + " · "
                + Figures.count(report.weights()) + " weights · seed " + report.seed() + " · "
                + Figures.count(report.epochs(), "epoch") + " in " + Figures.length(report.seconds())
                + alone(report.members());
    }

    private static String alone(List<TrainModel.MemberReport> members) {
        return members.isEmpty()
                ? ""
                : " · alone: "
                        + String.join(
                                ", ",
                                members.stream()
                                        .map(m -> m.architecture() + " "
                                                + Figures.score(
                                                        m.song().accuracy().value()))
                                        .toList());
    }

    /** Ends the run in progress; its best weights are judged and kept. */
    void stop() {
        if (job != null) {
            stopping.set(true);
            job.stop();
        }
    }

    private void look(@Nullable RunRow run) {
        if (run == null) {
            return;
        }
        desk.runProperty().set(run.id());
        if (!running.get()) {
            headline.set(result(run.report()));
            subline.set(run.name() + " · " + measured(run.report()));
            progress.set(0);
        }
        shown.set(RunProgress.of(
                run.report().history(), run.report().changes(), run.report().tags() != null));
    }

    /** What the run in progress is steered with. */
    SteeringModel steering() {
        return steering;
    }

    ObservableList<ListModels.Entry> architectures() {
        return architectures;
    }

    ObjectProperty<ListModels.@Nullable Entry> architectureProperty() {
        return architecture;
    }

    /** The parameters that differ from their standards, as text by name. */
    ObjectProperty<Map<String, String>> settingsProperty() {
        return settings;
    }

    /** Why the settings make no model, one sentence; empty where they do. */
    StringProperty complaintProperty() {
        return complaint;
    }

    /** What is trained on. */
    SourceChoice source() {
        return source;
    }

    ObjectProperty<SplitPlan.By> splitByProperty() {
        return splitBy;
    }

    StringProperty seedProperty() {
        return seed;
    }

    StringProperty nameProperty() {
        return name;
    }

    /** How many weights the recipe has, in words. */
    StringProperty weightsProperty() {
        return weights;
    }

    StringProperty failureProperty() {
        return failure;
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

    /** Examples a second. */
    StringProperty speedProperty() {
        return speed;
    }

    StringProperty leftProperty() {
        return left;
    }

    DoubleProperty progressProperty() {
        return progress;
    }

    /** The curves that are shown: of the run in progress or of the chosen one; null before any. */
    ObjectProperty<@Nullable RunProgress> shownProperty() {
        return shown;
    }

    /** The run that is looked at; null for the one in progress. */
    ObjectProperty<@Nullable RunRow> chosenProperty() {
        return chosen;
    }
}
