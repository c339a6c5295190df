package org.melograph.ui.room;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.melograph.io.source.SourceSpec;
import org.melograph.io.source.Sources;

/**
 * Which songs to learn from: those of the library, a folder, a manifest, a table or songs of the Million Song Dataset, and how
 * they are read.
 */
public final class SourceChoice {
    /** The extensions of tables and manifests. */
    static final List<String> TABLES = List.of("csv", "tsv", "arff");

    private final ObjectProperty<@Nullable Path> location = new SimpleObjectProperty<>();
    private final StringProperty labelColumn = new SimpleStringProperty("");
    private final StringProperty groupColumn = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Path> groupFile = new SimpleObjectProperty<>();
    private final BooleanProperty repairUnits = new SimpleBooleanProperty();
    private final BooleanProperty keepOpposites = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Path> labelsFile = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Path> lyricsFile = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Path> playsFile = new SimpleObjectProperty<>();
    private final StringProperty deciles = new SimpleStringProperty("");
    private final BooleanBinding catalogue = Bindings.createBooleanBinding(() -> isCatalogue(location.get()), location);
    private final BooleanBinding table = Bindings.createBooleanBinding(() -> isTable(location.get()), location);

    /** The library's labelled songs. */
    public SourceChoice() {
        location.addListener((o, was, is) -> {
            List.of(groupFile, labelsFile, lyricsFile, playsFile).forEach(file -> file.set(null));
            deciles.set("");
        });
    }

    private static boolean isCatalogue(@Nullable Path path) {
        return path != null && !isTable(path) && Sources.looksLikeCatalogue(path);
    }

    /** Whether a path is a table or manifest, by its extension. */
    public static boolean isTable(@Nullable Path path) {
        if (path == null) {
            return false;
        }
        String name = path.toString().toLowerCase(Locale.ROOT);
        return TABLES.stream().anyMatch(extension -> name.endsWith("." + extension));
    }

    /** What was chosen; null for the library. */
    public @Nullable SourceSpec spec() {
        Path path = location.get();
        if (path == null) {
            return null;
        }
        return new SourceSpec(
                path,
                column(labelColumn),
                column(groupColumn),
                List.of(),
                groupFile.get(),
                repairUnits.get(),
                keepOpposites.get(),
                catalogue.get()
                        ? Stream.of(labelsFile, lyricsFile, playsFile)
                                .map(ObjectProperty::get)
                                .filter(Objects::nonNull)
                                .toList()
                        : List.of(),
                table.get() || catalogue.get() ? column(deciles) : null);
    }

    private static @Nullable String column(StringProperty name) {
        return name.get().isBlank() ? null : name.get().strip();
    }

    /** The folder or file; null for the library. */
    public ObjectProperty<@Nullable Path> locationProperty() {
        return location;
    }

    /** A table's column that holds the class; empty for {@code label} or {@code class}. */
    public StringProperty labelColumnProperty() {
        return labelColumn;
    }

    /** A table's column that no split tears apart; empty for {@code group} or none. */
    public StringProperty groupColumnProperty() {
        return groupColumn;
    }

    /** A CSV that tells the groups, and perhaps the folds, of a folder's files or a table's rows; null for none. */
    public ObjectProperty<@Nullable Path> groupFileProperty() {
        return groupFile;
    }

    /** Whether columns that mix two units are brought to one. */
    public BooleanProperty repairUnitsProperty() {
        return repairUnits;
    }

    /** Whether a tag {@code NOT-x} is a tag of its own. */
    public BooleanProperty keepOppositesProperty() {
        return keepOpposites;
    }

    /** Genres of songs of the Million Song Dataset that lie elsewhere; null for none. */
    public ObjectProperty<@Nullable Path> labelsFileProperty() {
        return labelsFile;
    }

    /** Words of songs of the Million Song Dataset that lie elsewhere; null for none. */
    public ObjectProperty<@Nullable Path> lyricsFileProperty() {
        return lyricsFile;
    }

    /** Play counts of songs of the Million Song Dataset that lie elsewhere; null for none. */
    public ObjectProperty<@Nullable Path> playsFileProperty() {
        return playsFile;
    }

    /** The number that ten classes are made from, see {@link SourceSpec#deciles()}; empty for none. */
    public StringProperty decilesProperty() {
        return deciles;
    }

    /** Whether the source holds songs of the Million Song Dataset, as far as a quick look tells. */
    public BooleanBinding isCatalogue() {
        return catalogue;
    }

    /** Whether the source is a table or manifest, by its extension. */
    public BooleanBinding isTable() {
        return table;
    }
}
