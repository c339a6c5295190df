package org.melograph.ui.listen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.melograph.app.ClassifySongs;
import org.melograph.plot.Range;
import org.melograph.train.metric.SongPrediction;
import org.melograph.train.metric.VotePolicy;
import org.melograph.train.metric.VoteRule;
import org.melograph.ui.plot.CurveView;
import org.melograph.ui.plot.TimeWindow;
import org.melograph.ui.plot.TimelineView;
import org.melograph.ui.plot.TimelineView.Segment;
import org.melograph.ui.room.Desk;
import org.melograph.ui.theme.BarRow;
import org.melograph.ui.theme.Figures;
import org.melograph.ui.theme.Notice;
import org.melograph.ui.theme.Shapes;

/** The vote of a song's pieces, to be played with: what it would take to be decided, live. */
final class VoteCard extends VBox {
    private static final int MOST_SHARES = 3;
    private static final int MOST_PROBABILITIES = 3;
    private static final double STRIP_HEIGHT = 40;
    private static final double CURVES_HEIGHT = 130;
    private static final double NAME_WIDTH = 76;
    private static final double VALUE_WIDTH = 40;

    private final ListenViewModel song;
    private final VoteModel model;
    private final TimeWindow time = new TimeWindow();
    private final TimelineView strip = new TimelineView(time, false);
    private final Label about = Shapes.label("", "text-label");
    private final Label piece = Shapes.paragraph("", "text-label");
    private final Label outcome = Shapes.label("", "text-value");
    private final Label why = Shapes.paragraph("", "text-label");
    private final VBox shares = new VBox(6);
    private final VBox heldOut = new VBox(4);
    private final CurveView curves = new CurveView();
    private final Label measured = Shapes.paragraph("", "text-label");
    private final Slider agree = new Slider(0, 1, 0);
    private final Node cutting;

    VoteCard(Desk desk, ListenViewModel song) {
        this.song = song;
        model = song.verdict().votes();
        getStyleClass().addAll("card", "card-body");
        setId("vote");
        strip.setId("vote-strip");
        strip.themeProperty().bind(desk.plotTheme());
        strip.emptyTextProperty().set("");
        strip.setMinHeight(STRIP_HEIGHT);
        strip.setPrefHeight(STRIP_HEIGHT);
        strip.setOnHover(reading -> tell(reading == null ? null : reading.segment()));
        strip.setOnPick(this::play);
        piece.setMinHeight(32);
        piece.setPrefHeight(32);
        outcome.setId("vote-outcome");
        curves.themeProperty().bind(desk.plotTheme());
        curves.headerProperty().set(false);
        curves.setMinHeight(CURVES_HEIGHT);
        curves.setPrefHeight(CURVES_HEIGHT);
        heldOut.getChildren().addAll(Shapes.label("On the run's held-out songs", "text-label"), curves, measured);
        heldOut.managedProperty().bind(heldOut.visibleProperty());
        cutting = new VBox(
                6,
                named("Piece", choice("vote-length", VoteModel.LENGTHS, VoteCard::length, model.lengthProperty())),
                named("Every", choice("vote-hop", VoteModel.HOPS, VoteCard::hop, model.hopProperty())));
        cutting.managedProperty().bind(cutting.visibleProperty());
        getChildren()
                .addAll(
                        Shapes.row(
                                8,
                                Shapes.label("Vote", "text-strong"),
                                Shapes.spring(),
                                Shapes.button("Reset", model::reset, "small"),
                                keep()),
                        about,
                        strip,
                        piece,
                        new Notice(model.failureProperty()),
                        cutting,
                        named(
                                "Rule",
                                choice("vote-rule", List.of(VoteRule.values()), VoteRule::title, model.ruleProperty())),
                        slider(
                                "Agree",
                                "vote-agree",
                                "So many pieces must name the label",
                                agree,
                                model.agreeProperty(),
                                Figures::number),
                        slider(
                                "Lead",
                                "vote-margin",
                                "The label must lead the next one by so much",
                                new Slider(0, 1, 0),
                                model.marginProperty(),
                                Figures::percent),
                        confidence(),
                        separated(outcome),
                        why,
                        shares,
                        heldOut);
        setVisible(false);
        managedProperty().bind(visibleProperty());
        model.piecesProperty().addListener((o, was, is) -> showPieces());
        Shapes.follow(model.resultProperty(), this::show);
    }

    private Node keep() {
        var button = Shapes.button("Keep for verdicts", model::keep, "small");
        button.setId("vote-keep");
        button.setTooltip(new Tooltip("Makes every verdict of the studio follow this rule and what it asks for"));
        return button;
    }

    private static Node separated(Label label) {
        label.setStyle("-fx-padding: 8 0 0 0;");
        return label;
    }

    private static HBox named(String name, Node control) {
        Label label = Shapes.label(name, "text-secondary");
        label.setMinWidth(NAME_WIDTH);
        HBox.setHgrow(control, Priority.ALWAYS);
        return Shapes.row(8, label, control);
    }

    private static <T> ComboBox<T> choice(
            String id, List<T> values, Function<T, String> title, ObjectProperty<T> chosen) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.getItems().setAll(values);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : title.apply(value);
            }

            @Override
            public @Nullable T fromString(String text) {
                return null;
            }
        });
        box.valueProperty().bindBidirectional(chosen);
        return box;
    }

    private HBox slider(
            String name, String id, String help, Slider slider, Property<Number> value, DoubleFunction<String> words) {
        slider.setId(id);
        slider.setAccessibleText(name);
        slider.setTooltip(new Tooltip(help));
        Label number = Shapes.label("");
        number.setMinWidth(VALUE_WIDTH);
        number.setStyle("-fx-alignment: center-right;");
        slider.valueProperty().bindBidirectional(value);
        Shapes.follow(value, v -> number.setText(words.apply(v.doubleValue())));
        HBox row = named(name, slider);
        row.getChildren().add(number);
        return row;
    }

    /** How sure a song must be: by the user, or as the model chose on its validation part. */
    private Node confidence() {
        Slider slider = new Slider(0, 1, 0);
        HBox row = slider(
                "Sure",
                "vote-confidence",
                "The song's probability of the label must reach this",
                slider,
                model.confidenceProperty(),
                Figures::percent);
        CheckBox own = new CheckBox();
        own.setId("vote-own");
        own.selectedProperty().bindBidirectional(model.ownThresholdProperty());
        row.disableProperty().bind(own.selectedProperty());
        Shapes.follow(model.judgementProperty(), answer -> {
            Double asked = answer == null ? null : answer.certainty().undecidedBelow();
            own.setText(asked == null ? "As the model asks: nothing" : "As the model asks: " + Figures.percent(asked));
        });
        own.setTooltip(
                new Tooltip("The confidence from which on naming a class paid off on the model's validation part:"
                        + " right answers less wrong ones are most"));
        return new VBox(6, row, own);
    }

    private static String length(double part) {
        return part == 1 ? "as long as trained" : part == 0.5 ? "half as long" : Figures.percent(part) + " as long";
    }

    private static String hop(double part) {
        return part == 0 ? "as trained" : part == 1 ? "its length: no overlap" : Figures.percent(1 - part) + " overlap";
    }

    private void showPieces() {
        List<ClassifySongs.Piece> pieces = model.piecesProperty().get();
        Judgement answer = model.judgementProperty().get();
        cutting.setVisible(model.canCut());
        if (answer == null || pieces.isEmpty()) {
            return;
        }
        List<Segment> segments = new ArrayList<>();
        List<String> labels = answer.labels();
        boolean timed = pieces.getFirst().seconds() > 0;
        double end = 0;
        for (int i = 0; i < pieces.size(); i++) {
            ClassifySongs.Piece p = pieces.get(i);
            double from = timed ? p.start() : i;
            // Pieces that overlap are drawn as far as the next one; all are heard to their ends.
            double to = i + 1 < pieces.size() && timed
                    ? Math.min(pieces.get(i + 1).start(), from + p.seconds())
                    : from + (timed ? p.seconds() : 1);
            double sure = p.probabilities().get(labels.indexOf(p.label()));
            if (to > from) {
                segments.add(new Segment(new Range(from, to), "", song.colours().index(p.label()), List.of(sure)));
            }
            end = Math.max(end, to);
        }
        time.reset(end);
        strip.show(segments);
        agree.setMax(pieces.size());
        agree.setBlockIncrement(1);
        String length = timed
                ? String.format(Locale.ROOT, " of %.2f s", pieces.getFirst().seconds())
                : "";
        about.setText(Figures.count(pieces.size(), timed || pieces.size() == 1 ? "piece" : "vote")
                + length
                + (timed ? " · click to hear" : ""));
        tell(null);
    }

    private ClassifySongs.@Nullable Piece of(Segment segment) {
        List<ClassifySongs.Piece> pieces = model.piecesProperty().get();
        boolean timed = !pieces.isEmpty() && pieces.getFirst().seconds() > 0;
        return IntStream.range(0, pieces.size())
                .filter(i ->
                        (timed ? pieces.get(i).start() : i) == segment.time().low())
                .mapToObj(pieces::get)
                .findFirst()
                .orElse(null);
    }

    private void play(Segment segment) {
        ClassifySongs.Piece p = of(segment);
        if (p != null && p.seconds() > 0) {
            song.play(p.start(), p.start() + p.seconds());
        }
    }

    /** What was said of the piece that is pointed at, its likeliest classes first. */
    private void tell(@Nullable Segment segment) {
        ClassifySongs.Piece p = segment == null ? null : of(segment);
        Judgement answer = model.judgementProperty().get();
        if (p == null || answer == null) {
            piece.setText("Point at a piece to see what was said of it");
            return;
        }
        double[] said = new double[p.probabilities().size()];
        for (int c = 0; c < said.length; c++) {
            said[c] = p.probabilities().get(c);
        }
        double[] told = answer.certainty().temperature().ofPiece(said);
        List<String> labels = answer.labels();
        List<String> words = IntStream.range(0, told.length)
                .boxed()
                .sorted(Comparator.comparing((Integer c) -> -told[c]))
                .limit(MOST_PROBABILITIES)
                .map(c -> answer.title(labels.get(c)) + " " + Figures.percent(told[c]))
                .toList();
        String when = p.seconds() > 0
                ? Figures.position(p.start()) + " to " + Figures.position(p.start() + p.seconds()) + " · "
                : "";
        piece.setText(when + String.join(", ", words));
    }

    private void show(VotePolicy.@Nullable Result result) {
        Judgement answer = model.judgementProperty().get();
        // Tags do not stand for election: each is told by itself.
        boolean voting = result != null
                && answer != null
                && answer.model().tagThreshold() == null
                && model.piecesProperty().get().size() > 1;
        setVisible(voting);
        if (!voting || result == null || answer == null) {
            return;
        }
        List<String> labels = answer.labels();
        String winner = answer.title(labels.get(result.winner()));
        outcome.setText(result.decided() ? winner : "undecided, leans to " + winner);
        int pieces = model.piecesProperty().get().size();
        why.setText(result.votes().get(result.winner()) + " of " + pieces + " agree · leads by "
                + Figures.percent(result.lead()) + " · " + Figures.percent(result.confidence()) + " sure");
        shares.getChildren()
                .setAll(IntStream.range(0, labels.size())
                        .boxed()
                        .sorted(Comparator.comparing(
                                (Integer c) -> -result.shares().get(c)))
                        .limit(MOST_SHARES)
                        .map(c -> (Node) new BarRow(
                                answer.title(labels.get(c)),
                                result.shares().get(c),
                                song.colours().of(labels.get(c)),
                                Figures.percent(result.shares().get(c))))
                        .toList());
        showHeldOut(answer);
    }

    private void showHeldOut(Judgement answer) {
        List<SongPrediction> songs = model.heldOut();
        Double own = answer.certainty().undecidedBelow();
        VotePolicy policy = model.chosen().policy(own == null ? 0 : own);
        boolean known = !songs.isEmpty();
        heldOut.setVisible(known);
        if (!known) {
            return;
        }
        boolean judged = HeldOutVotes.canJudge(policy.rule());
        curves.setVisible(judged);
        curves.setManaged(judged);
        if (judged) {
            curves.show(HeldOutVotes.of(songs, policy));
            measured.setText(HeldOutVotes.inWords(songs, policy) + ", as pieces were cut in training");
        } else {
            measured.setText("Runs keep the class of each piece and each song's mean: enough for the majority and the"
                    + " mean, not for this rule.");
        }
    }
}
