package org.melograph.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.melograph.base.BadInputException;
import org.sqlite.JDBC;
import org.sqlite.SQLiteErrorCode;

/**
 * The library's SQLite file: one connection that writes, guarded by a lock, and as many that read as threads ask at once.
 * Write-ahead logging lets readers go on while a writer works, and a crash leaves the last finished transaction.
 */
final class Database implements AutoCloseable {
    /** "Melo": tells our files from other SQLite files. */
    static final int APPLICATION_ID = 0x4D656C6F;

    private static final int BUSY_MILLIS = 10_000;
    private static final int LONGEST_IDLE_LOG = 64 << 20;

    private final Path file;
    private final Connection writer;
    private final ReentrantLock writing = new ReentrantLock();
    private final ConcurrentLinkedDeque<Connection> idleReaders = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    private Database(Path file, Connection writer) {
        this.file = file;
        this.writer = writer;
    }

    /** Something done with a connection. */
    interface Work<T> {
        T with(Connection connection) throws SQLException, BadInputException;
    }

    /** Something done with a connection that gives nothing back. */
    interface Change {
        void with(Connection connection) throws SQLException, BadInputException;
    }

    /** Opens the file, making it and its folder where there is none, and brings its schema up to date. */
    static Database open(Path file) throws BadInputException {
        Path folder = file.toAbsolutePath().getParent();
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new BadInputException(
                    "The folder '" + folder + "' of the library cannot be made. Choose another with --library.", e);
        }
        if (Files.isDirectory(file)) {
            throw new BadInputException("'" + file + "' is a folder, no library. Name a file.");
        }
        Connection writer = null;
        try {
            writer = connect(file);
            prepareFile(writer, file);
            Schema.upgrade(writer, file);
            return new Database(file, writer);
        } catch (SQLException e) {
            closeQuietly(writer);
            throw refusal(file, e);
        } catch (BadInputException | RuntimeException e) {
            closeQuietly(writer);
            throw e;
        }
    }

    Path file() {
        return file;
    }

    /** Reads; never waits for a writer. The work sees one state of the file from its first query to its last. */
    <T> T read(Work<T> work) throws BadInputException {
        if (closed) {
            throw new IllegalStateException("The library is closed.");
        }
        Connection reader = idleReaders.poll();
        try {
            if (reader == null) {
                reader = connect(file);
                run(reader, "PRAGMA query_only = ON");
            }
            run(reader, "BEGIN");
            T result = work.with(reader);
            run(reader, "COMMIT");
            if (closed) {
                closeQuietly(reader);
            } else {
                idleReaders.push(reader);
            }
            return result;
        } catch (SQLException e) {
            closeQuietly(reader);
            throw refusal(file, e);
        } catch (BadInputException | RuntimeException e) {
            closeQuietly(reader);
            throw e;
        }
    }

    /** Writes in one transaction: all of the work is kept, or, when it throws, nothing of it. */
    <T> T write(Work<T> work) throws BadInputException {
        writing.lock();
        try {
            if (closed) {
                throw new IllegalStateException("The library is closed.");
            }
            run(writer, "BEGIN IMMEDIATE");
            boolean done = false;
            try {
                T result = work.with(writer);
                run(writer, "COMMIT");
                done = true;
                return result;
            } finally {
                if (!done) {
                    rollBack();
                }
            }
        } catch (SQLException e) {
            throw refusal(file, e);
        } finally {
            writing.unlock();
        }
    }

    /** As {@link #write(Work)}, with nothing to give back. */
    void change(Change change) throws BadInputException {
        write(connection -> {
            change.with(connection);
            return true;
        });
    }

    /** Runs one statement outside any transaction, as VACUUM and REINDEX want it. */
    void maintain(String sql) throws BadInputException {
        writing.lock();
        try {
            run(writer, sql);
        } catch (SQLException e) {
            throw refusal(file, e);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void close() {
        writing.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            for (Connection reader = idleReaders.poll(); reader != null; reader = idleReaders.poll()) {
                closeQuietly(reader);
            }
            closeQuietly(writer);
        } finally {
            writing.unlock();
        }
    }

    /** Executes one or more statements without results. */
    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** The first column of the first row, 0 where there is no row. */
    static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** Whether the file's structure is broken. */
    static boolean isCorruption(SQLException e) {
        return SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_CORRUPT;
    }

    /** What a user is told of a failure of the file. */
    static BadInputException refusal(Path file, SQLException e) {
        String library = "The library '" + file + "' ";
        String sentence = switch (SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xff)) {
            case SQLITE_NOTADB -> "'" + file + "' is no library. Choose another with --library.";
            case SQLITE_CORRUPT ->
                library + "is damaged. Repair it with 'melograph library repair', or choose another.";
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH ->
                library + "cannot be written: the file or its folder is read-only. Choose another with" + " --library.";
            case SQLITE_FULL -> library + "cannot grow: the disk is full. Make room and try again.";
            case SQLITE_IOERR ->
                library + "cannot be read or written: the disk reports an error. Check the disk, or"
                        + " choose another with --library.";
            case SQLITE_BUSY, SQLITE_LOCKED ->
                library + "is held by another program for too long. Close it and try again.";
            default -> library + "cannot be used: " + e.getMessage() + ".";
        };
        return new BadInputException(sentence, e);
    }

    /** A connection of its own, with our settings; opens whatever file it is. */
    static Connection connect(Path file) throws SQLException {
        // As a URI, because the driver would take what follows a '?' in a plain path for settings.
        String url = JDBC.PREFIX + file.toAbsolutePath().toUri();
        Connection connection = JDBC.createConnection(url, new Properties());
        try {
            run(connection, "PRAGMA busy_timeout = " + BUSY_MILLIS);
            run(connection, "PRAGMA foreign_keys = ON");
            run(connection, "PRAGMA synchronous = NORMAL");
            // Gives the room of a long log back, when a large import is over.
            number(connection, "PRAGMA journal_size_limit = " + LONGEST_IDLE_LOG);
            return connection;
        } catch (SQLException e) {
            closeQuietly(connection);
            throw e;
        }
    }

    private static void prepareFile(Connection writer, Path file) throws SQLException, BadInputException {
        boolean fresh = number(writer, "SELECT count(*) FROM sqlite_schema") == 0;
        if (fresh) {
            run(writer, "PRAGMA auto_vacuum = INCREMENTAL");
        } else if (number(writer, "PRAGMA application_id") != APPLICATION_ID) {
            throw new BadInputException(
                    "'" + file + "' belongs to another program, it is no library. Choose another with --library.");
        }
        // The statement that changes the mode must be closed before the first commit, or that says SQLITE_BUSY.
        try (Statement statement = writer.createStatement();
                ResultSet mode = statement.executeQuery("PRAGMA journal_mode = WAL")) {
            mode.next();
        }
    }

    private void rollBack() {
        try {
            if (!writer.isClosed()) {
                run(writer, "ROLLBACK");
            }
        } catch (SQLException e) {
            // After a full disk or an I/O error SQLite has rolled back by itself; the cause is on its way already.
            System.getLogger("melograph.library").log(System.Logger.Level.DEBUG, "rolled back already", e);
        }
    }

    private static void closeQuietly(@org.jspecify.annotations.Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                System.getLogger("melograph.library").log(System.Logger.Level.WARNING, "not closed", e);
            }
        }
    }
}
