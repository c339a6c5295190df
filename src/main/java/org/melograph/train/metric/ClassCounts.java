package org.melograph.train.metric;

import java.util.Arrays;

/** How often each class is true, predicted, and both: all that accuracy, recall and F1 are made of. */
final class ClassCounts {
    final int[] support;
    final int[] predicted;
    final int[] hits;

    ClassCounts(int classes) {
        support = new int[classes];
        predicted = new int[classes];
        hits = new int[classes];
    }

    static ClassCounts of(int[] truth, int[] predicted, int classes) {
        ClassCounts counts = new ClassCounts(classes);
        for (int i = 0; i < truth.length; i++) {
            counts.add(truth[i], predicted[i]);
        }
        return counts;
    }

    void add(int truth, int answer) {
        support[truth]++;
        predicted[answer]++;
        if (truth == answer) {
            hits[truth]++;
        }
    }

    void clear() {
        Arrays.fill(support, 0);
        Arrays.fill(predicted, 0);
        Arrays.fill(hits, 0);
    }

    double accuracy() {
        int all = 0;
        int right = 0;
        for (int c = 0; c < support.length; c++) {
            all += support[c];
            right += hits[c];
        }
        return all == 0 ? Double.NaN : (double) right / all;
    }

    double balancedAccuracy() {
        double sum = 0;
        int occurring = 0;
        for (int c = 0; c < support.length; c++) {
            if (support[c] > 0) {
                sum += (double) hits[c] / support[c];
                occurring++;
            }
        }
        return occurring == 0 ? Double.NaN : sum / occurring;
    }

    double macroF1() {
        double sum = 0;
        int occurring = 0;
        for (int c = 0; c < support.length; c++) {
            if (support[c] + predicted[c] > 0) {
                sum += 2.0 * hits[c] / (support[c] + predicted[c]);
                occurring++;
            }
        }
        return occurring == 0 ? Double.NaN : sum / occurring;
    }
}
