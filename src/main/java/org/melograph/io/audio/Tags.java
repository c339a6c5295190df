package org.melograph.io.audio;

import java.util.Map;

/**
 * What a file's tags say.
 *
 * @param values the fields that are there, none blank
 */
public record Tags(Map<TagField, String> values) {
    /** A file without tags. */
    public static final Tags NONE = new Tags(Map.of());

    public Tags {
        values = Map.copyOf(values);
    }

    /** A field's text; empty where the file does not say. */
    public String text(TagField field) {
        return values.getOrDefault(field, "");
    }

    /** The number a field begins with, such as 3 of {@code 3/12} or 1999 of {@code 1999-05-01}; 0 where it has none. */
    public int number(TagField field) {
        String digits = text(field).strip();
        int end = 0;
        while (end < digits.length() && end < 9 && Character.digit(digits.charAt(end), 10) >= 0) {
            end++;
        }
        return end == 0 ? 0 : Integer.parseInt(digits.substring(0, end));
    }
}
