package org.melograph.feature;

import java.util.Arrays;

/**
 * Where something new begins: the peaks of an onset strength, as librosa's {@code onset_detect} picks them (Böck, Krebs
 * and Schedl 2012). The strength is first brought to the range from 0 to 1; a frame is a peak when it is the largest
 * around, stands above the mean around by some height, and no other peak is too near before it.
 *
 * @param before frames before a peak that must not be larger
 * @param after frames from the peak on, itself included, that must not be larger; 1 or more
 * @param meanBefore frames before a peak that count in the mean
 * @param meanAfter frames from the peak on, itself included, that count in the mean; 1 or more
 * @param height above the mean, 0 to 1
 * @param apart the fewest frames from one peak to the next, 1 or more
 */
record OnsetPeaks(int before, int after, int meanBefore, int meanAfter, double height, int apart) {
    private static final double SECONDS_BEFORE = 0.03;
    private static final double MEAN_SECONDS = 0.1;

    /** librosa's windows at a frame rate, with a height and a least distance of one's own. */
    static OnsetPeaks at(double framesPerSecond, double height, int apart) {
        int mean = (int) (MEAN_SECONDS * framesPerSecond);
        return new OnsetPeaks((int) (SECONDS_BEFORE * framesPerSecond), 1, mean, mean + 1, height, apart);
    }

    /**
     * The frames that are peaks, in time order; none where the strength is the same throughout.
     *
     * @param strength one value a frame
     */
    int[] in(float[] strength) {
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float v : strength) {
            least = Math.min(least, v);
            most = Math.max(most, v);
        }
        int[] peaks = new int[strength.length];
        int count = 0;
        double threshold = height * (most - least);
        for (int t = 0; t < strength.length && most > least; ) {
            if (isPeak(strength, t, threshold)) {
                peaks[count++] = t;
                t += apart;
            } else {
                t++;
            }
        }
        return Arrays.copyOf(peaks, count);
    }

    private boolean isPeak(float[] strength, int t, double threshold) {
        for (int i = Math.max(0, t - before); i < Math.min(strength.length, t + after); i++) {
            if (strength[i] > strength[t]) {
                return false;
            }
        }
        int from = Math.max(0, t - meanBefore);
        int to = Math.min(strength.length, t + meanAfter);
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += strength[i];
        }
        return strength[t] >= sum / (to - from) + threshold;
    }
}
