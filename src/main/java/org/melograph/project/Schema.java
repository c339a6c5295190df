package org.melograph.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.melograph.base.BadInputException;

/**
 * The library's schema as a list of migrations; the file's {@code user_version} says how many of them it has had. To
 * change the schema, add the next file and its line here; what was released stays as it is.
 */
final class Schema {
    /** In order: number {@code n} leads from version {@code n - 1} to {@code n}. */
    static final List<String> MIGRATIONS = List.of("0001.sql", "0002.sql", "0003.sql", "0004.sql", "0005.sql");

    private Schema() {}

    /** The version this program works with. */
    static int version() {
        return MIGRATIONS.size();
    }

    /**
     * Applies what the file lacks, each migration whole or not at all.
     *
     * @throws BadInputException when the file was made by a newer program
     */
    static void upgrade(Connection connection, Path file) throws SQLException, BadInputException {
        if (readVersion(connection, file) == version()) {
            return;
        }
        Database.run(connection, "BEGIN IMMEDIATE");
        boolean done = false;
        try {
            // Asked again behind the lock: another program may have upgraded the file in between.
            for (int next = readVersion(connection, file); next < version(); next++) {
                Database.run(connection, sql(MIGRATIONS.get(next)));
                Database.run(connection, "PRAGMA user_version = " + (next + 1));
            }
            Database.run(connection, "PRAGMA application_id = " + Database.APPLICATION_ID);
            Database.run(connection, "COMMIT");
            done = true;
        } finally {
            if (!done) {
                Database.run(connection, "ROLLBACK");
            }
        }
    }

    private static int readVersion(Connection connection, Path file) throws SQLException, BadInputException {
        long found = Database.number(connection, "PRAGMA user_version");
        if (found > version() || found < 0) {
            throw new BadInputException("The library '" + file + "' was made by a newer Melograph (schema " + found
                    + ", this one knows " + version() + "). Update Melograph, or choose another with --library.");
        }
        return (int) found;
    }

    private static String sql(String migration) {
        try (InputStream in = Schema.class.getResourceAsStream("migrations/" + migration)) {
            if (in == null) {
                throw new IllegalStateException("Migration " + migration + " is not on the class path.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
