package org.melograph.plot;

import org.jspecify.annotations.Nullable;

/**
 * Where the parts of a confusion matrix lie.
 *
 * @param cells all cells together
 * @param size how many classes
 * @param slanted whether the names of columns climb, because they are wider than their narrow columns
 */
public record MatrixLayout(Box cells, int size, boolean slanted) {
    private static final double GAP = 4;
    // In wider columns a shortened name says enough.
    private static final double NARROW_COLUMN = 84;
    private static final double WIDEST_CELL = 140;
    private static final double HIGHEST_CELL = 84;

    /** Lays out a matrix in a box; {@code surface} measures its names. */
    public static MatrixLayout of(ConfusionMatrix matrix, Box box, Surface surface) {
        int size = Math.max(1, matrix.classes().size());
        double widest = 0;
        double widestLabel = 0;
        for (String name : matrix.classes()) {
            widest = Math.max(widest, surface.textWidth(name, Type.BASE));
            widestLabel = Math.max(widestLabel, surface.textWidth(name, Type.LABEL));
        }
        double left = Math.min(widest, box.width() * 0.3) + 14;
        double width = Math.min((box.width() - left) / size, WIDEST_CELL);
        boolean slanted = widestLabel > width - 2 && width < NARROW_COLUMN;
        double below = slanted ? Math.min(widestLabel, box.height() * 0.28) * Math.sqrt(0.5) + 18 : 24;
        double height = Math.min((box.height() - below) / size, HIGHEST_CELL);
        return new MatrixLayout(new Box(box.x() + left, box.y(), width * size, height * size), size, slanted);
    }

    /** The box of a cell, without the gap around it. */
    public Box cell(int truth, int predicted) {
        double width = cells.width() / size;
        double height = cells.height() / size;
        double gap = Math.min(GAP, Math.min(width, height) * 0.1);
        return new Box(
                cells.x() + predicted * width + gap / 2,
                cells.y() + truth * height + gap / 2,
                width - gap,
                height - gap);
    }

    /** The cell at a point; null beside all cells. */
    public ConfusionMatrix.@Nullable Cell cellAt(double x, double y) {
        if (!cells.contains(x, y)) {
            return null;
        }
        int predicted = (int) ((x - cells.x()) / cells.width() * size);
        int truth = (int) ((y - cells.y()) / cells.height() * size);
        return new ConfusionMatrix.Cell(Math.min(size - 1, truth), Math.min(size - 1, predicted));
    }
}
