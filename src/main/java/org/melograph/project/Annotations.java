package org.melograph.project;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.music.Annotation;
import org.melograph.music.AnnotationLayer;
import org.melograph.music.FrequencyBand;

/**
 * What is said of moments and stretches of songs, by the songs' content: kept whether or not a song is on the library's list.
 * Safe for use from several threads.
 */
public final class Annotations {
    private final Database database;

    Annotations(Database database) {
        this.database = database;
    }

    /** The layers of the song with this content, from top to bottom; empty where nothing was said of it. */
    public List<AnnotationLayer> of(String song) throws BadInputException {
        return database.read(connection -> {
            List<AnnotationLayer> layers = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT id, name, color FROM annotation_layer WHERE song = ? ORDER BY place")) {
                select.setString(1, song);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        layers.add(new AnnotationLayer(
                                rows.getString(2), rows.getInt(3), annotations(connection, rows.getLong(1))));
                    }
                }
            }
            return layers;
        });
    }

    private static List<Annotation> annotations(Connection connection, long layer) throws SQLException {
        List<Annotation> annotations = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT start, ending, label, low_hz, high_hz FROM annotation WHERE layer = ? ORDER BY start, id")) {
            select.setLong(1, layer);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    annotations.add(
                            new Annotation(rows.getDouble(1), rows.getDouble(2), rows.getString(3), band(rows)));
                }
            }
        }
        return annotations;
    }

    private static @Nullable FrequencyBand band(ResultSet row) throws SQLException {
        double low = row.getDouble(4);
        if (row.wasNull()) {
            return null;
        }
        double high = row.getDouble(5);
        return new FrequencyBand(low, row.wasNull() ? Double.POSITIVE_INFINITY : high);
    }

    /** Keeps these layers of a song in the place of those before, all or none. */
    public void keep(String song, List<AnnotationLayer> layers) throws BadInputException {
        database.change(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM annotation_layer WHERE song = ?")) {
                delete.setString(1, song);
                delete.executeUpdate();
            }
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO annotation_layer (song, place, name, color) VALUES (?, ?, ?, ?)")) {
                for (int place = 0; place < layers.size(); place++) {
                    AnnotationLayer layer = layers.get(place);
                    insert.setString(1, song);
                    insert.setInt(2, place);
                    insert.setString(3, layer.name());
                    insert.setInt(4, layer.color());
                    insert.executeUpdate();
                    long id = Database.number(connection, "SELECT last_insert_rowid()");
                    keep(connection, id, layer.annotations());
                }
            }
        });
    }

    private static void keep(Connection connection, long layer, List<Annotation> annotations) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO annotation (layer, start, ending, label, low_hz, high_hz) VALUES (?, ?, ?, ?, ?, ?)")) {
            for (Annotation a : annotations) {
                insert.setLong(1, layer);
                insert.setDouble(2, a.start());
                insert.setDouble(3, a.end());
                insert.setString(4, a.label());
                FrequencyBand band = a.band();
                if (band == null) {
                    insert.setNull(5, Types.REAL);
                } else {
                    insert.setDouble(5, band.lowHz());
                }
                if (band == null || Double.isInfinite(band.highHz())) {
                    insert.setNull(6, Types.REAL);
                } else {
                    insert.setDouble(6, band.highHz());
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
