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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Refusal;

/** The songs of a library and the files it refused. Safe for use from several threads. */
public final class Songs {
    static final String COLUMNS =
            "hash, path, kind, title, artist, album, seconds, sample_rate, channels, label, group_name, added,"
                    + " album_artist, genre, year, track, comment, tempo, key_name, key_confidence, loudness, peak,"
                    + " file_bytes, file_modified";

    /** What a file's length may differ by when nothing but its tags did. */
    private static final double SAME_LENGTH_SECONDS = 0.1;

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
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO song (" + COLUMNS + ") VALUES ("
                            + "?, ".repeat(23) + "?) ON CONFLICT (hash) DO NOTHING");
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
        Map<String, String> values = new LinkedHashMap<>();
        hashes.forEach(hash -> values.put(hash, label == null ? "" : label));
        set(SongField.LABEL, values);
    }

    /** Puts songs in a group, which no split tears apart. */
    public void group(Collection<String> hashes, String group) throws BadInputException {
        Map<String, String> values = new LinkedHashMap<>();
        hashes.forEach(hash -> values.put(hash, group));
        set(SongField.GROUP, values);
    }

    /**
     * Writes one field of songs, all or none; songs that are not there are passed over.
     *
     * @param values the field's text by hash
     * @throws BadInputException when the field may not be empty and is
     */
    public void set(SongField field, Map<String, String> values) throws BadInputException {
        if (!field.mayBeEmpty() && values.values().stream().anyMatch(String::isBlank)) {
            throw new BadInputException("A song cannot do without a "
                    + field.name().toLowerCase(Locale.ROOT) + ". Write one, or leave it as it is.");
        }
        database.change(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE song SET " + field.column() + " = ? WHERE hash = ?")) {
                for (Map.Entry<String, String> entry : values.entrySet()) {
                    String text = entry.getValue().strip();
                    update.setString(1, field == SongField.LABEL && text.isEmpty() ? null : text);
                    update.setString(2, entry.getKey());
                    update.executeUpdate();
                }
            }
        });
    }

    /**
     * Takes songs off the list with their predictions; files stay where they are. Computed features stay until room is
     * needed, in case the song comes back.
     *
     * @return all that was known of them, for {@link #restore}
     */
    public RemovedSongs remove(Collection<String> hashes) throws BadInputException {
        return database.write(connection -> new SongRows(connection).remove(hashes));
    }

    /** Puts songs back as they were when they were removed. */
    public void restore(RemovedSongs removed) throws BadInputException {
        database.change(connection -> new SongRows(connection).restore(removed));
    }

    /**
     * Follows a file whose bytes changed, as when tags are written: label, predictions and whatever else is known of the song
     * stand under its new hash. Where it lasts longer or shorter than before it is other music, and what models said of it is
     * forgotten.
     *
     * @param hash the song as the library knows it; one that is not there is passed over
     * @param changed the same song with its new hash, tags and stamp
     */
    public void follow(String hash, SongRecord changed) throws BadInputException {
        database.change(connection -> {
            new SongRows(connection).rename(hash, changed.hash());
            forgetVerdictsOfOtherMusic(connection, changed);
            hear(connection, changed);
        });
    }

    private static void forgetVerdictsOfOtherMusic(Connection connection, SongRecord song) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM prediction WHERE song IN"
                        + " (SELECT hash FROM song WHERE hash = ? AND abs(seconds - ?) > " + SAME_LENGTH_SECONDS
                        + ")");
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE song SET seconds = ?, sample_rate = ?, channels = ? WHERE hash = ?")) {
            delete.setString(1, song.hash());
            delete.setDouble(2, song.seconds());
            delete.executeUpdate();
            update.setDouble(1, song.seconds());
            update.setInt(2, song.sampleRate());
            update.setInt(3, song.channels());
            update.setString(4, song.hash());
            update.executeUpdate();
        }
    }

    /** Which files were heard, by path, with the hash of the song. */
    public Map<Path, Heard> heard() throws BadInputException {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT path, hash, file_bytes, file_modified,"
                            + " label IS NOT NULL FROM song WHERE file_bytes IS NOT NULL");
                    ResultSet rows = select.executeQuery()) {
                Map<Path, Heard> heard = new HashMap<>();
                while (rows.next()) {
                    heard.put(
                            Path.of(rows.getString(1)),
                            new Heard(
                                    rows.getString(2),
                                    new FileStamp(rows.getLong(3), rows.getLong(4)),
                                    rows.getBoolean(5)));
                }
                return heard;
            }
        });
    }

    /**
     * A song whose file was listened to.
     *
     * @param stamp the file as it was then
     * @param labelled whether it has a label
     */
    public record Heard(String hash, FileStamp stamp, boolean labelled) {}

    /** Further files with the bytes of songs, sorted, by the songs' hashes. */
    public Map<String, List<Path>> otherPaths() throws BadInputException {
        return database.read(OtherPaths::all);
    }

    /** Says where a song's file is now; nothing else of the song changes. */
    public void move(String hash, Path path) throws BadInputException {
        database.change(connection -> OtherPaths.move(connection, hash, path));
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

    /** Forgets that these files were refused. */
    public void forgetRefused(Collection<String> paths) throws BadInputException {
        database.change(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM refused WHERE path = ?")) {
                for (String path : paths) {
                    delete.setString(1, path);
                    delete.executeUpdate();
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
        boolean moved = !Files.exists(Path.of(known));
        // A second file of the same bytes says nothing of the first one's age.
        if (song.stamp() != null && (moved || known.equals(absolute(song.path())) || !isHeard(connection, song))) {
            hear(connection, song);
        }
        if (moved) {
            OtherPaths.move(connection, song.hash(), song.path());
        } else if (!known.equals(absolute(song.path()))) {
            OtherPaths.add(connection, song.hash(), song.path());
        }
    }

    private static boolean isHeard(Connection connection, SongRecord song) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT file_bytes IS NOT NULL FROM song WHERE hash = ?")) {
            select.setString(1, song.hash());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    /** Writes what tags and listening tell, where the song is there. */
    private static void hear(Connection connection, SongRecord song) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE song SET album_artist = ?, genre = ?,"
                + " year = ?, track = ?, comment = ?, tempo = ?, key_name = ?, key_confidence = ?, loudness = ?, peak = ?,"
                + " file_bytes = ?, file_modified = ? WHERE hash = ?")) {
            facts(update, 1, song);
            update.setString(13, song.hash());
            update.executeUpdate();
        }
    }

    private static void facts(PreparedStatement statement, int first, SongRecord song) throws SQLException {
        SongTags tags = song.tags();
        SongSound sound = song.sound();
        FileStamp stamp = song.stamp();
        statement.setString(first, tags.albumArtist());
        statement.setString(first + 1, tags.genre());
        statement.setInt(first + 2, tags.year());
        statement.setInt(first + 3, tags.track());
        statement.setString(first + 4, tags.comment());
        statement.setObject(first + 5, sound.tempo());
        statement.setString(first + 6, sound.key());
        statement.setObject(first + 7, sound.keyConfidence());
        statement.setObject(first + 8, sound.loudness());
        statement.setObject(first + 9, sound.peak());
        statement.setObject(first + 10, stamp == null ? null : stamp.bytes());
        statement.setObject(first + 11, stamp == null ? null : stamp.modified());
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
        facts(insert, 13, song);
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
                Instant.ofEpochSecond(row.getLong(12)),
                new SongTags(row.getString(13), row.getString(14), row.getInt(15), row.getInt(16), row.getString(17)),
                new SongSound(number(row, 18), row.getString(19), number(row, 20), number(row, 21), number(row, 22)),
                stamp(row));
    }

    private static @Nullable Double number(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }

    private static @Nullable FileStamp stamp(ResultSet row) throws SQLException {
        long bytes = row.getLong(23);
        return row.wasNull() ? null : new FileStamp(bytes, row.getLong(24));
    }
}
