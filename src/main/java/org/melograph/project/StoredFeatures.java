package org.melograph.project;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Json;
import org.melograph.base.Tensor;
import org.melograph.feature.FeatureCache;

/**
 * Computed features kept in the library as float32, little endian. When they would outgrow the cap, those that were not
 * used for longest go. Losing one costs its computation, nothing else: no method fails because of the file.
 */
public final class StoredFeatures implements FeatureCache {
    /** 4 GB: some 30 hours of 128-band mel-spectrogram at 22,050 Hz and hop 256. */
    public static final long STANDARD_CAP = 4L << 30;

    // SQLite refuses blobs above 1,000,000,000 bytes.
    private static final long LARGEST = 900_000_000;
    private static final System.Logger LOG = System.getLogger("melograph.library");

    private final Database database;
    private final long cap;
    // Uses since the last write: reading a feature must not wait for the writer.
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    StoredFeatures(Database database, long cap) {
        this.database = database;
        this.cap = cap;
    }

    @Override
    public Optional<Tensor> get(String key) {
        try {
            Optional<Tensor> found = database.read(connection -> select(connection, key));
            if (found.isPresent()) {
                used.add(key);
            }
            return found;
        } catch (BadInputException e) {
            LOG.log(System.Logger.Level.WARNING, e.reason());
            return Optional.empty();
        }
    }

    @Override
    public void put(String key, Tensor feature) {
        long bytes = 4L * feature.length();
        if (bytes > Math.min(cap, LARGEST)) {
            return;
        }
        byte[] samples = littleEndian(feature.values());
        List<Map<String, Object>> axes = new ArrayList<>();
        for (Axis axis : feature.axes()) {
            axes.add(Map.of("name", axis.name(), "size", axis.size()));
        }
        try {
            database.change(connection -> {
                flushUses(connection);
                try (PreparedStatement delete = connection.prepareStatement("DELETE FROM feature WHERE key = ?")) {
                    delete.setString(1, key);
                    delete.executeUpdate();
                }
                evict(connection, bytes);
                try (PreparedStatement insert = connection.prepareStatement("INSERT INTO feature (key, bytes, used,"
                        + " axes, samples) VALUES (?, ?, (SELECT coalesce(max(used), 0) + 1 FROM feature), ?, ?)")) {
                    insert.setString(1, key);
                    insert.setLong(2, bytes);
                    insert.setString(3, Json.write(axes));
                    insert.setBytes(4, samples);
                    insert.executeUpdate();
                }
            });
        } catch (BadInputException e) {
            LOG.log(System.Logger.Level.WARNING, e.reason());
        }
    }

    /** The bytes all features take. */
    public long bytes() throws BadInputException {
        return database.read(connection -> Database.number(connection, "SELECT bytes FROM feature_total"));
    }

    /** How many features are kept. */
    public int count() throws BadInputException {
        return database.read(connection -> (int) Database.number(connection, "SELECT count(*) FROM feature"));
    }

    /** Forgets every feature and gives the room back to the disk. */
    public void clear() throws BadInputException {
        used.clear();
        database.change(connection -> Database.run(connection, "DELETE FROM feature"));
        database.maintain("PRAGMA incremental_vacuum");
    }

    /** Writes down what was used since the last feature was kept; called before the library closes. */
    void flush() {
        try {
            if (!used.isEmpty()) {
                database.change(this::flushUses);
            }
        } catch (BadInputException e) {
            LOG.log(System.Logger.Level.WARNING, e.reason());
        }
    }

    private void flushUses(Connection connection) throws SQLException {
        if (used.isEmpty()) {
            return;
        }
        Set<String> keys = new HashSet<>(used);
        try (PreparedStatement touch = connection.prepareStatement(
                "UPDATE feature SET used = (SELECT max(used) + 1 FROM feature) WHERE key = ?")) {
            for (String key : keys) {
                touch.setString(1, key);
                touch.executeUpdate();
            }
        }
        used.removeAll(keys);
    }

    private void evict(Connection connection, long needed) throws SQLException {
        long room = cap - Database.number(connection, "SELECT bytes FROM feature_total");
        List<Long> oldest = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT id, bytes FROM feature ORDER BY used, bytes, id");
                ResultSet rows = select.executeQuery()) {
            while (room < needed && rows.next()) {
                oldest.add(rows.getLong(1));
                room += rows.getLong(2);
            }
        }
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM feature WHERE id = ?")) {
            for (long id : oldest) {
                delete.setLong(1, id);
                delete.executeUpdate();
            }
        }
    }

    private static Optional<Tensor> select(Connection connection, String key) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT axes, samples FROM feature WHERE key = ?")) {
            select.setString(1, key);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? tensor(rows.getString(1), rows.getBytes(2)) : Optional.empty();
            }
        }
    }

    /** The stored feature, or nothing where axes and bytes contradict each other. */
    private static Optional<Tensor> tensor(String axesJson, byte[] samples) {
        List<Axis> axes = axes(axesJson);
        if (bytesOf(axesJson) != samples.length) {
            return Optional.empty();
        }
        float[] values = new float[samples.length / 4];
        ByteBuffer.wrap(samples).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return Optional.of(Tensor.wrap(values, axes));
    }

    /** How many bytes a feature with these axes takes; -1 where they are none. */
    static long bytesOf(String axesJson) {
        List<Axis> axes = axes(axesJson);
        long bytes = 4;
        for (Axis axis : axes) {
            bytes *= axis.size();
            if (bytes > LARGEST) {
                return -1;
            }
        }
        return axes.isEmpty() ? -1 : bytes;
    }

    /** The axes, or an empty list where the text names none. */
    private static List<Axis> axes(String json) {
        List<Axis> axes = new ArrayList<>();
        try {
            for (JsonNode axis : Json.tree(json, "axes")) {
                String name = axis.path("name").asText();
                int size = axis.path("size").asInt(-1);
                if (name.isBlank() || size < 0) {
                    return List.of();
                }
                axes.add(new Axis(name, size));
            }
        } catch (BadInputException e) {
            return List.of();
        }
        return axes;
    }

    private static byte[] littleEndian(float[] values) {
        byte[] bytes = new byte[4 * values.length];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
        return bytes;
    }
}
