package org.melograph.project;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Json;

/** What models said of the library's songs, one verdict for each song and bundle. Safe for use from several threads. */
public final class Predictions {
    private static final String COLUMNS = "song, run, bundle, label, confidence, probabilities, part";

    private final Database database;

    Predictions(Database database) {
        this.database = database;
    }

    /**
     * Keeps predictions, all or none; an earlier one of the same song by the same bundle is replaced. Songs that are not
     * in the library are passed over.
     *
     * @return how many were kept
     */
    public int add(List<PredictionRecord> predictions) throws BadInputException {
        return database.write(connection -> {
            int kept = 0;
            try (PreparedStatement insert = connection.prepareStatement("INSERT OR REPLACE INTO prediction (" + COLUMNS
                    + ") SELECT hash, ?, ?, ?, ?, ?, ? FROM song WHERE hash = ?")) {
                for (PredictionRecord prediction : predictions) {
                    Long run = prediction.run();
                    if (run == null) {
                        insert.setNull(1, Types.INTEGER);
                    } else {
                        insert.setLong(1, run);
                    }
                    insert.setString(2, Songs.absolute(prediction.bundle()));
                    insert.setString(3, prediction.label());
                    insert.setDouble(4, prediction.confidence());
                    insert.setString(5, Json.write(prediction.probabilities()));
                    insert.setString(6, prediction.part());
                    insert.setString(7, prediction.song());
                    kept += insert.executeUpdate();
                }
            }
            return kept;
        });
    }

    /** The latest prediction of each song, by hash; songs nobody judged are not there. */
    public Map<String, PredictionRecord> latest() throws BadInputException {
        Map<String, PredictionRecord> latest = new LinkedHashMap<>();
        for (PredictionRecord prediction :
                select("WHERE id IN (SELECT max(id) FROM prediction GROUP BY song) ORDER BY id", null)) {
            latest.put(prediction.song(), prediction);
        }
        return latest;
    }

    /**
     * A verdict as lists show it.
     *
     * @param confidence 0 to 1
     */
    public record Verdict(String label, double confidence) {}

    /** The label and confidence of each song's latest prediction, by hash: {@link #latest} without the rest. */
    public Map<String, Verdict> verdicts() throws BadInputException {
        return database.read(connection -> {
            // SQLite takes the other columns from the row that has the maximum.
            try (PreparedStatement select = connection.prepareStatement(
                            "SELECT song, label, confidence, max(id) FROM prediction GROUP BY song");
                    ResultSet rows = select.executeQuery()) {
                Map<String, Verdict> verdicts = new HashMap<>();
                while (rows.next()) {
                    verdicts.put(rows.getString(1), new Verdict(rows.getString(2), rows.getDouble(3)));
                }
                return verdicts;
            }
        });
    }

    /** Every prediction of a song, latest first. */
    public List<PredictionRecord> of(String song) throws BadInputException {
        return select("WHERE song = ? ORDER BY id DESC", song);
    }

    /** Every prediction of a bundle, in the order they were made. */
    public List<PredictionRecord> by(Path bundle) throws BadInputException {
        return select("WHERE bundle = ? ORDER BY id", Songs.absolute(bundle));
    }

    private List<PredictionRecord> select(String condition, @Nullable String value) throws BadInputException {
        return database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT " + COLUMNS + " FROM prediction " + condition)) {
                if (value != null) {
                    select.setString(1, value);
                }
                try (ResultSet rows = select.executeQuery()) {
                    List<PredictionRecord> predictions = new ArrayList<>();
                    while (rows.next()) {
                        predictions.add(prediction(rows));
                    }
                    return predictions;
                }
            }
        });
    }

    private static PredictionRecord prediction(ResultSet row) throws SQLException, BadInputException {
        long run = row.getLong(2);
        boolean unknownRun = row.wasNull();
        Map<String, Double> probabilities = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry :
                Json.tree(row.getString(6), "prediction of " + row.getString(1)).properties()) {
            probabilities.put(entry.getKey(), entry.getValue().asDouble());
        }
        return new PredictionRecord(
                row.getString(1),
                unknownRun ? null : run,
                Path.of(row.getString(3)),
                row.getString(4),
                row.getDouble(5),
                probabilities,
                row.getString(7));
    }
}
