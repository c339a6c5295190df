package org.melograph.music;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Annotations of a song that belong together, such as its sections or its beats.
 *
 * @param name what they are
 * @param color number of the colour they are drawn in, 0 or more
 * @param annotations by their start
 */
public record AnnotationLayer(String name, int color, List<Annotation> annotations) {
    private static final Comparator<Annotation> BY_TIME =
            Comparator.comparingDouble(Annotation::start).thenComparingDouble(Annotation::end);

    /** Sorts the annotations. */
    public AnnotationLayer {
        if (color < 0) {
            throw new IllegalArgumentException("Colour " + color + ".");
        }
        annotations = annotations.stream().sorted(BY_TIME).toList();
    }

    /** The same with other annotations. */
    public AnnotationLayer with(List<Annotation> others) {
        return new AnnotationLayer(name, color, others);
    }

    /** With one more. */
    public AnnotationLayer plus(Annotation annotation) {
        List<Annotation> more = new ArrayList<>(annotations);
        more.add(annotation);
        return with(more);
    }

    /** Without one of those that equal the given. */
    public AnnotationLayer minus(Annotation annotation) {
        List<Annotation> less = new ArrayList<>(annotations);
        less.remove(annotation);
        return with(less);
    }

    /** The same under another name. */
    public AnnotationLayer renamed(String other) {
        return new AnnotationLayer(other, color, annotations);
    }

    /** The same in another colour. */
    public AnnotationLayer colored(int other) {
        return new AnnotationLayer(name, other, annotations);
    }
}
