package org.melograph.sound;

/** The spectrum of complex numbers and back, in place, by radix 2 (Cooley and Tukey 1965). For one thread. */
final class ComplexFft {
    private final int length;
    private final double[] cos;
    private final double[] sin;

    /** @param length a power of two */
    ComplexFft(int length) {
        this.length = length;
        cos = new double[length / 2];
        sin = new double[length / 2];
        for (int k = 0; k < length / 2; k++) {
            cos[k] = Math.cos(2 * Math.PI * k / length);
            sin[k] = -Math.sin(2 * Math.PI * k / length);
        }
    }

    /** Numbers to their spectrum. */
    void forward(double[] re, double[] im) {
        reorder(re, im);
        for (int half = 1; half < length; half *= 2) {
            int step = length / (2 * half);
            for (int group = 0; group < length; group += 2 * half) {
                for (int k = 0; k < half; k++) {
                    int a = group + k;
                    int b = a + half;
                    double turnedRe = re[b] * cos[k * step] - im[b] * sin[k * step];
                    double turnedIm = re[b] * sin[k * step] + im[b] * cos[k * step];
                    re[b] = re[a] - turnedRe;
                    im[b] = im[a] - turnedIm;
                    re[a] += turnedRe;
                    im[a] += turnedIm;
                }
            }
        }
    }

    /** A spectrum to its numbers, {@code length} times as large. */
    void backward(double[] re, double[] im) {
        // With the parts exchanged the transform runs backwards.
        forward(im, re);
    }

    private void reorder(double[] re, double[] im) {
        for (int i = 1, j = 0; i < length; i++) {
            int bit = length >> 1;
            for (; (j & bit) != 0; bit >>= 1) {
                j ^= bit;
            }
            j ^= bit;
            if (i < j) {
                swap(re, i, j);
                swap(im, i, j);
            }
        }
    }

    private static void swap(double[] values, int i, int j) {
        double kept = values[i];
        values[i] = values[j];
        values[j] = kept;
    }
}
