package org.melograph.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Refusal;

/** The songs of a library and the files it refused. Safe for use from several threads. */
public final class Songs {
    static final String COLUMNS =
            "hash, path, kind, title, artist, album, seconds, sample_rate, channels, label, group_name, added";

    private final Database database;

    Songs(Database database) {
        this.database = database;
    }

    /**
     * What adding songs did.
     *
     * @param added songs that are new
     * @param known songs that were there already, by content
     */
    public record Added(int added, int known) {}

    /** Every song, sorted by title without regard to case. */
    public List<SongRecord> all() throws BadInputException {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                            "SELECT " + COLUMNS + " FROM song ORDER BY title COLLATE NOCASE, hash");
                    ResultSet rows = select.executeQuery()) {
                List<SongRecord> songs = new ArrayList<>();
                while (rows.next()) {
                    songs.add(song(rows));
                }
                return songs;
            }
        });
    }

    /** How many there are. */
    public int count() throws BadInputException {
        return database.read(connection -> (int) Database.number(connection, "SELECT count(*) FROM song"));
    }

    /** The song with this content. */
    public Optional<SongRecord> find(String hash) throws BadInputException {
        return one("hash", hash);
    }

    /** The song last seen at this path. */
    public Optional<SongRecord> at(Path path) throws BadInputException {
        return one("path", absolute(path));
    }

    /**
     * Adds songs, all or none. A song that is there by content keeps what is known of it, gets the label it lacks, and
     * moves to the new path when its file is no longer at the old one. A file that was refused before is no longer
     * listed as such.
     */
    public Added add(List<SongRecord> songs) throws BadInputException {
        return database.write(connection -> {
            int added = 0;
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO song (" + COLUMNS
                            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING");
                    PreparedStatement accept = connection.prepareStatement("DELETE FROM refused WHERE path = ?")) {
                for (SongRecord song : songs) {
                    fill(insert, song);
                    if (insert.executeUpdate() > 0) {
                        added++;
                    } else {
                        meetAgain(connection, song);
                    }
                    accept.setString(1, absolute(song.path()));
                    accept.executeUpdate();
                }
            }
            return new Added(added, songs.size() - added);
        });
    }

    /** Gives songs a label, or takes it away where it is null or blank; songs that are not there are passed over. */
    public void label(Collection<String> hashes, @Nullable String label) throws BadInputException {
        String given = label == null || label.isBlank() ? null : label.strip();
        database.change(connection -> {
            try (PreparedStatement update = connection.prepareStatement("UPDATE song SET label = ? WHERE hash = ?")) {
                update.setString(1, given);
                for (String hash : hashes) {
                    update.setString(2, hash);
                    update.executeUpdate();
                }
            }
        });
    }

    /** Puts songs in a group, which no split tears apart. */
    public void group(Collection<String> hashes, String group) throws BadInputException {
        database.change(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE song SET group_name = ? WHERE hash = ?")) {
                update.setString(1, group);
                for (String hash : hashes) {
                    update.setString(2, hash);
                    update.executeUpdate();
                }
            }
        });
    }

    /**
     * Takes songs off the list with their predictions; files stay where they are. Computed features stay until room is
     * needed, in case the song comes back.
     */
    public void remove(Collection<String> hashes) throws BadInputException {
        database.change(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM song WHERE hash = ?")) {
                for (String hash : hashes) {
                    delete.setString(1, hash);
                    delete.executeUpdate();
                }
            }
        });
    }

    /** Files that were refused and not added since, sorted by path. */
    public List<Refusal> refused() throws BadInputException {
        return database.read(connection -> {
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT path, reason FROM refused ORDER BY path");
                    ResultSet rows = select.executeQuery()) {
                List<Refusal> refusals = new ArrayList<>();
                while (rows.next()) {
                    refusals.add(new Refusal(rows.getString(1), rows.getString(2)));
                }
                return refusals;
            }
        });
    }

    /** Remembers why files were refused; the latest reason stands. */
    public void refuse(List<Refusal> refusals) throws BadInputException {
        database.change(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO refused (path, reason)"
                    + " VALUES (?, ?) ON CONFLICT (path) DO UPDATE SET reason = excluded.reason")) {
                for (Refusal refusal : refusals) {
                    insert.setString(1, absolute(Path.of(refusal.path())));
                    insert.setString(2, refusal.reason());
                    insert.executeUpdate();
                }
            }
        });
    }

    /** Forgets every refused file. */
    public void forgetRefused() throws BadInputException {
        database.change(connection -> Database.run(connection, "DELETE FROM refused"));
    }

    static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    private Optional<SongRecord> one(String column, String value) throws BadInputException {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT " + COLUMNS + " FROM song WHERE " + column + " = ? ORDER BY hash LIMIT 1")) {
                select.setString(1, value);
                try (ResultSet rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(song(rows)) : Optional.empty();
                }
            }
        });
    }

    private static void meetAgain(Connection connection, SongRecord song) throws SQLException {
        try (PreparedStatement label = connection.prepareStatement(
                "UPDATE song SET label = ? WHERE hash = ? AND label IS NULL AND ? IS NOT NULL")) {
            label.setString(1, song.label());
            label.setString(2, song.hash());
            label.setString(3, song.label());
            label.executeUpdate();
        }
        String known;
        try (PreparedStatement select = connection.prepareStatement("SELECT path FROM song WHERE hash = ?")) {
            select.setString(1, song.hash());
            try (ResultSet rows = select.executeQuery()) {
                known = rows.next() ? rows.getString(1) : absolute(song.path());
            }
        }
        if (!Files.exists(Path.of(known))) {
            try (PreparedStatement move = connection.prepareStatement("UPDATE song SET path = ? WHERE hash = ?")) {
                move.setString(1, absolute(song.path()));
                move.setString(2, song.hash());
                move.executeUpdate();
            }
        }
    }

    private static void fill(PreparedStatement insert, SongRecord song) throws SQLException {
        insert.setString(1, song.hash());
        insert.setString(2, absolute(song.path()));
        insert.setString(3, song.kind());
        insert.setString(4, song.title());
        insert.setString(5, song.artist());
        insert.setString(6, song.album());
        insert.setDouble(7, song.seconds());
        insert.setInt(8, song.sampleRate());
        insert.setInt(9, song.channels());
        insert.setString(10, song.label());
        insert.setString(11, song.group());
        insert.setLong(12, song.added().getEpochSecond());
    }

    /** The song in a row of {@link #COLUMNS}. */
    static SongRecord song(ResultSet row) throws SQLException {
        return new SongRecord(
                row.getString(1),
                Path.of(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getDouble(7),
                row.getInt(8),
                row.getInt(9),
                row.getString(10),
                row.getString(11),
                Instant.ofEpochSecond(row.getLong(12)));
    }
}
