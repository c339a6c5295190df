package org.melograph.app;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Params;
import org.melograph.io.InputFile;

/** What lists of songs can be sorted by. */
@SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
public enum SongColumn {
    /** The song's name. */
    TITLE("title", LibrarySong::title),
    /** Who performs it. */
    ARTIST("artist", LibrarySong::artist),
    /** The record it is on. */
    ALBUM("album", LibrarySong::album),
    /** The class it belongs to. */
    LABEL("label", s -> text(s.label())),
    /** How long it lasts. */
    LENGTH("length", s -> s.seconds(), null),
    /** Its tempo. */
    TEMPO("tempo", s -> number(s.sound().tempo()), null),
    /** Its key. */
    KEY("key", s -> s.sound().key()),
    /** The class the last model gave it. */
    VERDICT("verdict", s -> text(s.verdict())),
    /** How sure that model was. */
    CONFIDENCE("confidence", s -> s.verdict() == null ? Double.NaN : s.confidence(), null),
    /** Where it stands in the latest run. */
    SPLIT("split", s -> text(s.split())),
    /** Its kind of music by its tags. */
    GENRE("genre", s -> s.tags().genre()),
    /** When it came out. */
    YEAR("year", s -> s.tags().year() == 0 ? Double.NaN : s.tags().year(), null),
    /** Its number on the record. */
    TRACK("track", s -> s.tags().track() == 0 ? Double.NaN : s.tags().track(), null),
    /** How loud it is. */
    LOUDNESS("loudness", s -> number(s.sound().loudness()), null),
    /** Its largest sample. */
    PEAK("peak", s -> number(s.sound().peak()), null),
    /** What no split tears apart. */
    GROUP("group", LibrarySong::group),
    /** Its file's extension. */
    TYPE("type", s -> InputFile.extension(s.path())),
    /** When it came into the library. */
    ADDED("added", s -> s.added().getEpochSecond(), null),
    /** Where its file is. */
    PATH("path", s -> s.path().toString());

    private final String id;
    private final @Nullable ToDoubleFunction<LibrarySong> number;
    private final @Nullable Function<LibrarySong, String> text;

    SongColumn(String id, Function<LibrarySong, String> text) {
        this(id, null, text);
    }

    SongColumn(
            String id, @Nullable ToDoubleFunction<LibrarySong> number, @Nullable Function<LibrarySong, String> text) {
        this.id = id;
        this.number = number;
        this.text = text;
    }

    /** What the command line and the studio's memory call it. */
    public String id() {
        return id;
    }

    /** Whether it holds numbers. */
    public boolean isNumber() {
        return number != null;
    }

    /** A song's number; NaN where it is unknown or the column holds text. */
    public double number(LibrarySong song) {
        return number == null ? Double.NaN : number.applyAsDouble(song);
    }

    /** A song's text; empty where it is unknown or the column holds numbers. */
    public String text(LibrarySong song) {
        return text == null ? "" : text.apply(song);
    }

    /**
     * The column with this id.
     *
     * @throws BadInputException when there is none; the sentence names the nearest
     */
    public static SongColumn byId(String id) throws BadInputException {
        for (SongColumn column : values()) {
            if (column.id.equals(id)) {
                return column;
            }
        }
        List<String> ids = java.util.Arrays.stream(values()).map(SongColumn::id).toList();
        throw new BadInputException("There is no column '" + id + "'. Did you mean '" + Params.nearest(id, ids) + "'?");
    }

    private static String text(@Nullable String maybe) {
        return maybe == null ? "" : maybe;
    }

    private static double number(@Nullable Double maybe) {
        return maybe == null ? Double.NaN : maybe;
    }
}
