package org.melograph.project;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where songs' bytes lie: the path of a song, and further files that were met with the same content. */
final class OtherPaths {
    private OtherPaths() {}

    static void add(Connection connection, String hash, Path path) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO other_path (path, song) VALUES (?, ?)"
                + " ON CONFLICT (path) DO UPDATE SET song = excluded.song")) {
            insert.setString(1, Songs.absolute(path));
            insert.setString(2, hash);
            insert.executeUpdate();
        }
    }

    /** Makes a path the song's own. */
    static void move(Connection connection, String hash, Path path) throws SQLException {
        try (PreparedStatement move = connection.prepareStatement("UPDATE song SET path = ? WHERE hash = ?");
                PreparedStatement forget = connection.prepareStatement("DELETE FROM other_path WHERE path = ?")) {
            move.setString(1, Songs.absolute(path));
            move.setString(2, hash);
            move.executeUpdate();
            forget.setString(1, Songs.absolute(path));
            forget.executeUpdate();
        }
    }

    static Map<String, List<Path>> all(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT song, path FROM other_path ORDER BY path");
                ResultSet rows = select.executeQuery()) {
            Map<String, List<Path>> all = new LinkedHashMap<>();
            while (rows.next()) {
                all.computeIfAbsent(rows.getString(1), hash -> new ArrayList<>())
                        .add(Path.of(rows.getString(2)));
            }
            return all;
        }
    }
}
