package org.melograph.project;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;

/** The training runs of a library, and where its songs stood in their splits. Safe for use from several threads. */
public final class Runs {
    private static final String COLUMNS = "id, name, architecture, state, report, split, bundle, created";

    private final Database database;

    Runs(Database database) {
        this.database = database;
    }

    /** Every run, newest first. */
    public List<RunRecord> all() throws BadInputException {
        return select("ORDER BY id DESC", null);
    }

    /** The run with this id. */
    public Optional<RunRecord> find(long id) throws BadInputException {
        return select("WHERE id = ?", id).stream().findFirst();
    }

    /** The newest run that wrote this bundle. */
    public Optional<RunRecord> of(Path bundle) throws BadInputException {
        return select("WHERE bundle = ? ORDER BY id DESC LIMIT 1", Songs.absolute(bundle)).stream()
                .findFirst();
    }

    /**
     * Records a run, and where songs stood in its split, in one transaction.
     *
     * @param parts {@code train}, {@code valid} or {@code test} by song hash; songs that are not in the library are
     *     passed over
     * @return the run with its id
     */
    public RunRecord add(RunRecord run, Map<String, String> parts) throws BadInputException {
        return database.write(connection -> {
            long id;
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO run (name, architecture, state,"
                    + " report, split, bundle, created) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id")) {
                insert.setString(1, run.name());
                insert.setString(2, run.architecture());
                insert.setString(3, run.state());
                insert.setString(4, run.report());
                insert.setString(5, run.split());
                Path bundle = run.bundle();
                insert.setString(6, bundle == null ? null : Songs.absolute(bundle));
                insert.setLong(7, run.created().getEpochSecond());
                try (ResultSet rows = insert.executeQuery()) {
                    rows.next();
                    id = rows.getLong(1);
                }
            }
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO run_part (run, song, part)" + " SELECT ?, hash, ? FROM song WHERE hash = ?")) {
                insert.setLong(1, id);
                for (Map.Entry<String, String> part : parts.entrySet()) {
                    insert.setString(2, part.getValue());
                    insert.setString(3, part.getKey());
                    insert.executeUpdate();
                }
            }
            return run.withId(id);
        });
    }

    /** Forgets a run; its bundle stays where it is. */
    public void remove(long id) throws BadInputException {
        database.change(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM run WHERE id = ?")) {
                delete.setLong(1, id);
                delete.executeUpdate();
            }
        });
    }

    /** Where songs stood in a run's split: {@code train}, {@code valid} or {@code test} by song hash. */
    public Map<String, String> parts(long run) throws BadInputException {
        return database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT song, part FROM run_part WHERE run = ? ORDER BY song")) {
                select.setLong(1, run);
                try (ResultSet rows = select.executeQuery()) {
                    Map<String, String> parts = new LinkedHashMap<>();
                    while (rows.next()) {
                        parts.put(rows.getString(1), rows.getString(2));
                    }
                    return parts;
                }
            }
        });
    }

    private List<RunRecord> select(String condition, @Nullable Object value) throws BadInputException {
        return database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT " + COLUMNS + " FROM run " + condition)) {
                if (value != null) {
                    select.setObject(1, value);
                }
                try (ResultSet rows = select.executeQuery()) {
                    List<RunRecord> runs = new ArrayList<>();
                    while (rows.next()) {
                        runs.add(run(rows));
                    }
                    return runs;
                }
            }
        });
    }

    private static RunRecord run(ResultSet row) throws SQLException {
        String bundle = row.getString(7);
        return new RunRecord(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                bundle == null ? null : Path.of(bundle),
                Instant.ofEpochSecond(row.getLong(8)));
    }
}
