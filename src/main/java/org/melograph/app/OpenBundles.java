package org.melograph.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.StoppedException;
import org.melograph.project.ModelBundle;

/**
 * Models that stay open between questions: the few that were asked last. A bundle whose file has changed is opened anew.
 * Safe for use from several threads; a model itself answers one at a time.
 */
public final class OpenBundles implements AutoCloseable {
    /** How many models stay open: as many as one compares side by side. */
    static final int MOST = 6;

    private final Map<Path, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    /** A model in use. Close it to let others push it out. */
    interface Lease extends AutoCloseable {
        /** The models and what their bundle says. */
        ModelBundle.LoadedModel loaded();

        /** Asks the models while nobody else does. */
        <T> T asking(Question<T> question) throws BadInputException, StoppedException;

        @Override
        void close();
    }

    /** What is asked of models. */
    interface Question<T> {
        /** Asks; no other thread does until it returns. */
        T ask() throws BadInputException, StoppedException;
    }

    /** What tells one state of a file from another without reading it. */
    private record State(long size, FileTime changed) {
        static @Nullable State of(Path file) {
            try {
                return new State(Files.size(file), Files.getLastModifiedTime(file));
            } catch (IOException e) {
                // Opening it will say what is wrong.
                return null;
            }
        }
    }

    private static final class Entry {
        final ModelBundle.LoadedModel loaded;
        final @Nullable State state;
        final ReentrantLock asked = new ReentrantLock();
        int users;
        boolean retired;

        Entry(ModelBundle.LoadedModel loaded, @Nullable State state) {
            this.loaded = loaded;
            this.state = state;
        }
    }

    /**
     * A model, opened where it is not open yet.
     *
     * @throws BadInputException when the bundle cannot be used
     */
    synchronized Lease take(Path bundle) throws BadInputException {
        Path key = bundle.toAbsolutePath().normalize();
        State now = State.of(key);
        Entry entry = entries.get(key);
        if (entry != null && (now == null || !now.equals(entry.state))) {
            entries.remove(key);
            retire(entry);
            entry = null;
        }
        if (entry == null) {
            entry = new Entry(ModelBundle.open(bundle), now);
            entries.put(key, entry);
            pushOut();
        }
        entry.users++;
        return lease(entry);
    }

    private Lease lease(Entry entry) {
        return new Lease() {
            private boolean given = true;

            @Override
            public ModelBundle.LoadedModel loaded() {
                return entry.loaded;
            }

            @Override
            public <T> T asking(Question<T> question) throws BadInputException, StoppedException {
                entry.asked.lock();
                try {
                    return question.ask();
                } finally {
                    entry.asked.unlock();
                }
            }

            @Override
            public void close() {
                if (given) {
                    given = false;
                    giveBack(entry);
                }
            }
        };
    }

    private synchronized void giveBack(Entry entry) {
        entry.users--;
        if (entry.retired && entry.users == 0) {
            entry.loaded.close();
        }
    }

    private void pushOut() {
        var oldest = entries.values().iterator();
        int tooMany = entries.size() - MOST;
        while (tooMany-- > 0) {
            Entry entry = oldest.next();
            oldest.remove();
            retire(entry);
        }
    }

    private static void retire(Entry entry) {
        entry.retired = true;
        if (entry.users == 0) {
            entry.loaded.close();
        }
    }

    /** How many models are open and at hand. */
    synchronized int size() {
        return entries.size();
    }

    /** Frees every model as soon as it is no longer in use. */
    @Override
    public synchronized void close() {
        entries.values().forEach(OpenBundles::retire);
        entries.clear();
    }
}
