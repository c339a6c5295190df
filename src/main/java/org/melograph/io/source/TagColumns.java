package org.melograph.io.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.io.table.ArffReader;
import org.melograph.music.Table;

/**
 * The columns in which a table tells the songs' tags: {@code tag:NAME} with 1, 0 or nothing where it is not known, and
 * {@code tags} with names between semicolons. Under {@code tags} a song has not what it does not name, unless it names
 * nothing at all.
 *
 * <p>A tag {@code NOT-x} beside {@code x} is its opposite (Chang): what is known of {@code x} is known where one of the two
 * was named, and true where it was {@code x}. A song that names neither was not asked about {@code x}. CAL500 writes {@code
 * NOT-Emotion-Angry} beside {@code Angry}: the opposite may have words before the name.
 */
public final class TagColumns {
    private static final String PREFIX = ArffReader.TAG;
    private static final String LIST = "tags";
    private static final String NOT = "not-";
    private static final String SEPARATOR = ";";

    private final Table table;
    private final Map<String, Integer> columns;
    private final Optional<String> list;
    private final Set<String> listed;
    private final Map<String, String> opposites;

    private TagColumns(
            Table table,
            Map<String, Integer> columns,
            Optional<String> list,
            Set<String> listed,
            boolean keepOpposites) {
        this.table = table;
        this.columns = columns;
        this.list = list;
        this.listed = listed;
        Set<String> all = new TreeSet<>(columns.keySet());
        all.addAll(listed);
        this.opposites = keepOpposites ? Map.of() : opposites(all);
    }

    /** Whether a column tells tags, so that it is no feature. */
    public static boolean isTag(String column) {
        return column.startsWith(PREFIX) || column.equalsIgnoreCase(LIST);
    }

    /**
     * The tag columns of a table, perhaps none.
     *
     * @param keepOpposites whether {@code NOT-x} is a tag of its own
     */
    static TagColumns in(Table table, boolean keepOpposites) {
        Map<String, Integer> columns = new HashMap<>();
        for (int c = 0; c < table.columns().size(); c++) {
            String name = table.columns().get(c);
            if (name.startsWith(PREFIX)) {
                columns.put(name.substring(PREFIX.length()).strip(), c);
            }
        }
        Optional<String> list = Columns.find(table, LIST);
        Set<String> listed = new HashSet<>();
        if (list.isPresent()) {
            table.rows().forEach(row -> listed.addAll(names(Columns.cell(table, row, list))));
        }
        return new TagColumns(table, columns, list, listed, keepOpposites);
    }

    private static List<String> names(@Nullable String cell) {
        List<String> names = new ArrayList<>();
        for (String name : cell == null ? new String[0] : cell.split(SEPARATOR, -1)) {
            if (!name.isBlank()) {
                names.add(name.strip());
            }
        }
        return names;
    }

    /** The positive tag of each opposite. */
    private static Map<String, String> opposites(Set<String> tags) {
        Map<String, String> opposites = new HashMap<>();
        for (String tag : tags) {
            if (tag.toLowerCase(Locale.ROOT).startsWith(NOT)) {
                String denied = tag.substring(NOT.length());
                if (tags.contains(denied)) {
                    opposites.put(tag, denied);
                } else {
                    List<String> ends =
                            tags.stream().filter(t -> denied.endsWith("-" + t)).toList();
                    if (ends.size() == 1) {
                        opposites.put(tag, ends.getFirst());
                    }
                }
            }
        }
        return opposites;
    }

    /**
     * What a row says of its tags.
     *
     * @throws BadInputException when a cell holds something else than 1, 0 or nothing
     */
    Map<String, Boolean> of(List<String> row) throws BadInputException {
        Map<String, Boolean> said = new HashMap<>();
        for (Map.Entry<String, Integer> column : columns.entrySet()) {
            Boolean answer = answer(row.get(column.getValue()).strip(), column.getKey());
            if (answer != null) {
                said.put(column.getKey(), answer);
            }
        }
        List<String> named = names(Columns.cell(table, row, list));
        if (!named.isEmpty()) {
            listed.forEach(tag -> said.put(tag, named.contains(tag)));
        }
        opposites.forEach((opposite, tag) -> {
            boolean has = said.getOrDefault(tag, false);
            boolean denied = said.getOrDefault(opposite, false);
            said.remove(opposite);
            if (has || denied) {
                said.put(tag, has);
            } else {
                said.remove(tag);
            }
        });
        return said;
    }

    private @Nullable Boolean answer(String cell, String tag) throws BadInputException {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "" -> null;
            case "?" -> null;
            case "1", "true", "yes" -> true;
            case "0", "false", "no" -> false;
            default ->
                throw new BadInputException(
                        "'" + table.name() + "' says '" + cell + "' of the tag '" + tag + "'. Write 1, 0 or nothing.");
        };
    }
}
