package org.melograph.ui.library;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;
import org.melograph.app.LibrarySong;
import org.melograph.app.SongColumn;
import org.melograph.project.SongField;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.LabelColours;
import org.melograph.ui.theme.Figures;
import org.melograph.ui.theme.Shapes;
import org.melograph.ui.theme.ShownCell;

/** The columns that the table of songs can show. */
final class SongColumns {
    /** What the columns are called, in the order of the menu that shows and hides them. */
    static final Map<SongColumn, String> NAMES = names();

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneId.systemDefault());

    /** Starts typing in a cell. */
    interface CellEditor {
        void edit(int row, TableColumn<LibrarySong, ?> column);
    }

    private final LibraryViewModel model;
    private final LabelColours colours;
    private final CellEditor editor;
    private String touched = SongColumn.TITLE.id();

    SongColumns(LibraryViewModel model, LabelColours colours, CellEditor editor) {
        this.model = model;
        this.colours = colours;
        this.editor = editor;
    }

    private static Map<SongColumn, String> names() {
        Map<SongColumn, String> names = new LinkedHashMap<>();
        names.put(SongColumn.TITLE, "Title");
        names.put(SongColumn.ARTIST, "Artist");
        names.put(SongColumn.ALBUM, "Album");
        names.put(SongColumn.LABEL, "Label");
        names.put(SongColumn.LENGTH, "Length");
        names.put(SongColumn.TEMPO, "BPM");
        names.put(SongColumn.KEY, "Key");
        names.put(SongColumn.VERDICT, "Verdict");
        names.put(SongColumn.CONFIDENCE, "Sure");
        names.put(SongColumn.SPLIT, "Split");
        names.put(SongColumn.GENRE, "Genre");
        names.put(SongColumn.YEAR, "Year");
        names.put(SongColumn.TRACK, "Track");
        names.put(SongColumn.LOUDNESS, "LUFS");
        names.put(SongColumn.PEAK, "Peak");
        names.put(SongColumn.GROUP, "Group");
        names.put(SongColumn.TYPE, "Type");
        names.put(SongColumn.ADDED, "Added");
        names.put(SongColumn.PATH, "File");
        return names;
    }

    /** What a column of the table is sorted by. */
    static SongColumn column(TableColumn<LibrarySong, ?> shown) {
        return NAMES.keySet().stream()
                .filter(c -> c.id().equals(shown.getId()))
                .findFirst()
                .orElse(SongColumn.TITLE);
    }

    /** The triangle that plays, then the columns with these ids; unknown ids are passed over, of none all standard ones come. */
    List<TableColumn<LibrarySong, ?>> of(List<String> ids) {
        List<TableColumn<LibrarySong, ?>> columns = new ArrayList<>(List.of(play()));
        for (String id : ids) {
            NAMES.keySet().stream().filter(c -> c.id().equals(id)).findFirst().ifPresent(c -> columns.add(made(c)));
        }
        return columns.size() > 1 ? columns : of(Desk.STANDARD_COLUMNS);
    }

    /** The column whose cell was last clicked, where it can be typed in; else the first that can. */
    Optional<TableColumn<LibrarySong, ?>> lastTouched(List<TableColumn<LibrarySong, ?>> shown) {
        List<TableColumn<LibrarySong, ?>> typed = shown.stream()
                .filter(c -> field(column(c)) != null && c.getId() != null)
                .toList();
        return typed.stream()
                .filter(c -> c.getId().equals(touched))
                .findFirst()
                .or(() -> typed.stream().findFirst());
    }

    private static @Nullable SongField field(SongColumn column) {
        return switch (column) {
            case TITLE -> SongField.TITLE;
            case ARTIST -> SongField.ARTIST;
            case ALBUM -> SongField.ALBUM;
            case LABEL -> SongField.LABEL;
            case GENRE -> SongField.GENRE;
            case GROUP -> SongField.GROUP;
            default -> null;
        };
    }

    private TableColumn<LibrarySong, ?> made(SongColumn column) {
        return switch (column) {
            case TITLE -> atLeast(120, text(column, 200));
            case ARTIST -> atLeast(80, text(column, 130, "secondary"));
            case ALBUM, GENRE, GROUP -> text(column, 120, "secondary");
            case LABEL -> atLeast(90, label());
            case LENGTH -> number(column, 64, Figures::length);
            case TEMPO -> number(column, 52, SongColumns::whole);
            case KEY -> text(column, 82, SongColumns::shortKey);
            case VERDICT -> atLeast(90, verdict());
            case CONFIDENCE -> number(column, 56, Figures::percent);
            case SPLIT -> text(column, 62, "secondary");
            case YEAR, TRACK -> number(column, 56, SongColumns::whole);
            case LOUDNESS, PEAK -> number(column, 60, SongColumns::tenths);
            case TYPE -> text(column, 60, "secondary");
            case ADDED -> day();
            case PATH -> text(column, 260, "secondary");
        };
    }

    private static TableColumn<LibrarySong, ?> atLeast(double width, TableColumn<LibrarySong, ?> column) {
        column.setMinWidth(width);
        return column;
    }

    private static String whole(double number) {
        return Double.isNaN(number) ? "–" : String.format(Locale.ROOT, "%.0f", number);
    }

    private static String tenths(double number) {
        return Double.isNaN(number) ? "–" : String.format(Locale.ROOT, "%.1f", number);
    }

    /** Such as {@code F# min}. */
    private static String shortKey(String key) {
        return key.isEmpty() ? "–" : key.replace(" major", " maj").replace(" minor", " min");
    }

    private TableColumn<LibrarySong, LibrarySong> play() {
        TableColumn<LibrarySong, LibrarySong> column = new TableColumn<>("");
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
        column.setCellFactory(c -> new ShownCell<>("tight") {
            @Override
            protected void show(LibrarySong song) {
                setGraphic(Shapes.playButton("Play " + song.title(), () -> model.play(song)));
            }
        });
        column.setSortable(false);
        column.setReorderable(false);
        ShownCell.fix(column, 40);
        return column;
    }

    private TableColumn<LibrarySong, String> text(SongColumn column, double width, String... styles) {
        SongField field = field(column);
        TableColumn<LibrarySong, String> shown = text(column, width, Function.identity(), styles);
        if (field != null) {
            shown.setCellFactory(c -> new TypedCell(model, field, this::touch, editor, styles));
        }
        return shown;
    }

    private static TableColumn<LibrarySong, String> text(
            SongColumn column, double width, Function<String, String> words, String... styles) {
        TableColumn<LibrarySong, String> shown = new TableColumn<>(NAMES.get(column));
        shown.setId(column.id());
        shown.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(column.text(f.getValue())));
        shown.setCellFactory(c -> new ShownCell<>(styles) {
            @Override
            protected void show(String text) {
                setText(words.apply(text));
            }
        });
        shown.setPrefWidth(width);
        shown.setMinWidth(Math.min(width, 58));
        return shown;
    }

    private void touch(TableColumn<LibrarySong, ?> column) {
        touched = String.valueOf(column.getId());
    }

    private TableColumn<LibrarySong, String> label() {
        TableColumn<LibrarySong, String> column = text(SongColumn.LABEL, 130);
        column.setCellFactory(c -> new TypedCell(model, SongField.LABEL, this::touch, editor) {
            @Override
            protected void show(String text) {
                super.show(text);
                setGraphic(text.isEmpty() ? null : Shapes.dot(colours.of(text)));
                setGraphicTextGap(8);
            }
        });
        return column;
    }

    private static TableColumn<LibrarySong, LibrarySong> verdict() {
        TableColumn<LibrarySong, LibrarySong> column = new TableColumn<>(NAMES.get(SongColumn.VERDICT));
        column.setId(SongColumn.VERDICT.id());
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
        column.setCellFactory(c -> new ShownCell<>() {
            @Override
            protected void show(LibrarySong song) {
                setText(song.verdict() == null ? "–" : song.verdict());
                getStyleClass().removeAll("warn", "secondary");
                if (song.verdict() == null) {
                    getStyleClass().add("secondary");
                } else if (LibraryViewModel.isDoubtful(song)) {
                    getStyleClass().add("warn");
                }
            }
        });
        column.setPrefWidth(120);
        column.setMinWidth(58);
        return column;
    }

    private static TableColumn<LibrarySong, Double> number(
            SongColumn column, double width, DoubleFunction<String> words) {
        TableColumn<LibrarySong, Double> shown = new TableColumn<>(NAMES.get(column));
        shown.setId(column.id());
        shown.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(column.number(f.getValue())));
        shown.setCellFactory(c -> new ShownCell<>("right") {
            @Override
            protected void show(Double number) {
                setText(words.apply(number));
            }
        });
        shown.getStyleClass().add("right");
        ShownCell.fix(shown, width);
        return shown;
    }

    private static TableColumn<LibrarySong, LibrarySong> day() {
        TableColumn<LibrarySong, LibrarySong> column = new TableColumn<>(NAMES.get(SongColumn.ADDED));
        column.setId(SongColumn.ADDED.id());
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
        column.setCellFactory(c -> new ShownCell<>("secondary") {
            @Override
            protected void show(LibrarySong song) {
                setText(DAY.format(song.added()));
            }
        });
        column.setPrefWidth(92);
        column.setMinWidth(92);
        return column;
    }
}
