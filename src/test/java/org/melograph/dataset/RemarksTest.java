package org.melograph.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.melograph.base.Axis;
import org.melograph.base.Params;
import org.melograph.base.Tensor;
import org.melograph.music.Song;

class RemarksTest {
    private final List<Song> songs = new ArrayList<>();
    private final List<Example> examples = new ArrayList<>();

    private void add(String label, String group, float... values) {
        String id = "s" + songs.size();
        Song song = new Song(id, Path.of(id), songs.size(), id, "", label, group, null, null);
        songs.add(song);
        Tensor row = Tensor.wrap(values, new Axis("channel", 1), new Axis("column", values.length));
        examples.addAll(Pieces.of(song, new Target.ClassTarget(label.equals("a") ? 0 : 1), row, Cut.WHOLE));
    }

    private List<String> remarks(String... columns) {
        FrontEnd frontEnd = new FrontEnd("columns", Params.standard(List.of()), Cut.WHOLE, List.of(columns));
        return Remarks.on(new Dataset(songs, examples, List.of("a", "b"), frontEnd, 1, columns.length, List.of()));
    }

    private void addPlain() {
        for (int i = 0; i < 40; i++) {
            add(i % 2 == 0 ? "a" : "b", "g" + i, 2 + i, 100 - i);
        }
    }

    @Test
    void anOrdinaryTableGivesNoRemark() {
        addPlain();
        assertEquals(List.of(), remarks("tempo", "key"));
    }

    @Test
    void columnsThatLackValuesAreNamed() {
        addPlain();
        add("a", "g50", Float.NaN, 7);
        add("b", "g51", Float.NaN, 8);
        assertEquals(
                List.of("Column 'tempo' lacks 2 of 42 values; the median of the training part stands in."),
                remarks("tempo", "key"));
    }

    @Test
    void repeatedSongsAreCountedWithTheirLabelsAndGroups() {
        addPlain();
        add("b", "g0", 2, 100);
        add("a", "elsewhere", 2, 100);
        assertEquals(
                List.of(
                        "2 of 42 songs repeat another song's values. 1 sets of equal songs carry different labels, which"
                                + " no model can tell apart. 1 such sets lie in several groups, so that equal songs may be learnt"
                                + " and tested."),
                remarks("tempo", "key"));
    }

    @Test
    void aClassOfFewSongsIsNamed() {
        for (int i = 0; i < 20; i++) {
            add("a", "g" + i, i, i);
        }
        add("b", "h", 50, 50);
        assertEquals(List.of("Class 'b' has 1 song in 1 group: its scores mean little."), remarks("tempo", "key"));
    }

    @Test
    void minutesAmongMillisecondsAreFoundWhenTheyTellTheClass() {
        for (int i = 0; i < 40; i++) {
            add(i % 2 == 0 ? "a" : "b", "g" + i, i, i % 2 == 0 ? 2.5f + i / 10f : 180_000 + 1000 * i);
        }
        String remark = remarks("tempo", "duration").getFirst();
        assertTrue(
                remark.startsWith(
                        "Column 'duration' seems to mix two units: 20 values are at most 6.30, 20 are at least"
                                + " 181,000. Which of the two a song has goes with its class"),
                remark);
    }

    @Test
    void aLoneOutlierIsNoSecondUnit() {
        for (int i = 0; i < 300; i++) {
            add(i % 2 == 0 ? "a" : "b", "g" + i, i, i == 7 ? 1e9f : 1 + i);
        }
        assertEquals(List.of(), remarks("tempo", "duration"));
    }
}
