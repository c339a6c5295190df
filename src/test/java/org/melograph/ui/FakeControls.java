package org.melograph.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.train.RunChange;
import org.melograph.train.RunControls;
import org.melograph.train.RunWatcher;

/** The controls of a fake training, which takes what it is asked for up at its next step. */
final class FakeControls implements RunControls {
    private static final List<Param> SETTINGS = List.of(
            new Param.Real("learning_rate", "Learning rate", "Step size of Adam.", 1e-3, 1e-7, 10),
            new Param.Real("dropout", "Dropout", "Part of the activations that is left out.", 0.3, 0, 0.9));

    private final RunWatcher watcher;
    private final AtomicReference<Map<String, Double>> asked = new AtomicReference<>(Map.of());
    private final List<RunChange> changes = new ArrayList<>();
    private volatile Map<String, Double> held = Map.of("learning_rate", 1e-3, "dropout", 0.3);
    private volatile boolean ending;

    FakeControls(RunWatcher watcher) {
        this.watcher = watcher;
    }

    void before(long step) {
        asked.getAndSet(Map.of()).forEach((setting, value) -> {
            Map<String, Double> now = new TreeMap<>(held);
            RunChange change = new RunChange(step, (step - 1) / 10.0, setting, now.getOrDefault(setting, 0.0), value);
            now.put(setting, value);
            held = Map.copyOf(now);
            changes.add(change);
            watcher.onChange(change);
        });
    }

    List<RunChange> changes() {
        return List.copyOf(changes);
    }

    boolean ends() {
        return ending;
    }

    @Override
    public List<Param> settings() {
        return SETTINGS;
    }

    @Override
    public Map<String, Double> held() {
        return held;
    }

    @Override
    public void change(Map<String, Double> values) throws BadInputException {
        for (Map.Entry<String, Double> value : values.entrySet()) {
            RunControls.check("fake", SETTINGS, value.getKey(), value.getValue());
        }
        asked.set(Map.copyOf(values));
    }

    @Override
    public void stopAfterEpoch() {
        ending = true;
    }
}
