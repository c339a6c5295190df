package org.melograph.embed;

/**
 * Points in the plane gathered in nested squares, so that far ones act on a point as one (Barnes and Hut 1986). Nodes
 * stand in the order of a depth-first walk with the index that follows each subtree: a walk needs no stack. Squares that
 * hold one sub-square only are skipped, hence there are fewer than twice as many nodes as points.
 */
final class QuadTree {
    // Below this the sides of squares are lost in the rounding of floats.
    private static final int DEEPEST = 96;

    private final double theta;
    private final int[] order;
    private final float[] centreX;
    private final float[] centreY;
    private final float[] mass;
    // The square of the distance from which on the node acts as one point; 0 for a leaf.
    private final float[] farEnough;
    private final int[] after;
    private float[] layout = new float[0];
    private int nodes;

    /** A tree for so many points; {@code theta} is the side of a square over its distance where it acts as one. */
    QuadTree(int points, double theta) {
        this.theta = theta;
        this.order = new int[points];
        for (int i = 0; i < points; i++) {
            order[i] = i;
        }
        int capacity = Math.max(1, 2 * points);
        this.centreX = new float[capacity];
        this.centreY = new float[capacity];
        this.mass = new float[capacity];
        this.farEnough = new float[capacity];
        this.after = new int[capacity];
    }

    /** Gathers the points anew. {@code points}: x and y in turns. */
    void build(float[] points) {
        layout = points;
        float minX = Float.POSITIVE_INFINITY;
        float minY = Float.POSITIVE_INFINITY;
        float maxX = Float.NEGATIVE_INFINITY;
        float maxY = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < points.length; i += 2) {
            minX = Math.min(minX, points[i]);
            maxX = Math.max(maxX, points[i]);
            minY = Math.min(minY, points[i + 1]);
            maxY = Math.max(maxY, points[i + 1]);
        }
        nodes = 0;
        gather(0, order.length, minX, minY, Math.max(maxX - minX, maxY - minY), 0);
    }

    /** The number of nodes, for tests. */
    int nodes() {
        return nodes;
    }

    /**
     * The repulsion at the points that stand at {@code from} to {@code to} in the tree's own order, which keeps
     * neighbours together: {@code sum over j of (y_i - y_j) / (1 + |y_i - y_j|^2)^2}.
     *
     * @param forces is written x and y at each point's own place
     * @return the sum of {@code 1 / (1 + |y_i - y_j|^2)} over these points and all others
     */
    double repel(float[] points, float[] forces, int from, int to) {
        double total = 0;
        int end = nodes;
        for (int o = from; o < to; o++) {
            int i = 2 * order[o];
            float x = points[i];
            float y = points[i + 1];
            float forceX = 0;
            float forceY = 0;
            // The walk meets the point itself: it adds 1 and no force.
            double sum = -1;
            int node = 0;
            while (node < end) {
                float dx = x - centreX[node];
                float dy = y - centreY[node];
                float square = dx * dx + dy * dy;
                if (square >= farEnough[node]) {
                    float near = 1 / (1 + square);
                    float weight = mass[node] * near;
                    sum += weight;
                    weight *= near;
                    forceX += weight * dx;
                    forceY += weight * dy;
                    node = after[node];
                } else {
                    node++;
                }
            }
            forces[i] = forceX;
            forces[i + 1] = forceY;
            total += sum;
        }
        return total;
    }

    private void gather(int from, int to, float left, float bottom, float side, int depth) {
        int node = nodes++;
        mass[node] = to - from;
        if (to - from == 1 || allInOnePlace(from, to)) {
            leaf(node, from, to);
            return;
        }
        float x = left;
        float y = bottom;
        float half = side / 2;
        int level = depth;
        while (true) {
            float middleX = x + half;
            float middleY = y + half;
            int upper = partition(from, to, 1, middleY);
            int lowerRight = partition(from, upper, 0, middleX);
            int upperRight = partition(upper, to, 0, middleX);
            int largest = Math.max(
                    Math.max(lowerRight - from, upper - lowerRight), Math.max(upperRight - upper, to - upperRight));
            if (largest == to - from) {
                if (++level > DEEPEST) {
                    leaf(node, from, to);
                    return;
                }
                boolean right = lowerRight == from && upperRight == upper;
                x = right ? middleX : x;
                y = upper == from ? middleY : y;
                half /= 2;
                continue;
            }
            child(from, lowerRight, x, y, half, level);
            child(lowerRight, upper, middleX, y, half, level);
            child(upper, upperRight, x, middleY, half, level);
            child(upperRight, to, middleX, middleY, half, level);
            break;
        }
        after[node] = nodes;
        farEnough[node] = theta == 0 ? Float.POSITIVE_INFINITY : (float) (4.0 * half * half / (theta * theta));
        double sumX = 0;
        double sumY = 0;
        for (int child = node + 1; child < nodes; child = after[child]) {
            sumX += (double) mass[child] * centreX[child];
            sumY += (double) mass[child] * centreY[child];
        }
        centreX[node] = (float) (sumX / mass[node]);
        centreY[node] = (float) (sumY / mass[node]);
    }

    private void child(int from, int to, float left, float bottom, float side, int depth) {
        if (from < to) {
            gather(from, to, left, bottom, side, depth + 1);
        }
    }

    private void leaf(int node, int from, int to) {
        double sumX = 0;
        double sumY = 0;
        for (int o = from; o < to; o++) {
            sumX += layout[2 * order[o]];
            sumY += layout[2 * order[o] + 1];
        }
        centreX[node] = (float) (sumX / (to - from));
        centreY[node] = (float) (sumY / (to - from));
        farEnough[node] = 0;
        after[node] = nodes;
    }

    private boolean allInOnePlace(int from, int to) {
        float x = layout[2 * order[from]];
        float y = layout[2 * order[from] + 1];
        for (int o = from + 1; o < to; o++) {
            if (layout[2 * order[o]] != x || layout[2 * order[o] + 1] != y) {
                return false;
            }
        }
        return true;
    }

    /** Brings points whose coordinate is below {@code middle} to the front; gives where the others begin. */
    private int partition(int from, int to, int coordinate, float middle) {
        int low = from;
        int high = to - 1;
        while (low <= high) {
            if (layout[2 * order[low] + coordinate] < middle) {
                low++;
            } else {
                int swapped = order[low];
                order[low] = order[high];
                order[high] = swapped;
                high--;
            }
        }
        return low;
    }
}
