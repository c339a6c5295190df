package org.melograph.zoo.classical;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;

/** Rows and what scikit-learn says of them, from {@code golden/classical.py}. */
record GoldenRows(JsonNode json) {
    static GoldenRows read(String name) throws IOException {
        try (InputStream in = GoldenRows.class.getResourceAsStream("/golden/" + name)) {
            return new GoldenRows(new ObjectMapper().readTree(in));
        }
    }

    /** The rows to learn from, each a group of its own. */
    TrainingRows training() {
        int count = json.get("labels").size();
        int[] labels = new int[count];
        double[] weights = new double[count];
        int[] groups = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = json.get("labels").get(i).intValue();
            weights[i] = json.has("weights") ? json.get("weights").get(i).doubleValue() : 1;
            groups[i] = i;
        }
        return new TrainingRows(floats("rows"), json.get("rows").get(0).size(), labels, weights, groups, 3);
    }

    /** The rows to be asked, row-major. */
    float[] asked() {
        return floats("asked");
    }

    private float[] floats(String name) {
        JsonNode rows = json.get(name);
        float[] values = new float[rows.size() * rows.get(0).size()];
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    rows.get(i / rows.get(0).size()).get(i % rows.get(0).size()).floatValue();
        }
        return values;
    }
}
