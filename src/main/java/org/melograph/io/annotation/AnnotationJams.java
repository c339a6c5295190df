package org.melograph.io.annotation;

import java.util.ArrayList;
import java.util.List;
import org.melograph.music.Annotation;
import org.melograph.music.AnnotationLayer;

/**
 * Layers of annotations as JAMS has them: beats, where all are moments numbered within their bar or not at all, and named
 * segments otherwise. JAMS has no place for frequencies: bands are left out.
 */
final class AnnotationJams {
    private AnnotationJams() {}

    /** What a file says, whatever its namespaces: a layer for each of its annotations. */
    static List<AnnotationLayer> layers(Jams jams) {
        List<AnnotationLayer> layers = new ArrayList<>();
        for (JamsAnnotation annotation : jams.annotations()) {
            List<Annotation> marks = annotation.data().stream()
                    .map(o -> Annotation.region(o.time(), o.time() + o.duration(), text(o)))
                    .toList();
            String name = annotation.source().isBlank() ? annotation.namespace() : annotation.source();
            layers.add(new AnnotationLayer(name, layers.size(), marks));
        }
        return layers;
    }

    private static String text(JamsObservation observation) {
        if (observation.number().isPresent()) {
            double number = observation.number().getAsDouble();
            return number == Math.rint(number) && Math.abs(number) < 1e9
                    ? String.valueOf((long) number)
                    : String.valueOf(number);
        }
        return observation.text();
    }

    static List<JamsAnnotation> annotations(List<AnnotationLayer> layers) {
        return layers.stream().map(AnnotationJams::annotation).toList();
    }

    private static JamsAnnotation annotation(AnnotationLayer layer) {
        boolean beats = !layer.annotations().isEmpty()
                && layer.annotations().stream()
                        .allMatch(a -> a.isPoint() && a.label().matches("|\\d{1,3}"));
        List<JamsObservation> data = layer.annotations().stream()
                .map(a -> beats ? beat(a) : JamsObservation.text(a.start(), a.end() - a.start(), a.label(), null))
                .toList();
        return new JamsAnnotation(beats ? JamsAnnotation.BEAT : JamsAnnotation.SEGMENT_OPEN, layer.name(), data);
    }

    private static JamsObservation beat(Annotation a) {
        return a.label().isEmpty()
                ? JamsObservation.mark(a.start(), 0)
                : JamsObservation.number(a.start(), 0, Integer.parseInt(a.label()), null);
    }
}
