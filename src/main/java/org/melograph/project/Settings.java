package org.melograph.project;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.melograph.base.BadInputException;

/** Notes and settings that belong to a library, by key. Safe for use from several threads. */
public final class Settings {
    private final Database database;

    Settings(Database database) {
        this.database = database;
    }

    /** The value kept under a key. */
    public Optional<String> get(String key) throws BadInputException {
        return Optional.ofNullable(all(key).get(key));
    }

    /** Every value whose key begins with {@code prefix}, sorted by key. */
    public Map<String, String> all(String prefix) throws BadInputException {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT key, value FROM setting WHERE substr(key, 1, length(?)) = ? ORDER BY key")) {
                select.setString(1, prefix);
                select.setString(2, prefix);
                try (ResultSet rows = select.executeQuery()) {
                    Map<String, String> values = new LinkedHashMap<>();
                    while (rows.next()) {
                        values.put(rows.getString(1), rows.getString(2));
                    }
                    return values;
                }
            }
        });
    }

    /** Keeps a value under a key, in place of what was there. */
    public void put(String key, String value) throws BadInputException {
        database.change(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO setting (key, value)"
                    + " VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value")) {
                insert.setString(1, key);
                insert.setString(2, value);
                insert.executeUpdate();
            }
        });
    }

    /** Forgets what was kept under a key. */
    public void remove(String key) throws BadInputException {
        database.change(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM setting WHERE key = ?")) {
                delete.setString(1, key);
                delete.executeUpdate();
            }
        });
    }
}
