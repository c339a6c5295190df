package org.melograph.project;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.melograph.base.BadInputException;

/** The pairs of a library's songs that were last found to hold the same recording. Safe for use from several threads. */
public final class NearDuplicates {
    private final Database database;

    NearDuplicates(Database database) {
        this.database = database;
    }

    /** Keeps what was found in place of what was found before; pairs with a song that is gone are passed over. */
    public void replace(List<NearDuplicate> found) throws BadInputException {
        database.change(connection -> {
            Database.run(connection, "DELETE FROM near_duplicate");
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO near_duplicate (song, other, similarity, start, other_start, seconds)"
                            + " SELECT a.hash, b.hash, ?, ?, ?, ? FROM song a, song b WHERE a.hash = ? AND b.hash = ?")) {
                for (NearDuplicate pair : found) {
                    insert.setDouble(1, pair.similarity());
                    insert.setDouble(2, pair.start());
                    insert.setDouble(3, pair.otherStart());
                    insert.setDouble(4, pair.seconds());
                    insert.setString(5, pair.song());
                    insert.setString(6, pair.other());
                    insert.executeUpdate();
                }
            }
        });
    }

    /** Every pair. */
    public List<NearDuplicate> all() throws BadInputException {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT song, other, similarity, start,"
                            + " other_start, seconds FROM near_duplicate WHERE song <> other ORDER BY song, other");
                    ResultSet rows = select.executeQuery()) {
                List<NearDuplicate> all = new ArrayList<>();
                // A song whose file was rewritten has another hash than when the pair was found: the order may differ.
                while (rows.next()) {
                    all.add(NearDuplicate.of(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getDouble(3),
                            rows.getDouble(4),
                            rows.getDouble(5),
                            rows.getDouble(6)));
                }
                return all;
            }
        });
    }
}
