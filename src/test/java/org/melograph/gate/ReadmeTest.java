package org.melograph.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.melograph.model.Architecture;
import org.melograph.zoo.ModelZoo;

final class ReadmeTest {
    private static final Pattern MODEL_ROW = Pattern.compile("^\\| `([a-z0-9-]+)` \\|", Pattern.MULTILINE);

    @Test
    void theModelTableHasTheZoosRowsInItsOrder() throws IOException {
        List<String> rows = MODEL_ROW
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();
        assertEquals(ModelZoo.ALL.stream().map(Architecture::id).toList(), rows);
    }
}
