package org.melograph.ui.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.melograph.app.BrowseLibrary.RunRow;
import org.melograph.ui.FakeDesk;
import org.melograph.ui.FakeVerbs;
import org.melograph.ui.room.Desk;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class RunQuestionsTest {
    private final FakeVerbs verbs = new FakeVerbs(40);
    private Desk desk;
    private EvaluateViewModel model;
    private RunQuestions questions;

    @BeforeEach
    void open() throws Exception {
        desk = FakeDesk.over(verbs);
        model = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> new EvaluateViewModel(desk));
        questions = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            RunQuestions made = new RunQuestions(desk, model, new StackPane());
            assertNotNull(new Scene(made));
            return made;
        });
    }

    /** What stands in a scroll pane is only found once it has its skin. */
    private void layOut() {
        FakeDesk.onFx(questions::applyCss);
    }

    private String words() {
        layOut();
        return questions.lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(n -> ((Label) n).getText())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void theHorseTestOfARunTellsAccuracyAndItsPairedDifference() throws Exception {
        assertTrue(verbs.why.asked.isEmpty(), "it takes minutes: nobody asks unasked");
        FakeDesk.onFx(((Button) questions.lookup("#ask-horse-set"))::fire);
        FakeDesk.await(() -> verbs.why.asked.contains("horse set") && words().contains("12 dB softer"));
        assertTrue(words().contains("−0.25 [−0.40, −0.10]"), words());
        assertTrue(words().contains("12 held-out songs"), words());
    }

    @Test
    void importanceIsDrawnAsBars() throws Exception {
        FakeDesk.onFx(((Button) questions.lookup("#ask-importance"))::fire);
        FakeDesk.await(() -> {
            layOut();
            return questions.lookup("#importance-bars") != null;
        });
        assertEquals(List.of("importance"), verbs.why.asked);
    }

    @Test
    void anotherRunForgetsTheAnswer() throws Exception {
        verbs.addMoodRun();
        ObjectProperty<@Nullable RunRow> run =
                new SimpleObjectProperty<>(verbs.runs().getFirst());
        QuestionModel<String> question = WaitForAsyncUtils.waitForAsyncFx(
                10_000, () -> new QuestionModel<>(desk, "Ask", run, (bundle, report, job) -> "yes"));
        FakeDesk.onFx(question::ask);
        FakeDesk.await(() -> "yes".equals(question.answerProperty().get()));
        FakeDesk.onFx(() -> run.set(verbs.runs().getLast()));
        assertNull(question.answerProperty().get());
    }
}
