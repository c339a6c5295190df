package org.melograph.project;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;

/** Where songs stand by the split or folds that came with them. Safe for use from several threads. */
public final class GivenSplits {
    private final Database database;

    GivenSplits(Database database) {
        this.database = database;
    }

    /**
     * What was said of a song.
     *
     * @param split {@code train}, {@code valid}, {@code test}, or {@code none} for a song that is left out; null where
     *     nothing was said
     * @param fold null where nothing was said
     */
    public record Given(@Nullable String split, @Nullable String fold) {}

    /** Keeps what was said of songs, by their files, in place of what was said before; unknown files are passed over. */
    public void put(Map<Path, Given> byFile) throws BadInputException {
        database.change(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO given_split (song, split, fold)"
                    + " SELECT hash, ?, ? FROM song WHERE path = ?"
                    + " ON CONFLICT (song) DO UPDATE SET split = excluded.split, fold = excluded.fold")) {
                for (Map.Entry<Path, Given> e : byFile.entrySet()) {
                    insert.setString(1, e.getValue().split());
                    insert.setString(2, e.getValue().fold());
                    insert.setString(3, Songs.absolute(e.getKey()));
                    insert.executeUpdate();
                }
            }
        });
    }

    /** What was said of each song, by hash. */
    public Map<String, Given> all() throws BadInputException {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT song, split, fold FROM given_split");
                    ResultSet rows = select.executeQuery()) {
                Map<String, Given> all = new HashMap<>();
                while (rows.next()) {
                    all.put(rows.getString(1), new Given(rows.getString(2), rows.getString(3)));
                }
                return all;
            }
        });
    }
}
