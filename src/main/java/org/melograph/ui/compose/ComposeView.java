package org.melograph.ui.compose;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.melograph.music.Note;
import org.melograph.music.NoteSequence;
import org.melograph.plot.Pitch;
import org.melograph.ui.compose.ComposeViewModel.Take;
import org.melograph.ui.plot.PianoRollView;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.ModelBox;
import org.melograph.ui.room.PictureMenu;
import org.melograph.ui.theme.Figures;
import org.melograph.ui.theme.FormRow;
import org.melograph.ui.theme.Notice;
import org.melograph.ui.theme.Shapes;

/** The Compose room as seen: what to compose, the takes so far, and the piano roll of the one that is looked at. */
final class ComposeView extends HBox {
    private static final double FORM_WIDTH = 288;

    private final Desk desk;
    private final ComposeViewModel model;
    private final PianoRollView roll;
    private final Label hover = Shapes.label("", "text-label");

    ComposeView(Desk desk, ComposeViewModel model) {
        this.desk = desk;
        this.model = model;
        roll = new PianoRollView(model.window());
        getStyleClass().add("room");
        VBox columns = new VBox(12, form(), takes());
        ScrollPane left = new ScrollPane(columns);
        left.setFitToWidth(true);
        left.setFitToHeight(true);
        left.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        left.setMinWidth(FORM_WIDTH);
        left.setPrefWidth(FORM_WIDTH);
        left.setMaxWidth(FORM_WIDTH);
        Node main = main();
        HBox.setHgrow(main, Priority.ALWAYS);
        getChildren().addAll(left, main);
    }

    private Node form() {
        ModelBox models = new ModelBox(desk, m -> m.composes(), desk.composerProperty());
        models.setId("composer");
        Slider length = slider(5, 120, 30);
        length.valueProperty().bindBidirectional(model.secondsProperty());
        Slider heat = slider(0.3, 1.8, 0.95);
        heat.valueProperty().bindBidirectional(model.temperatureProperty());
        Slider count = slider(1, 4, 2);
        count.setMajorTickUnit(1);
        count.setMinorTickCount(0);
        count.setSnapToTicks(true);
        count.valueProperty().bindBidirectional(model.countProperty());
        TextField seed = new TextField();
        seed.textProperty().bindBidirectional(model.seedProperty());
        Button compose = Shapes.button("", model::compose, "primary");
        compose.setId("compose");
        compose.setMaxWidth(Double.MAX_VALUE);
        compose.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.composingProperty().get()
                                ? "Composing …"
                                : "Compose "
                                        + Figures.count(model.countProperty().get(), "take"),
                        model.composingProperty(),
                        model.countProperty()));
        compose.disableProperty()
                .bind(model.composingProperty().or(desk.composerProperty().isNull()));
        Label noModel = Shapes.paragraph(
                "No composer yet: train notes-composer on MIDI songs in the Train room.", "text-secondary");
        noModel.visibleProperty().bind(desk.composerProperty().isNull());
        noModel.managedProperty().bind(noModel.visibleProperty());
        VBox card = Shapes.titledCard(
                "Compose",
                new FormRow("Model", "The trained composer.", models),
                new FormRow("Continue", "A MIDI file whose beginning is continued; nothing starts afresh.", like()),
                new FormRow("Seed", "The same seed composes the same tune.", seed),
                named(
                        "Length",
                        "How long the tune lasts.",
                        length,
                        Bindings.createStringBinding(
                                () -> Figures.length(model.secondsProperty().get()), model.secondsProperty())),
                named(
                        "Temperature",
                        "1 composes as learnt; less is safer, more is wilder.",
                        heat,
                        Bindings.createStringBinding(
                                () -> String.format(
                                        Locale.ROOT,
                                        "%.2f",
                                        model.temperatureProperty().get()),
                                model.temperatureProperty())),
                named(
                        "Takes",
                        "How many tunes, each with the next seed.",
                        count,
                        Bindings.createStringBinding(
                                () -> String.valueOf(model.countProperty().get()), model.countProperty())),
                noModel,
                new Notice(model.failureProperty()),
                compose);
        card.setMinHeight(Region.USE_PREF_SIZE);
        return card;
    }

    private static Slider slider(double low, double high, double value) {
        Slider slider = new Slider(low, high, value);
        slider.setBlockIncrement((high - low) / 20);
        return slider;
    }

    private static Node named(String name, String help, Slider slider, javafx.beans.binding.StringBinding value) {
        Label number = Shapes.label(value, "text-secondary");
        number.setMinWidth(38);
        number.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
        HBox.setHgrow(slider, Priority.ALWAYS);
        slider.setMinWidth(60);
        return new FormRow(name, help, Shapes.row(8, slider, number), slider);
    }

    private MenuButton like() {
        MenuButton button = new MenuButton();
        button.setMnemonicParsing(false);
        button.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.likeProperty().get() == null
                                ? "nothing"
                                : String.valueOf(model.likeProperty().get().getFileName()),
                        model.likeProperty()));
        MenuItem nothing = new MenuItem("Nothing: start afresh");
        nothing.setOnAction(e -> model.likeProperty().set(null));
        MenuItem file = new MenuItem("A MIDI file…");
        file.setOnAction(e -> desk.files().open("Continue a MIDI file", "MIDI", List.of("mid", "midi")).stream()
                .findFirst()
                .ifPresent(model.likeProperty()::set));
        button.getItems().setAll(nothing, file);
        button.setOnShowing(e -> {
            button.getItems().setAll(nothing, file);
            desk.library().songs().stream()
                    .filter(s -> s.kind().equals("midi"))
                    .limit(12)
                    .forEach(s -> {
                        MenuItem item = new MenuItem(s.title());
                        item.setMnemonicParsing(false);
                        item.setOnAction(a -> model.likeProperty().set(s.path()));
                        button.getItems().add(item);
                    });
        });
        return button;
    }

    private Node takes() {
        ListView<Take> list = new ListView<>(model.takes());
        list.setId("takes");
        list.setAccessibleText("Takes");
        list.setPlaceholder(Shapes.paragraph(
                "Composed takes stand here, to be compared and kept.", "text-secondary", "placeholder-text"));
        list.setCellFactory(l -> new TakeCell());
        list.getSelectionModel().selectedItemProperty().addListener((o, was, take) -> {
            if (take != null) {
                model.shownProperty().set(take);
            }
        });
        Shapes.follow(model.shownProperty(), take -> {
            if (take != null) {
                list.getSelectionModel().select(take);
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        Label count = Shapes.label("", "pill");
        count.textProperty().bind(Bindings.size(model.takes()).asString());
        VBox card = Shapes.card(Shapes.cardHead(Shapes.label("Takes", "text-strong"), Shapes.spring(), count), list);
        VBox.setVgrow(card, Priority.ALWAYS);
        card.setMinHeight(100);
        return card;
    }

    private final class TakeCell extends ListCell<Take> {
        @Override
        protected void updateItem(@Nullable Take take, boolean empty) {
            super.updateItem(take, empty);
            if (empty || take == null) {
                setGraphic(null);
                return;
            }
            Label title = Shapes.label(take.title(), "text-strong");
            Label notes = Shapes.label(
                    Figures.count(take.notes().notes().size(), "note") + " · "
                            + Figures.length(take.notes().seconds()),
                    "text-label");
            Label settings = Shapes.label(take.settings(), "text-label");
            VBox words = new VBox(3, Shapes.row(8, title, Shapes.spring(), notes), settings);
            HBox.setHgrow(words, Priority.ALWAYS);
            setGraphic(Shapes.row(
                    8,
                    Shapes.playButton("Play " + take.title(), () -> model.play(take)),
                    words,
                    Shapes.iconButton(Feather.X, "Forget " + take.title(), () -> model.remove(take), "bare")));
            setPrefWidth(0);
        }
    }

    private Node main() {
        roll.setId("roll");
        PictureMenu.on(roll, desk, "piano-roll");
        roll.themeProperty().bind(desk.plotTheme());
        roll.emptyTextProperty().set("");
        roll.setOnSeek(model::seek);
        roll.setOnHover(note -> hover.setText(note == null ? "" : words(note)));
        StackPane body = new StackPane(roll, empty());
        VBox.setVgrow(body, Priority.ALWAYS);
        MenuButton export = new MenuButton("Save");
        MenuItem midi = new MenuItem("As MIDI (.mid)…");
        midi.setOnAction(e -> model.save("mid"));
        MenuItem wave = new MenuItem("As sound (.wav)…");
        wave.setOnAction(e -> model.save("wav"));
        export.getItems().setAll(midi, wave);
        export.disableProperty().bind(model.shownProperty().isNull());
        export.setMinWidth(USE_PREF_SIZE);
        Button play = Shapes.button("Play", () -> {
            Take take = model.shownProperty().get();
            if (take != null) {
                model.play(take);
            }
        });
        play.setGraphic(Shapes.playMark());
        play.disableProperty().bind(model.shownProperty().isNull());
        Label title = Shapes.label("", "text-strong");
        Label about = Shapes.label("", "text-label");
        about.setMinWidth(0);
        HBox figures = new HBox(32);
        figures.setPadding(new Insets(12, 18, 14, 18));
        figures.setMinHeight(Region.USE_PREF_SIZE);
        Shapes.follow(model.shownProperty(), take -> {
            roll.show(take == null ? null : take.notes());
            title.setText(take == null ? "Piano roll" : take.title());
            about.setText(take == null ? "" : about(take.notes()));
            figures.getChildren().setAll(take == null ? List.of() : figures(take));
        });
        HBox head = Shapes.cardHead(
                title,
                about,
                Shapes.spring(),
                hover,
                Shapes.iconButton(Feather.MAXIMIZE, "Show the whole take (F)", roll::fit),
                play,
                export);
        VBox card = Shapes.card(head, body, figures);
        card.setMinWidth(0);
        return card;
    }

    private Node empty() {
        Node ready = Shapes.empty(
                Feather.MUSIC,
                "A trained composer writes notes: choose how long and how wild, then compose.",
                "Compose",
                model::compose);
        Node none = Shapes.empty(
                Feather.MUSIC,
                "No composer yet: train one on MIDI files, and it writes notes here.",
                "Go to Train",
                () -> desk.roomProperty().set("train"));
        var nothing = model.shownProperty().isNull();
        ready.visibleProperty()
                .bind(nothing.and(desk.composerProperty().isNotNull())
                        .and(model.composingProperty().not()));
        none.visibleProperty().bind(nothing.and(desk.composerProperty().isNull()));
        return new StackPane(ready, none);
    }

    private static String words(Note note) {
        String name = note.isDrum() ? "drum " + note.pitch() : Pitch.name(note.pitch());
        return name + " · " + Figures.position(note.onsetSeconds()) + " · "
                + String.format(Locale.ROOT, "%.2f s", note.durationSeconds()) + " · velocity " + note.velocity();
    }

    private static String about(NoteSequence notes) {
        return "♩ = " + Math.round(notes.tempi().getFirst().beatsPerMinute()) + " · "
                + notes.meters().getFirst().beats() + "/"
                + notes.meters().getFirst().beatUnit();
    }

    private static List<Node> figures(Take take) {
        NoteSequence notes = take.notes();
        var pitches = notes.pitched().stream().mapToInt(Note::pitch).summaryStatistics();
        String range =
                pitches.getCount() == 0 ? "–" : Pitch.name(pitches.getMin()) + " to " + Pitch.name(pitches.getMax());
        String channels = notes.notes().stream()
                .map(Note::channel)
                .distinct()
                .sorted()
                .map(c -> c == Note.DRUM_CHANNEL ? "drums" : String.valueOf(c + 1))
                .collect(Collectors.joining(", "));
        return List.of(
                figure("Bits per event", String.format(Locale.ROOT, "%.2f", take.bitsPerEvent())),
                figure("Notes", Figures.count(notes.notes().size())),
                figure(
                        "Notes a second",
                        String.format(Locale.ROOT, "%.1f", notes.notes().size() / Math.max(0.1, notes.seconds()))),
                figure("Range", range),
                figure("Channels", channels.isEmpty() ? "–" : channels));
    }

    private static Node figure(String name, String value) {
        return new VBox(2, Shapes.label(name, "text-label"), Shapes.label(value, "text-value"));
    }
}
