package org.melograph.zoo.classical;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loss of multinomial logistic regression: the mean negative log probability of the rows' classes, each counting as
 * much as it weighs, and a penalty on the squares of the coefficients that falls with C. Intercepts are not penalised.
 *
 * <p>Parameters stand class after class, each its coefficients and then its intercept.
 */
final class SoftmaxLoss {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    /** Rows whose gradients are added up as floats before they join the sum. */
    private static final int RUN = 64;

    private final TrainingRows rows;
    private final double total;
    private final double penalty;
    private final float[] coefficients;
    private final float[] run;

    SoftmaxLoss(TrainingRows rows, double c) {
        this.rows = rows;
        this.total = Arrays.stream(rows.weights).sum();
        this.penalty = 1 / (c * total);
        this.coefficients = new float[rows.classes * rows.width];
        this.run = new float[rows.classes * rows.width];
    }

    /** The number of parameters. */
    int size() {
        return rows.classes * (rows.width + 1);
    }

    /**
     * The loss at some parameters.
     *
     * @param gradient written: the slope along each parameter
     */
    double at(double[] parameters, double[] gradient) {
        int width = rows.width;
        int stride = width + 1;
        double loss = 0;
        for (int k = 0; k < rows.classes; k++) {
            for (int j = 0; j < width; j++) {
                double w = parameters[k * stride + j];
                coefficients[k * width + j] = (float) w;
                gradient[k * stride + j] = penalty * w;
                loss += penalty * w * w / 2;
            }
            gradient[k * stride + width] = 0;
        }
        double[] scores = new double[rows.classes];
        Arrays.fill(run, 0);
        for (int i = 0; i < rows.size(); i++) {
            for (int k = 0; k < rows.classes; k++) {
                scores[k] = parameters[k * stride + width]
                        + Dense.dot(coefficients, k * width, rows.values, i * width, width);
            }
            Votes.softmax(scores, 1);
            double share = rows.weights[i] / total;
            loss -= share * Math.log(Math.max(scores[rows.labels[i]], Double.MIN_NORMAL));
            scores[rows.labels[i]] -= 1;
            for (int k = 0; k < rows.classes; k++) {
                double slope = share * scores[k];
                gradient[k * stride + width] += slope;
                addRow((float) slope, i * width, k * width);
            }
            if (i % RUN == RUN - 1 || i == rows.size() - 1) {
                flush(gradient);
            }
        }
        return loss;
    }

    private void addRow(float slope, int row, int offset) {
        int width = rows.width;
        int j = 0;
        for (; j <= width - SPECIES.length(); j += SPECIES.length()) {
            FloatVector.fromArray(SPECIES, rows.values, row + j)
                    .fma(FloatVector.broadcast(SPECIES, slope), FloatVector.fromArray(SPECIES, run, offset + j))
                    .intoArray(run, offset + j);
        }
        for (; j < width; j++) {
            run[offset + j] += slope * rows.values[row + j];
        }
    }

    private void flush(double[] gradient) {
        int width = rows.width;
        for (int k = 0; k < rows.classes; k++) {
            for (int j = 0; j < width; j++) {
                gradient[k * (width + 1) + j] += run[k * width + j];
            }
        }
        Arrays.fill(run, 0);
    }
}
