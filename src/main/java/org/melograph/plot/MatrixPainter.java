package org.melograph.plot;

import java.util.List;

/** Draws {@link ConfusionMatrix}es: what is right in the second colour, what is wrong in the accent. */
final class MatrixPainter {
    private static final double WRONG_MOST = 0.65;
    private static final double LEAST = 0.07;
    // The light theme's green at full strength is too dark for dark figures and too light for light ones.
    private static final double RIGHT_MOST_ON_LIGHT = 0.85;

    private MatrixPainter() {}

    static void paint(ConfusionMatrix matrix, Surface surface, PlotTheme theme, Box box) {
        int size = matrix.classes().size();
        if (size == 0) {
            PicturePainter.empty("No classes to compare yet", surface, theme, box);
            return;
        }
        MatrixLayout layout = MatrixLayout.of(matrix, box, surface);
        double mostRight = 0;
        double mostWrong = 0;
        for (int truth = 0; truth < size; truth++) {
            for (int predicted = 0; predicted < size; predicted++) {
                double amount = amount(matrix, truth, predicted);
                mostRight = truth == predicted ? Math.max(mostRight, amount) : mostRight;
                mostWrong = truth == predicted ? mostWrong : Math.max(mostWrong, amount);
            }
        }
        Type figures = figures(matrix, layout, surface);
        for (int truth = 0; truth < size; truth++) {
            for (int predicted = 0; predicted < size; predicted++) {
                double most = truth == predicted ? mostRight : mostWrong;
                double part = most == 0 ? 0 : amount(matrix, truth, predicted) / most;
                cell(matrix, truth, predicted, part, layout, figures, surface, theme);
            }
        }
        names(matrix, layout, surface, theme, box);
        ConfusionMatrix.Cell selected = matrix.selected();
        if (selected != null) {
            Box cell = layout.cell(selected.truth(), selected.predicted());
            surface.strokeRect(
                    cell.x() - 2, cell.y() - 2, cell.width() + 4, cell.height() + 4, 5, Stroke.solid(theme.text(), 2));
        }
    }

    /** The ground of a cell: {@code part} of the most that any right, or any wrong, cell holds. */
    static int ground(boolean right, double part, PlotTheme theme) {
        int ink = right ? theme.second() : theme.accent();
        double mostRight = theme.dark() ? 1 : RIGHT_MOST_ON_LIGHT;
        double most = right ? mostRight : WRONG_MOST;
        return Argb.mix(theme.panel(), ink, Math.max(LEAST, part * most));
    }

    private static double amount(ConfusionMatrix matrix, int truth, int predicted) {
        return matrix.percent() ? matrix.rowPart(truth, predicted) : matrix.count(truth, predicted);
    }

    private static void cell(
            ConfusionMatrix matrix,
            int truth,
            int predicted,
            double part,
            MatrixLayout layout,
            Type figures,
            Surface surface,
            PlotTheme theme) {
        if (matrix.count(truth, predicted) == 0) {
            return;
        }
        Box box = layout.cell(truth, predicted);
        int ground = ground(truth == predicted, part, theme);
        surface.fillRect(box.x(), box.y(), box.width(), box.height(), Math.min(4, box.height() / 6), ground);
        String text = figure(matrix, truth, predicted);
        if (surface.textWidth(text, figures) <= box.width() && figures.capHeight() <= box.height()) {
            surface.text(text, box.centerX(), box.centerY(), figures, readable(ground, theme), Align.CENTER);
        }
    }

    // The largest type that fits all cells, so that figures are alike.
    private static Type figures(ConfusionMatrix matrix, MatrixLayout layout, Surface surface) {
        Box cell = layout.cell(0, 0);
        for (Type type : List.of(Type.BASE, Type.LABEL)) {
            double widest = 0;
            for (int truth = 0; truth < layout.size(); truth++) {
                for (int predicted = 0; predicted < layout.size(); predicted++) {
                    widest = Math.max(widest, surface.textWidth(figure(matrix, truth, predicted), type));
                }
            }
            if (widest + type.size() / 8 <= cell.width() && type.capHeight() + 4 <= cell.height()) {
                return type;
            }
        }
        return Type.SMALL;
    }

    private static String figure(ConfusionMatrix matrix, int truth, int predicted) {
        return matrix.percent()
                ? Long.toString(Math.round(100 * matrix.rowPart(truth, predicted)))
                : Ticks.number(matrix.count(truth, predicted), 0);
    }

    private static int readable(int ground, PlotTheme theme) {
        int light = theme.dark() ? theme.text() : theme.panel();
        int dark = theme.dark() ? theme.background() : theme.text();
        return Argb.contrast(ground, light) >= Argb.contrast(ground, dark) ? light : dark;
    }

    private static void names(ConfusionMatrix matrix, MatrixLayout layout, Surface surface, PlotTheme theme, Box box) {
        Box cells = layout.cells();
        for (int i = 0; i < matrix.classes().size(); i++) {
            String name = matrix.classes().get(i);
            Box row = layout.cell(i, 0);
            Box column = layout.cell(layout.size() - 1, i);
            Type type = row.height() >= 18 ? Type.BASE : Type.LABEL;
            String fitting = surface.fit(name, type, cells.x() - box.x() - 12);
            surface.text(fitting, cells.x() - 12, row.centerY(), type, theme.secondary(), Align.RIGHT);
            double below = cells.bottom() + 12;
            if (layout.slanted()) {
                String shortened = surface.fit(name, Type.LABEL, (box.bottom() - below - 2) * Math.sqrt(2));
                surface.slantedText(shortened, column.centerX() + 4, below, Type.LABEL, theme.secondary());
            } else {
                String shortened = surface.fit(name, Type.LABEL, column.width());
                surface.text(shortened, column.centerX(), below, Type.LABEL, theme.secondary(), Align.CENTER);
            }
        }
    }
}
