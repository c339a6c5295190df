package org.melograph.app;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One model of a paper, trained once.
 *
 * @param model the name in the paper
 * @param set all settings that are not the architecture's standards
 * @param fold counted from 0; 0 where there are no folds
 * @param report what came out; null where the run failed
 * @param reason why it failed; empty where it did not
 */
public record PaperRun(
        String model,
        String architecture,
        Map<String, String> set,
        long seed,
        int fold,
        TrainModel.@Nullable Report report,
        String reason) {}
