package org.melograph.project;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the library knows of a song, in whichever tables: those that refer to {@code song (hash)} are asked of the schema,
 * so that a table added by a later migration is kept as well.
 */
final class SongRows {
    /** A column that holds the hash of a song. */
    private record Reference(String table, String column) {}

    private final Connection connection;
    private final List<Reference> references;

    SongRows(Connection connection) throws SQLException {
        this.connection = connection;
        references = references(connection);
    }

    private static List<Reference> references(Connection connection) throws SQLException {
        List<Reference> found = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT tables.name, keys.\"from\" FROM sqlite_schema AS tables,"
                                + " pragma_foreign_key_list(tables.name) AS keys"
                                + " WHERE tables.type = 'table' AND keys.\"table\" = 'song' ORDER BY tables.rowid");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(new Reference(rows.getString(1), rows.getString(2)));
            }
        }
        return found;
    }

    /** Takes songs out, with everything that refers to them. */
    RemovedSongs remove(Collection<String> hashes) throws SQLException {
        List<RemovedSongs.Row> rows = new ArrayList<>();
        read("song", "hash", hashes, rows);
        for (Reference reference : references) {
            read(reference.table, reference.column, hashes, rows);
        }
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM song WHERE hash = ?")) {
            for (String hash : hashes) {
                delete.setString(1, hash);
                delete.executeUpdate();
            }
        }
        return new RemovedSongs(rows.stream().distinct().toList());
    }

    private void read(String table, String column, Collection<String> hashes, List<RemovedSongs.Row> rows)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT * FROM " + table + " WHERE " + column + " = ?")) {
            for (String hash : hashes) {
                select.setString(1, hash);
                try (ResultSet found = select.executeQuery()) {
                    ResultSetMetaData shape = found.getMetaData();
                    List<String> columns = new ArrayList<>();
                    for (int c = 1; c <= shape.getColumnCount(); c++) {
                        columns.add(shape.getColumnName(c));
                    }
                    while (found.next()) {
                        List<@Nullable Object> values = new ArrayList<>();
                        for (int c = 1; c <= columns.size(); c++) {
                            values.add(found.getObject(c));
                        }
                        rows.add(new RemovedSongs.Row(table, columns, values));
                    }
                }
            }
        }
    }

    /** Puts songs back that were taken out; what came in their place since, stays. */
    void restore(RemovedSongs removed) throws SQLException {
        for (RemovedSongs.Row row : removed.rows()) {
            String places = "?, ".repeat(row.columns().size() - 1) + "?";
            try (PreparedStatement insert = connection.prepareStatement("INSERT OR IGNORE INTO " + row.table() + " ("
                    + String.join(", ", row.columns()) + ") SELECT " + places + refersToWhatIsThere(row))) {
                for (int c = 0; c < row.columns().size(); c++) {
                    insert.setObject(c + 1, row.values().get(c));
                }
                insert.executeUpdate();
            }
        }
    }

    // A run may have been forgotten in between: its parts are left out then.
    private static String refersToWhatIsThere(RemovedSongs.Row row) {
        int run = row.columns().indexOf("run");
        Object number = run < 0 ? null : row.values().get(run);
        return number instanceof Number ? " WHERE EXISTS (SELECT 1 FROM run WHERE id = " + number + ")" : "";
    }

    /**
     * Gives a song another hash everywhere, because its file has other bytes now. Where the library has a song of those bytes
     * already, the two become one: that one, with the label it lacks.
     */
    void rename(String hash, String other) throws SQLException {
        if (hash.equals(other)) {
            return;
        }
        // Until the transaction ends, rows may refer to a hash that is on its way.
        Database.run(connection, "PRAGMA defer_foreign_keys = ON");
        boolean met = Database.number(connection, "SELECT count(*) FROM song WHERE hash = '" + other + "'") > 0;
        if (met) {
            update(
                    "UPDATE song SET label = coalesce(label, (SELECT label FROM song WHERE hash = ?)) WHERE hash = ?",
                    hash,
                    other);
        } else {
            update("UPDATE song SET hash = ? WHERE hash = ?", other, hash);
        }
        for (Reference r : references) {
            update("UPDATE OR IGNORE " + r.table + " SET " + r.column + " = ? WHERE " + r.column + " = ?", other, hash);
            // What is left could not be renamed, because the other song has the like already.
            update("DELETE FROM " + r.table + " WHERE " + r.column + " = ?", hash);
        }
        if (met) {
            update("DELETE FROM song WHERE hash = ?", hash);
        }
    }

    private void update(String sql, String... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setString(i + 1, values[i]);
            }
            update.executeUpdate();
        }
    }
}
