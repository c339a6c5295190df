package org.melograph.io.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One thing said of a stretch of a song.
 *
 * @param time when it begins, in seconds, 0 or more
 * @param duration in seconds, 0 for a moment
 * @param value what is said; text, a number or whatever the namespace asks for
 * @param confidence null where nothing is known; 0 to 1 in most namespaces
 */
public record JamsObservation(
        double time,
        double duration,
        JsonNode value,
        @Nullable Double confidence) {
    public JamsObservation {
        if (!(time >= 0) || !(duration >= 0) || Double.isInfinite(time) || Double.isInfinite(duration)) {
            throw new IllegalArgumentException("An observation from " + time + " s, " + duration + " s long.");
        }
        if (confidence != null && !Double.isFinite(confidence)) {
            throw new IllegalArgumentException("Confidence is a number, not " + confidence + ".");
        }
    }

    /** A word, such as a tag, a key or the name of a section. */
    public static JamsObservation text(double time, double duration, String value, @Nullable Double confidence) {
        return new JamsObservation(time, duration, TextNode.valueOf(value), confidence);
    }

    /** A number, such as a tempo or a beat's place in its bar. */
    public static JamsObservation number(double time, double duration, double value, @Nullable Double confidence) {
        return new JamsObservation(time, duration, DoubleNode.valueOf(value), confidence);
    }

    /** A moment or stretch of which nothing else is said. */
    public static JamsObservation mark(double time, double duration) {
        return new JamsObservation(time, duration, NullNode.getInstance(), null);
    }

    /** The value as text; empty where there is none. */
    public String text() {
        return value.isNull() ? "" : value.isValueNode() ? value.asText() : value.toString();
    }

    /** The value where it is a number. */
    public OptionalDouble number() {
        return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
    }
}
