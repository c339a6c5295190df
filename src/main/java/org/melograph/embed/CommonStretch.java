package org.melograph.embed;

import org.melograph.feature.Fingerprint;

/** The stretch of two fingerprints that agrees around a place, grown block by block to both sides. */
final class CommonStretch {
    /** A block of words whose bits differ by at most this part is of the same recording; other music differs by 0.48. */
    static final double MOST_DIFFERING = 0.3;

    private static final int BLOCK = 32;
    private static final int LEAST_BLOCK = 12;

    /** A copy that runs 1 % faster slips by a third of a word in a block. */
    private static final int MOST_SLIP = 1;

    private final Fingerprint a;
    private final Fingerprint b;
    private int start;
    private int end;
    private int otherStart;
    private int differing;

    private CommonStretch(Fingerprint a, Fingerprint b) {
        this.a = a;
        this.b = b;
    }

    /**
     * The stretch around word {@code seed} of {@code a}, which stands {@code shift} words later in {@code b}; of no words
     * where the two do not agree there.
     */
    static CommonStretch around(Fingerprint a, Fingerprint b, int seed, int shift) {
        CommonStretch stretch = new CommonStretch(a, b);
        int middle = Math.max(Math.max(0, -shift), seed - BLOCK / 2);
        stretch.start = middle;
        stretch.end = middle;
        stretch.otherStart = middle + shift;
        stretch.forward(shift);
        if (stretch.words() > 0) {
            stretch.backward();
        }
        return stretch;
    }

    private void forward(int shift) {
        int current = shift;
        while (true) {
            int slipped = slip(end, current, true);
            int count = Math.min(BLOCK, Math.min(a.length() - end, b.length() - end - slipped));
            if (!accept(end, end + slipped, count)) {
                return;
            }
            if (end == start) {
                otherStart = end + slipped;
            }
            end += count;
            current = slipped;
        }
    }

    private void backward() {
        while (true) {
            int slipped = slip(start, otherStart - start, false);
            int count = Math.min(BLOCK, Math.min(start, start + slipped));
            if (!accept(start - count, start + slipped - count, count)) {
                return;
            }
            start -= count;
            otherStart = start + slipped;
        }
    }

    private boolean accept(int from, int otherFrom, int count) {
        if (count < LEAST_BLOCK) {
            return false;
        }
        int bits = a.differingBits(from, b, otherFrom, count);
        if (bits > MOST_DIFFERING * Integer.SIZE * count) {
            return false;
        }
        differing += bits;
        return true;
    }

    /** The shift near {@code shift} at which the block before or after a place agrees best; of equal ones the nearest. */
    private int slip(int at, int shift, boolean after) {
        int best = shift;
        double least = Double.MAX_VALUE;
        for (int slip = 0; slip <= 2 * MOST_SLIP; slip++) {
            int tried = shift + (slip % 2 == 0 ? slip / 2 : -(slip + 1) / 2);
            int count = after
                    ? Math.min(BLOCK, Math.min(a.length() - at, b.length() - at - tried))
                    : Math.min(BLOCK, Math.min(at, at + tried));
            if (count >= LEAST_BLOCK && (!after || at + tried >= 0)) {
                int from = after ? at : at - count;
                double part = a.differingBits(from, b, from + tried, count) / (double) count;
                if (part < least) {
                    least = part;
                    best = tried;
                }
            }
        }
        return best;
    }

    /** Its first word in the first fingerprint. */
    int start() {
        return start;
    }

    /** Its first word in the second. */
    int otherStart() {
        return otherStart;
    }

    /** How many words of the first it covers. */
    int words() {
        return end - start;
    }

    /** The part of the bits that agree. */
    double similarity() {
        return 1 - differing / (double) (Integer.SIZE * Math.max(1, words()));
    }
}
