package org.melograph.ui.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.melograph.app.BrowseLibrary.RunRow;
import org.melograph.app.Pictures;
import org.melograph.plot.Curves;
import org.melograph.train.metric.SongTags;
import org.melograph.train.metric.TagScores;
import org.melograph.ui.room.Desk;

/** What the Evaluate room shows of a run that tells tags: each tag's scores, and the songs behind the chosen one. */
final class TagsViewModel {
    /** Which songs of a tag are listed. */
    enum Shown {
        ALL("All"),
        SAID("Said"),
        MISSED("Missed"),
        WRONG("Wrongly said");

        private final String title;

        Shown(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        private boolean takes(boolean said, int truth) {
            return switch (this) {
                case ALL -> true;
                case SAID -> said;
                case MISSED -> !said && truth == 1;
                case WRONG -> said && truth == 0;
            };
        }
    }

    private final Desk desk;
    private final ObjectProperty<@Nullable TagScores> scores = new SimpleObjectProperty<>();
    private final ObservableList<TagScores.Tag> tags = FXCollections.observableArrayList();
    private final ObjectProperty<TagScores.@Nullable Tag> chosen = new SimpleObjectProperty<>();
    private final ObjectProperty<Shown> shown = new SimpleObjectProperty<>(Shown.ALL);
    private final ObservableList<Heard> heard = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Curves> precisionRecall = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Curves> roc = new SimpleObjectProperty<>();
    private final StringProperty title = new SimpleStringProperty("");

    TagsViewModel(Desk desk, ObservableValue<@Nullable RunRow> run) {
        this.desk = desk;
        run.addListener((o, was, is) -> show(is));
        chosen.addListener((o, was, is) -> showTag());
        shown.addListener((o, was, is) -> showTag());
        show(run.getValue());
    }

    private void show(@Nullable RunRow run) {
        TagScores now = run == null ? null : run.report().tags();
        scores.set(now);
        chosen.set(null);
        // The best first; tags that no held-out song has cannot be measured and stand last.
        tags.setAll(
                now == null
                        ? List.of()
                        : now.tags().stream()
                                .sorted(Comparator.comparingDouble((TagScores.Tag t) ->
                                                Double.isNaN(t.averagePrecision()) ? -1 : t.averagePrecision())
                                        .reversed())
                                .toList());
        chosen.set(tags.isEmpty() ? null : tags.getFirst());
        showTag();
    }

    private void showTag() {
        TagScores now = scores.get();
        TagScores.Tag tag = chosen.get();
        if (now == null || tag == null) {
            heard.clear();
            precisionRecall.set(null);
            roc.set(null);
            title.set("");
            return;
        }
        int index = now.tags().indexOf(tag);
        title.set(tag.tag());
        List<Heard> songs = new ArrayList<>();
        for (SongTags song : now.songs()) {
            int truth = song.truth().get(index);
            if (shown.get().takes(song.says(index), truth)) {
                songs.add(Heard.of(
                        desk.library(),
                        song.song(),
                        song.group(),
                        song.probabilities().get(index),
                        truth < 0 ? null : truth > 0));
            }
        }
        songs.sort(Comparator.comparingDouble(Heard::confidence).reversed());
        heard.setAll(songs);
        precisionRecall.set(now.songs().isEmpty() ? null : Pictures.precisionRecall(now, index));
        roc.set(now.songs().isEmpty() ? null : Pictures.roc(now, index));
    }

    /** Plays a song of the tag; the others follow. */
    void play(Heard song) {
        Heard.play(desk, song, heard);
    }

    /** Plays all listed songs, one after the other. */
    void playAll() {
        Heard.playAll(desk, heard);
    }

    /** The scores of the run that is looked at; null for a run of classes. */
    ObjectProperty<@Nullable TagScores> scoresProperty() {
        return scores;
    }

    /** Every tag, that of the best average precision first. */
    ObservableList<TagScores.Tag> tags() {
        return tags;
    }

    ObjectProperty<TagScores.@Nullable Tag> chosenProperty() {
        return chosen;
    }

    ObjectProperty<Shown> shownProperty() {
        return shown;
    }

    /** The songs of the chosen tag, the surest first. */
    ObservableList<Heard> heard() {
        return heard;
    }

    ObjectProperty<@Nullable Curves> precisionRecallProperty() {
        return precisionRecall;
    }

    ObjectProperty<@Nullable Curves> rocProperty() {
        return roc;
    }

    /** The name of the chosen tag. */
    StringProperty titleProperty() {
        return title;
    }
}
