package org.melograph.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.melograph.base.BadInputException;
import org.sqlite.SQLiteErrorCode;

/**
 * Saves what can still be read of a library whose file is damaged: a new file takes its place, with every row that could
 * be read from either end of each table; the damaged one is kept beside it. Computed features are left behind, they
 * will be computed again.
 */
final class LibrarySalvage {
    /** In an order in which rows find what they refer to. */
    private static final List<String> TABLES = List.of(
            "song",
            "other_path",
            "given_split",
            "refused",
            "run",
            "run_part",
            "prediction",
            "setting",
            "annotation_layer",
            "annotation");

    private LibrarySalvage() {}

    /** Whether SQLite says that the structure of the file is broken; a file of another kind is not. */
    static boolean isDamaged(Path file) throws BadInputException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (Connection connection = Database.connect(file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA integrity_check(1)")) {
            return rows.next() && !rows.getString(1).equals("ok");
        } catch (SQLException e) {
            if (Database.isCorruption(e)) {
                return true;
            }
            throw Database.refusal(file, e);
        }
    }

    /** Puts a sound file in the place of the damaged one. */
    static Finding salvage(Path file) throws BadInputException {
        Path target = file.toAbsolutePath();
        Path rescued = target.resolveSibling(target.getFileName() + ".rescued");
        try {
            delete(rescued);
            String saved = copy(target, rescued);
            Path kept = keepDamaged(target);
            Files.move(rescued, target, StandardCopyOption.ATOMIC_MOVE);
            return new Finding(
                    Finding.Kind.DAMAGE,
                    file.toString(),
                    "The file was damaged. Saved: " + saved + ". The damaged file is kept as '" + kept.getFileName()
                            + "'.",
                    true);
        } catch (IOException e) {
            throw new BadInputException(
                    "The library '" + file + "' cannot be repaired: beside it nothing can be written (" + e.getMessage()
                            + "). Make room, or copy it elsewhere and repair the copy.",
                    e);
        }
    }

    private static String copy(Path damaged, Path rescued) throws BadInputException {
        try (Connection from = Database.connect(damaged);
                Database to = Database.open(rescued)) {
            Database.run(from, "PRAGMA query_only = ON");
            if (Database.number(from, "PRAGMA application_id") != Database.APPLICATION_ID) {
                throw new BadInputException("'" + damaged + "' is no library. Choose another with --library.");
            }
            return to.write(connection -> {
                List<String> saved = new ArrayList<>();
                for (String table : TABLES) {
                    int rows = copyTable(from, connection, table);
                    if (rows > 0) {
                        saved.add(rows + " of '" + table + "'");
                    }
                }
                return saved.isEmpty() ? "nothing" : String.join(", ", saved);
            });
        } catch (SQLException e) {
            throw new BadInputException(
                    "Nothing can be saved of the library '" + damaged
                            + "': its first page is damaged. Bring back a copy, or move it away to begin anew.",
                    e);
        }
    }

    private static int copyTable(Connection from, Connection to, String table) throws SQLException {
        // A library of an older schema may lack columns.
        Set<String> columns = columns(to, table);
        columns.retainAll(columns(from, table));
        if (columns.isEmpty()) {
            return 0;
        }
        String names = String.join(", ", columns);
        String marks = String.join(", ", java.util.Collections.nCopies(columns.size(), "?"));
        String order = switch (table) {
            case "run_part" -> "run %1$s, song %1$s";
            case "setting" -> "key %1$s";
            case "other_path" -> "path %1$s";
            default -> "rowid %1$s";
        };
        int saved = 0;
        try (PreparedStatement insert =
                to.prepareStatement("INSERT OR IGNORE INTO " + table + " (" + names + ") VALUES (" + marks + ")")) {
            // A broken page ends a walk: the other end of the table is reached from behind.
            for (String direction : List.of("ASC", "DESC")) {
                String select = "SELECT " + names + " FROM " + table + " ORDER BY " + order.formatted(direction);
                boolean whole = true;
                try (PreparedStatement rows = from.prepareStatement(select);
                        ResultSet row = rows.executeQuery()) {
                    while (row.next()) {
                        saved += copyRow(row, insert, columns.size());
                    }
                } catch (SQLException e) {
                    if (!Database.isCorruption(e)) {
                        throw e;
                    }
                    whole = false;
                }
                if (whole) {
                    break;
                }
            }
        }
        return saved - (table.equals("song") ? dropUnreadableSongs(to) : 0);
    }

    private static int copyRow(ResultSet row, PreparedStatement insert, int columns) throws SQLException {
        for (int c = 1; c <= columns; c++) {
            insert.setObject(c, row.getObject(c));
        }
        try {
            return insert.executeUpdate();
        } catch (SQLException e) {
            // What refers to a lost row, or has lost its type, is lost with it.
            if (SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_CONSTRAINT) {
                return 0;
            }
            throw e;
        }
    }

    /** Damage within a row may leave a value that no song can have. */
    private static int dropUnreadableSongs(Connection to) throws SQLException {
        List<Long> unreadable = new ArrayList<>();
        try (PreparedStatement select = to.prepareStatement("SELECT " + Songs.COLUMNS + ", rowid FROM song");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                try {
                    Songs.song(rows);
                } catch (IllegalArgumentException | DateTimeException e) {
                    unreadable.add(rows.getLong("rowid"));
                }
            }
        }
        try (PreparedStatement delete = to.prepareStatement("DELETE FROM song WHERE rowid = ?")) {
            for (long rowid : unreadable) {
                delete.setLong(1, rowid);
                delete.executeUpdate();
            }
        }
        return unreadable.size();
    }

    private static Set<String> columns(Connection connection, String table) throws SQLException {
        Set<String> columns = new TreeSet<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT name FROM pragma_table_info(?)")) {
            select.setString(1, table);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    columns.add(rows.getString(1));
                }
            }
        }
        return columns;
    }

    private static Path keepDamaged(Path file) throws IOException {
        Path kept = file.resolveSibling(file.getFileName() + ".damaged");
        for (int i = 2; Files.exists(kept); i++) {
            kept = file.resolveSibling(file.getFileName() + ".damaged-" + i);
        }
        Path log = log(file, "-wal");
        if (Files.exists(log)) {
            Files.move(log, log(kept, "-wal"), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.deleteIfExists(log(file, "-shm"));
        return Files.move(file, kept);
    }

    private static void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(log(file, "-wal"));
        Files.deleteIfExists(log(file, "-shm"));
    }

    private static Path log(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }
}
