package org.melograph.train;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;

/**
 * What was asked of a run and has not been taken up yet. The run looks before each of its steps, which costs it one read of
 * memory and no lock.
 */
final class Wishes implements RunControls {
    private static final Map<String, Double> NOTHING = Map.of();

    private final String architecture;
    private final List<Param> settings;
    private final AtomicReference<Map<String, Double>> wishes = new AtomicReference<>(NOTHING);
    private volatile Map<String, Double> held;
    private volatile boolean ending;
    private volatile boolean over;

    /**
     * No wishes yet.
     *
     * @param params of the architecture, with the ranges of its settings
     * @param held what the settings are that can be changed
     */
    Wishes(String architecture, Params params, Map<String, Double> held) {
        this.architecture = architecture;
        this.held = Map.copyOf(held);
        this.settings = params.declared().stream()
                .filter(param -> held.containsKey(param.name()))
                .toList();
    }

    @Override
    public List<Param> settings() {
        return settings;
    }

    @Override
    public Map<String, Double> held() {
        return held;
    }

    @Override
    public void change(Map<String, Double> values) throws BadInputException {
        if (over) {
            throw new BadInputException("The run is over. Start another with these settings.");
        }
        for (Map.Entry<String, Double> value : values.entrySet()) {
            check(value.getKey(), value.getValue());
        }
        if (!values.isEmpty()) {
            wishes.accumulateAndGet(values, (earlier, later) -> {
                Map<String, Double> both = new TreeMap<>(earlier);
                both.putAll(later);
                return both;
            });
        }
    }

    /** Refuses a setting that this run does not have, and a value out of its range. */
    void check(String setting, double value) throws BadInputException {
        RunControls.check(architecture, settings, setting, value);
    }

    @Override
    public void stopAfterEpoch() {
        ending = true;
    }

    /** Whether the run is to end after the epoch that is going on. */
    boolean endsAfterEpoch() {
        return ending;
    }

    /** Takes what was asked for since the last time; empty for nothing. */
    Map<String, Double> take() {
        return wishes.get() == NOTHING ? NOTHING : wishes.getAndSet(NOTHING);
    }

    /** Tells what holds from now on. Called by the run's thread alone. */
    void hold(String setting, double value) {
        Map<String, Double> now = new TreeMap<>(held);
        now.put(setting, value);
        held = Map.copyOf(now);
    }

    /** Nothing is taken up any more. */
    void close() {
        over = true;
    }
}
