package org.melograph.project;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.melograph.base.BadInputException;
import org.melograph.feature.Fingerprint;

/** The fingerprints of a library's songs. Safe for use from several threads. */
public final class Fingerprints {
    private final Database database;

    Fingerprints(Database database) {
        this.database = database;
    }

    /** Keeps fingerprints by their songs' hashes, in place of older ones; songs that are not there are passed over. */
    public void put(Map<String, Fingerprint> bySong) throws BadInputException {
        database.change(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO fingerprint (song, version, words)"
                    + " SELECT hash, ?, ? FROM song WHERE hash = ? ON CONFLICT (song) DO UPDATE SET"
                    + " version = excluded.version, words = excluded.words")) {
                for (Map.Entry<String, Fingerprint> e : bySong.entrySet()) {
                    insert.setInt(1, Fingerprint.VERSION);
                    insert.setBytes(2, e.getValue().bytes());
                    insert.setString(3, e.getKey());
                    insert.executeUpdate();
                }
            }
        });
    }

    /** Every fingerprint of the present version, by its song's hash. */
    public Map<String, Fingerprint> all() throws BadInputException {
        return database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT song, words FROM fingerprint WHERE version = ?")) {
                select.setInt(1, Fingerprint.VERSION);
                try (ResultSet rows = select.executeQuery()) {
                    Map<String, Fingerprint> all = new HashMap<>();
                    while (rows.next()) {
                        all.put(rows.getString(1), Fingerprint.ofBytes(rows.getBytes(2)));
                    }
                    return all;
                }
            }
        });
    }

    /** The audio songs that have no fingerprint of the present version, by hash. */
    public List<String> missing() throws BadInputException {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT hash FROM song WHERE kind = 'audio' AND"
                    + " hash NOT IN (SELECT song FROM fingerprint WHERE version = ?) ORDER BY hash")) {
                select.setInt(1, Fingerprint.VERSION);
                try (ResultSet rows = select.executeQuery()) {
                    List<String> missing = new ArrayList<>();
                    while (rows.next()) {
                        missing.add(rows.getString(1));
                    }
                    return missing;
                }
            }
        });
    }
}
