package org.melograph.ui.listen;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.melograph.app.BrowseLibrary.RunRow;
import org.melograph.app.ClassifySongs;
import org.melograph.app.TrainModel;
import org.melograph.train.metric.SongPrediction;
import org.melograph.train.metric.VotePolicy;
import org.melograph.train.metric.VoteRule;
import org.melograph.ui.job.StudioJob;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.VerdictRule;

/**
 * The vote of a song's pieces to be played with: how long pieces are, how far they are apart, which rule makes a song's
 * label of them, and what it takes to be decided. Only other pieces ask the model anew.
 */
final class VoteModel {
    /** Lengths of a piece, as parts of the one that the model was trained with: it can hear no longer ones. */
    static final List<Double> LENGTHS = List.of(1.0, 0.5, 0.25);

    /** Distances of pieces, as parts of their length; 0 as the model was trained. */
    static final List<Double> HOPS = List.of(0.0, 1.0, 0.5, 0.25);

    private final Desk desk;
    private final ReadOnlyObjectProperty<@Nullable Path> song;
    private final ObjectProperty<@Nullable Judgement> judgement;
    private final ReadOnlyObjectWrapper<List<ClassifySongs.Piece>> pieces = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<Double> length = new SimpleObjectProperty<>(1.0);
    private final ObjectProperty<Double> hop = new SimpleObjectProperty<>(0.0);
    private final ObjectProperty<VoteRule> rule = new SimpleObjectProperty<>(VoteRule.MEAN);
    private final IntegerProperty agree = new SimpleIntegerProperty();
    private final DoubleProperty margin = new SimpleDoubleProperty();
    private final DoubleProperty confidence = new SimpleDoubleProperty();
    private final BooleanProperty ownThreshold = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<VotePolicy.@Nullable Result> result = new ReadOnlyObjectWrapper<>();
    private final StringProperty failure = new SimpleStringProperty("");
    private @Nullable Judgement of;
    private @Nullable StudioJob<?> asking;
    private boolean taking;

    /** The votes behind the judgements on a song. */
    VoteModel(Desk desk, ReadOnlyObjectProperty<@Nullable Path> song, ObjectProperty<@Nullable Judgement> judgement) {
        this.desk = desk;
        this.song = song;
        this.judgement = judgement;
        take(desk.verdictRuleProperty().get());
        desk.verdictRuleProperty().addListener((o, was, is) -> take(is));
        for (ObservableValue<?> value : List.of(rule, agree, margin, confidence, ownThreshold)) {
            value.addListener((o, was, is) -> count());
        }
        length.addListener((o, was, is) -> ask());
        hop.addListener((o, was, is) -> ask());
        judgement.addListener((o, was, is) -> follow(is));
    }

    private void follow(@Nullable Judgement now) {
        Judgement before = of;
        of = now;
        if (before != null && now != null && before.isSameAnswer(now)) {
            return;
        }
        stop();
        taking = true;
        length.set(1.0);
        hop.set(0.0);
        taking = false;
        failure.set("");
        pieces.set(now == null ? List.of() : now.verdict().votes());
        count();
    }

    private void take(VerdictRule kept) {
        taking = true;
        rule.set(kept.policy().rule());
        agree.set(kept.policy().agree());
        margin.set(kept.policy().margin());
        confidence.set(kept.policy().confidence());
        ownThreshold.set(kept.ownThreshold());
        taking = false;
        count();
    }

    private void count() {
        if (!taking) {
            Judgement now = of;
            List<ClassifySongs.Piece> voting = pieces.get();
            result.set(now == null || voting.isEmpty() ? null : now.result(chosen(), voting));
        }
    }

    private void stop() {
        StudioJob<?> running = asking;
        asking = null;
        if (running != null) {
            running.stop();
        }
    }

    private void ask() {
        Judgement now = of;
        Path file = song.get();
        if (taking || now == null || file == null) {
            return;
        }
        stop();
        double trained = trainedSeconds();
        double seconds = length.get() * trained;
        // The lengths as trained are asked for as such: seconds are rounded to steps.
        ClassifySongs.Request request = new ClassifySongs.Request(now.model().bundle(), List.of(file), 0, 0, 0, 1)
                .cut(length.get() == 1 ? 0 : seconds, hop.get() == 0 ? 0 : hop.get() * seconds)
                .aside();
        StudioJob<ClassifySongs.Report> job = desk.jobs()
                .startQuietly(
                        "Votes of " + file.getFileName(), inside -> desk.verbs().classify(request, inside));
        asking = job;
        job.onDone(report -> {
            if (asking == job && !report.songs().isEmpty()) {
                failure.set("");
                pieces.set(report.songs().getFirst().votes());
                count();
            }
        });
        job.onFailed(sentence -> {
            if (asking == job) {
                failure.set(sentence);
            }
        });
    }

    /** The rule as it stands. */
    VerdictRule chosen() {
        return new VerdictRule(
                new VotePolicy(rule.get(), agree.get(), margin.get(), confidence.get()), ownThreshold.get());
    }

    /** Makes the rule as it stands that of all verdicts of the studio. */
    void keep() {
        desk.verdictRuleProperty().set(chosen());
    }

    /** Goes back to the rule of the studio's verdicts. */
    void reset() {
        take(desk.verdictRuleProperty().get());
    }

    /** How long a piece is as the model was trained, in seconds; 0 where it hears a song whole. */
    double trainedSeconds() {
        Judgement now = of;
        return now == null || now.verdict().votes().isEmpty()
                ? 0
                : now.verdict().votes().getFirst().seconds();
    }

    /** Whether pieces can be cut otherwise: the model hears pieces in time, and the song has more than one. */
    boolean canCut() {
        Judgement now = of;
        return trainedSeconds() > 0 && now != null && now.verdict().votes().size() > 1;
    }

    /** The pieces that vote. */
    ReadOnlyObjectProperty<List<ClassifySongs.Piece>> piecesProperty() {
        return pieces.getReadOnlyProperty();
    }

    /** How the vote comes out; null where nothing votes. */
    ReadOnlyObjectProperty<VotePolicy.@Nullable Result> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** One of {@link #LENGTHS}. */
    ObjectProperty<Double> lengthProperty() {
        return length;
    }

    /** One of {@link #HOPS}. */
    ObjectProperty<Double> hopProperty() {
        return hop;
    }

    /** What makes a song's label of its pieces. */
    ObjectProperty<VoteRule> ruleProperty() {
        return rule;
    }

    /** How many pieces must name the label; 0 for no such wish. */
    IntegerProperty agreeProperty() {
        return agree;
    }

    /** By how much the label must lead. */
    DoubleProperty marginProperty() {
        return margin;
    }

    /** How sure the song must be, where that is not left to the model. */
    DoubleProperty confidenceProperty() {
        return confidence;
    }

    /** Whether the model says how sure it must be. */
    BooleanProperty ownThresholdProperty() {
        return ownThreshold;
    }

    /** Why other pieces could not be asked for; empty where they could. */
    StringProperty failureProperty() {
        return failure;
    }

    /** The judgement whose pieces vote; null for none. */
    ObjectProperty<@Nullable Judgement> judgementProperty() {
        return judgement;
    }

    /** What the model said of the songs that were held out when it was trained here; empty where no run tells. */
    List<SongPrediction> heldOut() {
        Judgement now = of;
        return now == null
                ? List.of()
                : desk.library().runs().stream()
                        .filter(run -> Objects.equals(run.bundle(), now.model().bundle()))
                        .findFirst()
                        .map(RunRow::report)
                        .map(TrainModel.Report::predictions)
                        .orElse(List.of());
    }
}
