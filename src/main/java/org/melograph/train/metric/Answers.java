package org.melograph.train.metric;

import java.util.Arrays;

/**
 * Answers to examples, with the cluster (song or group) each example belongs to. Grows as answers are added; a million
 * of them take 16 MB.
 */
public final class Answers {
    private final int classes;
    private int[] cluster = new int[64];
    private int[] truth = new int[64];
    private int[] predicted = new int[64];
    private float[] loss = new float[64];
    private int size;
    private int clusters;

    /** No answers yet, about so many classes. */
    public Answers(int classes) {
        this.classes = classes;
    }

    /**
     * Adds the answer to one example.
     *
     * @param ofCluster counted from 0
     * @param right the true class
     * @param answer the class that was given
     * @param logLoss see {@link Metrics#logLoss(float)}
     */
    public void add(int ofCluster, int right, int answer, double logLoss) {
        if (size == truth.length) {
            cluster = Arrays.copyOf(cluster, 2 * size);
            truth = Arrays.copyOf(truth, 2 * size);
            predicted = Arrays.copyOf(predicted, 2 * size);
            loss = Arrays.copyOf(loss, 2 * size);
        }
        cluster[size] = ofCluster;
        truth[size] = right;
        predicted[size] = answer;
        loss[size] = (float) logLoss;
        size++;
        clusters = Math.max(clusters, ofCluster + 1);
    }

    /** The number of classes. */
    public int classes() {
        return classes;
    }

    /** The number of answers. */
    public int size() {
        return size;
    }

    int clusters() {
        return clusters;
    }

    int cluster(int i) {
        return cluster[i];
    }

    /** The true classes in the order they were added. */
    public int[] truth() {
        return Arrays.copyOf(truth, size);
    }

    /** The given classes in the order they were added. */
    public int[] predicted() {
        return Arrays.copyOf(predicted, size);
    }

    double logLoss(int i) {
        return loss[i];
    }
}
