package org.melograph.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;

/** The zip around a bundle: written to the byte the same each time, read with distrust. */
final class BundleZip implements AutoCloseable {
    /** No model of ours comes near: 250 million weights. */
    static final long LARGEST_FILE = 1L << 30;

    private static final int MOST_ENTRIES = 10_000;
    private static final int LONGEST_NAME = 100;
    // Raw floats hardly compress; what shrinks further than this is a trap, unless it is small anyway.
    private static final long HIGHEST_RATIO = 100;
    private static final long SMALL = 1 << 20;
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Path file;
    private final ZipFile zip;
    private final Map<String, ZipEntry> entries;

    private BundleZip(Path file, ZipFile zip, Map<String, ZipEntry> entries) {
        this.file = file;
        this.zip = zip;
        this.entries = entries;
    }

    /** Opens the file and checks its list of entries; reads none of them. */
    static BundleZip open(Path file) throws BadInputException {
        if (!Files.isRegularFile(file)) {
            throw new BadInputException("There is no model '" + file + "'. Check the path.");
        }
        ZipFile zip = null;
        boolean sound = false;
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new BadInputException("'" + file + "' is larger than 1 GB, which no model is. Choose another.");
            }
            zip = new ZipFile(file.toFile());
            Map<String, ZipEntry> entries = list(file, zip);
            sound = true;
            return new BundleZip(file, zip, entries);
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(file, e);
        } finally {
            if (!sound && zip != null) {
                closeQuietly(zip);
            }
        }
    }

    Path file() {
        return file;
    }

    /** The names of all entries. */
    Set<String> names() {
        return entries.keySet();
    }

    /**
     * An entry's bytes.
     *
     * @param most more are refused, before they are read
     */
    byte[] bytes(String name, long most) throws BadInputException {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw new BadInputException("'" + file + "' is no model: it lacks '" + name + "'. Choose another.");
        }
        if (entry.getSize() > most) {
            throw new BadInputException("'" + file + "' is damaged: '" + name + "' holds " + entry.getSize()
                    + " bytes where " + most + " are the most. Get the file anew.");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes((int) entry.getSize());
            CRC32 sum = new CRC32();
            sum.update(bytes);
            if (bytes.length != entry.getSize() || in.read() >= 0 || sum.getValue() != entry.getCrc()) {
                throw damaged(file, null);
            }
            return bytes;
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(file, e);
        }
    }

    @Override
    public void close() {
        closeQuietly(zip);
    }

    /** Writes the entries in their order, uncompressed, beside the file first and then over it. */
    static void write(Path file, Map<String, byte[]> entries) throws BadInputException {
        Path target = file.toAbsolutePath();
        Path part = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Path folder = target.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            if (Files.isDirectory(target)) {
                throw new BadInputException("'" + file + "' is a folder. Name a file for the model.");
            }
            writeAll(part, entries);
            try {
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new BadInputException(
                    "The model cannot be written to '" + file + "': " + reason(e) + ". Make room there or choose"
                            + " another place.",
                    e);
        } finally {
            try {
                Files.deleteIfExists(part);
            } catch (IOException e) {
                System.getLogger("melograph.bundle").log(System.Logger.Level.WARNING, "left behind: " + part, e);
            }
        }
    }

    private static void writeAll(Path part, Map<String, byte[]> entries) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> e : entries.entrySet()) {
                // Stored, not deflated: floats hardly shrink, and no version of zlib changes the bytes.
                ZipEntry entry = new ZipEntry(e.getKey());
                entry.setMethod(ZipEntry.STORED);
                entry.setTimeLocal(EPOCH);
                entry.setSize(e.getValue().length);
                CRC32 sum = new CRC32();
                sum.update(e.getValue());
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(e.getValue());
                zip.closeEntry();
            }
            zip.finish();
            channel.force(true);
        }
    }

    private static Map<String, ZipEntry> list(Path file, ZipFile zip) throws BadInputException {
        if (zip.size() > MOST_ENTRIES) {
            throw new BadInputException(
                    "'" + file + "' holds " + zip.size() + " entries, more than any model. Choose" + " another.");
        }
        Map<String, ZipEntry> entries = new LinkedHashMap<>();
        long total = 0;
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            String name = entry.getName();
            if (!name.matches("[a-z0-9_./-]{1," + LONGEST_NAME + "}") || name.contains("..") || name.startsWith("/")) {
                throw new BadInputException("'" + file + "' is no model: it has an entry with a name that no model has."
                        + " Choose another.");
            }
            if (entries.put(name, entry) != null) {
                throw new BadInputException(
                        "'" + file + "' is damaged: it holds '" + name + "' twice. Get the file" + " anew.");
            }
            long size = entry.getSize();
            total += size;
            boolean trap = size > SMALL && size > HIGHEST_RATIO * Math.max(1, entry.getCompressedSize());
            if (size < 0 || entry.getCompressedSize() < 0 || total > LARGEST_FILE || trap) {
                throw new BadInputException("'" + file + "' is damaged: '" + name + "' says that it holds " + size
                        + " bytes, which cannot be. Get the file anew.");
            }
        }
        return entries;
    }

    private static BadInputException damaged(Path file, @Nullable Throwable cause) {
        String sentence = "'" + file + "' is damaged or no model. Get the file anew, or choose another.";
        return cause == null ? new BadInputException(sentence) : new BadInputException(sentence, cause);
    }

    private static String reason(IOException e) {
        return switch (e) {
            case java.nio.file.AccessDeniedException denied -> "the folder is read-only";
            case java.nio.file.FileAlreadyExistsException exists -> "'" + exists.getFile() + "' is no folder";
            case java.nio.file.NotDirectoryException no -> "its folder is a file";
            default -> String.valueOf(e.getMessage());
        };
    }

    private static void closeQuietly(ZipFile zip) {
        try {
            zip.close();
        } catch (IOException e) {
            System.getLogger("melograph.bundle").log(System.Logger.Level.WARNING, "not closed: " + zip.getName(), e);
        }
    }
}
