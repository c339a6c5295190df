package org.melograph.ui.evaluate;

import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.melograph.ui.job.JobProgress;
import org.melograph.ui.job.StudioJob;
import org.melograph.ui.theme.Notice;
import org.melograph.ui.theme.Shapes;

/**
 * A question as seen: what it is about with its button, then its progress, then the answer.
 *
 * @param <T> the answer
 */
final class QuestionCard<T> extends VBox {
    private final QuestionModel<T> model;
    private final String about;
    private final String action;
    private final Function<T, Node> answer;
    private final VBox body = new VBox(10);

    /**
     * A card.
     *
     * @param id of the card; its button's is {@code ask-ID}
     * @param about what is asked, before it is
     * @param action what the button says
     * @param answer the answer as seen
     */
    QuestionCard(String id, QuestionModel<T> model, String about, String action, Function<T, Node> answer) {
        this.model = model;
        this.about = about;
        this.action = action;
        this.answer = answer;
        getStyleClass().addAll("card", "card-body");
        setId(id);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(new Notice(model.failureProperty()), body);
        model.runningProperty().addListener((o, was, is) -> show());
        model.answerProperty().addListener((o, was, is) -> show());
        show();
    }

    private void show() {
        StudioJob<T> job = model.runningProperty().get();
        T said = model.answerProperty().get();
        if (job != null) {
            body.getChildren().setAll(new JobProgress(job, model::stop));
        } else if (said != null) {
            Node shown = answer.apply(said);
            VBox.setVgrow(shown, Priority.ALWAYS);
            body.getChildren().setAll(shown);
        } else {
            Button ask = Shapes.button(action, model::ask);
            ask.setId("ask-" + getId());
            ask.setMaxWidth(Region.USE_PREF_SIZE);
            body.getChildren().setAll(Shapes.paragraph(about, "text-secondary"), ask);
        }
    }
}
