package org.melograph.base;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/** Work spread over the machine's cores, in named daemon threads; the only place besides the studio's jobs that makes threads. */
public final class Workers {
    private static volatile int allowed = cores();

    private Workers() {}

    /** One piece of parallel work. */
    public interface Work<T, R> {
        /** Does one item; called on several threads at once. */
        R apply(T item) throws BadInputException, StoppedException;
    }

    /** The number of threads to use where the user names none: every core. */
    public static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** Says how many threads the program may use; until then it may use every core. */
    public static void allow(int threads) {
        allowed = Math.max(1, threads);
    }

    /** The number of threads that work may be spread over. */
    public static int allowed() {
        return allowed;
    }

    /** Threads named {@code purpose-1}, {@code purpose-2}, ..., which never keep the program alive. */
    public static ThreadFactory named(String purpose) {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, purpose + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Applies {@code work} to every item on {@code threads} threads; results stand in the order of the items. The first
     * exception ends the whole; the job is asked between items whether to stop.
     */
    public static <T, R> List<R> map(String purpose, int threads, List<T> items, Job job, Work<T, R> work)
            throws BadInputException, StoppedException {
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads), named(purpose))) {
            List<Future<R>> futures = new ArrayList<>(items.size());
            for (T item : items) {
                Callable<R> call = () -> {
                    job.throwIfStopped();
                    return work.apply(item);
                };
                futures.add(pool.submit(call));
            }
            List<R> results = new ArrayList<>(items.size());
            try {
                for (Future<R> future : futures) {
                    results.add(future.get());
                }
            } catch (ExecutionException e) {
                pool.shutdownNow();
                rethrow(e.getCause());
            } catch (InterruptedException e) {
                pool.shutdownNow();
                Thread.currentThread().interrupt();
                throw new StoppedException();
            }
            return results;
        }
    }

    /** A team of {@code threads} threads, the caller's included, for many short rounds of work. Close it. */
    public static Team team(String purpose, int threads) {
        return new Team(purpose, threads);
    }

    /** Threads that are kept between rounds, where starting them anew each time would cost more than the work. */
    public static final class Team implements AutoCloseable {
        private final int threads;
        private final @org.jspecify.annotations.Nullable ExecutorService others;

        private Team(String purpose, int threads) {
            this.threads = Math.max(1, threads);
            this.others = this.threads == 1 ? null : Executors.newFixedThreadPool(this.threads - 1, named(purpose));
        }

        /**
         * One round: does {@code work} for 0 to {@code count - 1}, each once, in any order and at the same time; returns
         * when all is done. For results that do not depend on the number of threads, let the work of one number write
         * where no other does.
         */
        public void each(int count, IntConsumer work) {
            AtomicInteger next = new AtomicInteger();
            Runnable share = () -> {
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    work.accept(i);
                }
            };
            List<Future<?>> shares = new ArrayList<>();
            if (others != null) {
                for (int i = 1; i < Math.min(threads, count); i++) {
                    shares.add(others.submit(share));
                }
            }
            try {
                share.run();
            } finally {
                shares.forEach(Team::await);
            }
        }

        private static void await(Future<?> share) {
            boolean interrupted = false;
            while (true) {
                try {
                    share.get();
                    break;
                } catch (InterruptedException e) {
                    // The others still write where the caller would read: wait for them, and tell afterwards.
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException("A share of the work failed.", e.getCause());
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            if (others != null) {
                others.shutdownNow();
            }
        }
    }

    /**
     * Items made one ahead of their use: while one is used, a thread of its own makes the next.
     *
     * @param count how many there are
     * @param maker makes the item of a number, from 0 on, one at a time; must not touch what the item before it uses
     */
    public static <T> Ahead<T> ahead(String purpose, int count, IntFunction<T> maker) {
        return new Ahead<>(purpose, count, maker);
    }

    /** Items that are made ahead, to be taken in their order. Close it. */
    public static final class Ahead<T> implements AutoCloseable {
        private final ExecutorService thread;
        private final int count;
        private final IntFunction<T> maker;
        private int next;
        private @org.jspecify.annotations.Nullable Future<T> coming;

        private Ahead(String purpose, int count, IntFunction<T> maker) {
            this.thread = Executors.newSingleThreadExecutor(named(purpose));
            this.count = count;
            this.maker = maker;
            order();
        }

        private void order() {
            int number = next++;
            coming = number < count ? thread.submit(() -> maker.apply(number)) : null;
        }

        /** The next item, waited for where it is not finished. */
        public T take() throws StoppedException {
            Future<T> ordered = coming;
            if (ordered == null) {
                throw new IllegalStateException("All " + count + " items are taken.");
            }
            try {
                T item = ordered.get();
                order();
                return item;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StoppedException();
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case RuntimeException cause -> throw cause;
                    case Error cause -> throw cause;
                    case null, default -> throw new IllegalStateException(e.getCause());
                }
            }
        }

        @Override
        public void close() {
            thread.shutdownNow();
        }
    }

    private static void rethrow(@org.jspecify.annotations.Nullable Throwable cause)
            throws BadInputException, StoppedException {
        switch (cause) {
            case BadInputException e -> throw e;
            case StoppedException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> throw new IllegalStateException(cause);
        }
    }
}
