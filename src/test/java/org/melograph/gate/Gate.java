package org.melograph.gate;

import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;

/**
 * One rule about the code's shape.
 *
 * @param sentence what the rule demands, for the test's report
 * @param rule the rule for code below a root package
 * @param canary a class below {@code org.melograph.gate.canary} that breaks the rule on purpose: should it ever pass,
 *     the gate has rotted
 */
record Gate(String sentence, Function<String, ArchRule> rule, Class<?> canary) {
    @Override
    public String toString() {
        return sentence;
    }
}
