package org.melograph.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.melograph.base.BadInputException;

/** Looks a library over, and mends it. */
final class LibraryCheck {
    private final Database database;

    LibraryCheck(Database database) {
        this.database = database;
    }

    /** Everything that is wrong; the worst first. Of a file whose structure is broken nothing else can be said. */
    List<Finding> findings() throws BadInputException {
        List<Finding> damage = damage();
        if (!damage.isEmpty()) {
            return damage;
        }
        return database.read(connection -> {
            List<Finding> findings = new ArrayList<>();
            orphans(connection, findings);
            features(connection, findings);
            missingFiles(connection, findings);
            missingBundles(connection, findings);
            return findings;
        });
    }

    List<Finding> repair() throws BadInputException {
        List<Finding> before = findings();
        if (before.stream().anyMatch(f -> f.kind() == Finding.Kind.DAMAGE)) {
            // Damage within an index alone is mended by building it anew.
            database.maintain("REINDEX");
        }
        database.change(connection -> {
            for (Finding finding : before) {
                if (finding.kind() == Finding.Kind.DAMAGED_FEATURE) {
                    try (PreparedStatement delete = connection.prepareStatement("DELETE FROM feature WHERE key = ?")) {
                        delete.setString(1, finding.subject());
                        delete.executeUpdate();
                    }
                }
            }
            Database.run(
                    connection,
                    "DELETE FROM run_part WHERE run NOT IN (SELECT id FROM run)"
                            + " OR song NOT IN (SELECT hash FROM song)");
            Database.run(connection, "DELETE FROM prediction WHERE song NOT IN (SELECT hash FROM song)");
            Database.run(connection, "UPDATE prediction SET run = NULL WHERE run NOT IN (SELECT id FROM run)");
            Database.run(connection, "UPDATE feature_total SET bytes = (SELECT coalesce(sum(bytes), 0) FROM feature)");
        });
        database.maintain("PRAGMA incremental_vacuum");
        List<Finding> after = findings();
        return before.stream()
                .map(finding -> after.contains(finding) ? finding : finding.asMended())
                .toList();
    }

    private List<Finding> damage() throws BadInputException {
        List<String> said = new ArrayList<>();
        // On a connection of its own: after meeting a broken page, a connection may refuse further work.
        try (Connection connection = Database.connect(database.file());
                PreparedStatement check = connection.prepareStatement("PRAGMA integrity_check(20)");
                ResultSet rows = check.executeQuery()) {
            while (rows.next()) {
                // A row may hold several lines, under a heading with stars.
                rows.getString(1)
                        .lines()
                        .filter(line -> !line.startsWith("***"))
                        .forEach(said::add);
            }
        } catch (SQLException e) {
            // Damage may be so deep that the check itself cannot go on.
            if (!Database.isCorruption(e)) {
                throw Database.refusal(database.file(), e);
            }
            said.add("pages cannot be read");
        }
        if (said.equals(List.of("ok"))) {
            return List.of();
        }
        String more = said.size() > 1 ? " and " + (said.size() - 1) + " more" : "";
        return List.of(finding(
                Finding.Kind.DAMAGE,
                database.file().toString(),
                "The file is damaged (" + said.getFirst() + more
                        + "). Repair it with 'melograph library repair', or bring back a copy."));
    }

    private static void orphans(Connection connection, List<Finding> findings) throws SQLException {
        try (PreparedStatement check = connection.prepareStatement("PRAGMA foreign_key_check");
                ResultSet rows = check.executeQuery()) {
            while (rows.next()) {
                findings.add(finding(
                        Finding.Kind.ORPHAN,
                        rows.getString(1),
                        "An entry of '" + rows.getString(1) + "' refers to a missing entry of '" + rows.getString(3)
                                + "'. Repair removes it."));
            }
        }
    }

    private static void features(Connection connection, List<Finding> findings) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT key, axes, bytes, length(samples) FROM feature ORDER BY key");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                long bytes = StoredFeatures.bytesOf(rows.getString(2));
                if (bytes != rows.getLong(3) || bytes != rows.getLong(4)) {
                    findings.add(finding(
                            Finding.Kind.DAMAGED_FEATURE,
                            rows.getString(1),
                            "A stored feature does not have the size its axes say. Repair removes it; it will be"
                                    + " computed again."));
                }
            }
        }
        long sum = Database.number(connection, "SELECT coalesce(sum(bytes), 0) FROM feature");
        long total = Database.number(connection, "SELECT bytes FROM feature_total");
        if (sum != total) {
            findings.add(finding(
                    Finding.Kind.WRONG_TOTAL,
                    "feature_total",
                    "The features are said to take " + total + " bytes but take " + sum + ". Repair counts anew."));
        }
    }

    private static void missingFiles(Connection connection, List<Finding> findings) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT path, title FROM song ORDER BY path");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                if (!Files.isRegularFile(Path.of(rows.getString(1)))) {
                    findings.add(finding(
                            Finding.Kind.MISSING_FILE,
                            rows.getString(1),
                            "The file of '" + rows.getString(2)
                                    + "' is gone. Bring it back, import it from its new place, or remove the song."));
                }
            }
        }
    }

    private static void missingBundles(Connection connection, List<Finding> findings) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT bundle, name FROM run WHERE bundle IS NOT NULL ORDER BY id");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                if (!Files.isRegularFile(Path.of(rows.getString(1)))) {
                    findings.add(finding(
                            Finding.Kind.MISSING_BUNDLE,
                            rows.getString(1),
                            "The model of the run '" + rows.getString(2)
                                    + "' is gone. Bring it back, or train again."));
                }
            }
        }
    }

    private static Finding finding(Finding.Kind kind, String subject, String reason) {
        return new Finding(kind, subject, reason, false);
    }
}
