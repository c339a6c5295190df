package org.melograph.ui.room;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.melograph.io.source.SourceSpec;
import org.melograph.ui.theme.ChoiceText;
import org.melograph.ui.theme.Figures;
import org.melograph.ui.theme.FormRow;

/**
 * The lines of a form that ask which songs to learn from; those of tables stand there only for a
 * table, those of the Million Song Dataset only for its songs.
 */
public final class SourceRows extends VBox {
    private static final double SPACING = 6;

    private final Desk desk;
    private final SourceChoice choice;

    /**
     * The lines over a choice, which they follow and lead.
     *
     * @param id of the button that names the source
     */
    public SourceRows(Desk desk, SourceChoice choice, String id) {
        this.desk = desk;
        this.choice = choice;
        setSpacing(SPACING);
        BooleanBinding onDisk = choice.locationProperty().isNotNull();
        getChildren()
                .addAll(
                        new FormRow(
                                "Data",
                                "The songs to learn from: those of the library, a folder or a table.",
                                data(id)),
                        shownWhile(
                                choice.isTable(),
                                new FormRow(
                                        "Label column",
                                        "The table's column that holds the class; empty for 'label' or 'class'.",
                                        field("label", choice.labelColumnProperty())),
                                new FormRow(
                                        "Group column",
                                        "The table's column that must not be torn apart, such as the artist; empty for"
                                                + " 'group' or none.",
                                        field("group", choice.groupColumnProperty())),
                                new FormRow(
                                        "Deciles",
                                        "Makes ten classes of equal size from a column of numbers, such as"
                                                + " how often songs were played; empty to take the label.",
                                        named(id + "-deciles", field("none", choice.decilesProperty())))),
                        shownWhile(
                                choice.isCatalogue(),
                                new FormRow(
                                        "Labels file",
                                        "Genres of the songs, where they lie elsewhere: tagtraum's .cls.",
                                        named(
                                                id + "-labels",
                                                file(choice.labelsFileProperty(), "Genres of the songs", "cls"))),
                                new FormRow(
                                        "Lyrics file",
                                        "Words of the songs, where they lie elsewhere: a file of musiXmatch.",
                                        named(
                                                id + "-lyrics",
                                                file(choice.lyricsFileProperty(), "Words of the songs", "txt"))),
                                new FormRow(
                                        "Plays file",
                                        "Play counts of the songs, where they lie elsewhere: the Taste Profile's triplets.",
                                        named(
                                                id + "-plays",
                                                file(choice.playsFileProperty(), "Play counts of the songs", "txt"))),
                                new FormRow(
                                        "Deciles",
                                        "Makes ten classes of equal size from what is known of each song: how often it was"
                                                + " played, how popular it is, or its year. Or takes the label.",
                                        named(id + "-numbers", numbers()))),
                        shownWhile(
                                onDisk,
                                new FormRow(
                                        "Group file",
                                        "A CSV of path (or row) and group, perhaps with a fold: what no split tears"
                                                + " apart.",
                                        named(
                                                id + "-groups",
                                                file(choice.groupFileProperty(), "Groups of the songs", "csv")))),
                        shownWhile(
                                choice.isTable(),
                                new FormRow(
                                        "Repair units",
                                        "Brings columns that mix two units, such as minutes and milliseconds, to one."
                                                + " The model remembers it and repairs what it is judged on alike.",
                                        box(id + "-repair", choice.repairUnitsProperty())),
                                new FormRow(
                                        "Keep opposites",
                                        "Takes a tag 'NOT-x' for a tag of its own instead of the opposite of 'x'.",
                                        box(id + "-opposites", choice.keepOppositesProperty()))));
    }

    private static VBox shownWhile(BooleanBinding condition, Node... rows) {
        VBox both = new VBox(SPACING, rows);
        both.visibleProperty().bind(condition);
        both.managedProperty().bind(condition);
        return both;
    }

    private MenuButton data(String id) {
        MenuButton button = new MenuButton();
        button.setMnemonicParsing(false);
        button.setId(id);
        button.textProperty()
                .bind(Bindings.createStringBinding(
                        this::name, choice.locationProperty(), desk.library().songs()));
        MenuItem library = new MenuItem("Labelled songs of the library");
        library.setOnAction(e -> choice.locationProperty().set(null));
        MenuItem folder = new MenuItem("Folder with a sub-folder for each label…");
        folder.setOnAction(e -> desk.files().folder("Learn from a folder").ifPresent(choice.locationProperty()::set));
        MenuItem table = new MenuItem("Manifest or table…");
        table.setOnAction(e -> desk.files().open("Learn from a table", "Tables", SourceChoice.TABLES).stream()
                .findFirst()
                .ifPresent(choice.locationProperty()::set));
        MenuItem words = new MenuItem("Words of songs, by musiXmatch…");
        words.setOnAction(e -> desk.files().open("Learn from words", "Texts", List.of("txt")).stream()
                .findFirst()
                .ifPresent(choice.locationProperty()::set));
        button.getItems().setAll(library, folder, words, table);
        return button;
    }

    private String name() {
        Path path = choice.locationProperty().get();
        if (path != null) {
            return String.valueOf(path.getFileName());
        }
        return "Library · "
                + Figures.count(desk.library().songs().stream()
                        .filter(s -> s.label() != null)
                        .count());
    }

    private MenuButton file(ObjectProperty<@Nullable Path> chosen, String title, String extension) {
        MenuButton button = new MenuButton();
        button.setMnemonicParsing(false);
        button.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> {
                            Path path = chosen.get();
                            return path == null ? "none" : String.valueOf(path.getFileName());
                        },
                        chosen));
        MenuItem none = new MenuItem("None");
        none.setOnAction(e -> chosen.set(null));
        MenuItem file = new MenuItem("A ." + extension + " file…");
        file.setOnAction(e -> desk.files().open(title, extension.toUpperCase(Locale.ROOT), List.of(extension)).stream()
                .findFirst()
                .ifPresent(chosen::set));
        button.getItems().setAll(none, file);
        return button;
    }

    private ComboBox<String> numbers() {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().add("");
        box.getItems().addAll(SourceSpec.CATALOGUE_NUMBERS);
        ChoiceText.on(box, number -> number.isEmpty() ? "none" : number);
        box.valueProperty().bindBidirectional(choice.decilesProperty());
        return box;
    }

    private static <T extends Control> T named(String id, T control) {
        control.setId(id);
        return control;
    }

    private static TextField field(String prompt, StringProperty value) {
        TextField field = new TextField();
        field.setPromptText(prompt);
        field.textProperty().bindBidirectional(value);
        return field;
    }

    private static CheckBox box(String id, BooleanProperty value) {
        CheckBox box = new CheckBox();
        box.setId(id);
        box.selectedProperty().bindBidirectional(value);
        return box;
    }
}
