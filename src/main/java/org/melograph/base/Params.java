package org.melograph.base;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checked values for a list of {@link Param}s, every one present. Immutable; a change is a new value. */
public final class Params {
    private final List<Param> declared;
    private final Map<String, Object> values;

    private Params(List<Param> declared, Map<String, Object> values) {
        this.declared = List.copyOf(declared);
        this.values = Collections.unmodifiableMap(values);
    }

    /** Every parameter at its standard value. */
    public static Params standard(List<Param> declared) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Param p : declared) {
            values.put(p.name(), p.standard());
        }
        return new Params(declared, values);
    }

    /** The standard values with some of them set from text, as the command line and stored records give them. */
    public static Params parse(List<Param> declared, Map<String, String> set) throws BadInputException {
        Params params = standard(declared);
        for (Map.Entry<String, String> e : set.entrySet()) {
            params = params.with(e.getKey(), params.param(e.getKey()).parse(e.getValue()));
        }
        return params;
    }

    /** These values with one of them changed. */
    public Params with(String name, Object value) throws BadInputException {
        param(name).check(value);
        Map<String, Object> changed = new LinkedHashMap<>(values);
        changed.put(name, value);
        return new Params(declared, changed);
    }

    /** What may be set. */
    public List<Param> declared() {
        return declared;
    }

    /** The whole number of that name; it must have been declared as one. */
    public int whole(String name) {
        return (Integer) get(name);
    }

    /** The real number of that name; it must have been declared as one. */
    public double real(String name) {
        return (Double) get(name);
    }

    /** The yes or no of that name; it must have been declared as one. */
    public boolean flag(String name) {
        return (Boolean) get(name);
    }

    /** The chosen word of that name; it must have been declared as a choice. */
    public String choice(String name) {
        return (String) get(name);
    }

    /** The written words of that name, which may be empty; it must have been declared as text. */
    public String text(String name) {
        return (String) get(name);
    }

    /** The value of any parameter. */
    public Object get(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("No parameter is named '" + name + "'.");
        }
        return value;
    }

    /** Whether there is a setting of that name. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Every value as text, in the order of declaration; {@link #parse} reads it back. */
    public Map<String, String> asText() {
        Map<String, String> text = new LinkedHashMap<>();
        values.forEach((k, v) -> text.put(k, v.toString()));
        return text;
    }

    /** The values that differ from their standards, as text, in the order of declaration. */
    public Map<String, String> changed() {
        Map<String, String> text = new LinkedHashMap<>();
        for (Param p : declared) {
            Object value = get(p.name());
            if (!value.equals(p.standard())) {
                text.put(p.name(), value.toString());
            }
        }
        return text;
    }

    private Param param(String name) throws BadInputException {
        for (Param p : declared) {
            if (p.name().equals(name)) {
                return p;
            }
        }
        List<String> names = declared.stream().map(Param::name).toList();
        throw new BadInputException("There is no parameter '" + name + "'."
                + (names.isEmpty() ? "" : " Did you mean '" + nearest(name, names) + "'?"));
    }

    /** The known word with the smallest edit distance (Levenshtein) to what was typed; {@code known} is not empty. */
    public static String nearest(String typed, Collection<String> known) {
        return Collections.min(known, Comparator.comparingInt(k -> distance(typed, k)));
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replace, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Params p && values.equals(p.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
