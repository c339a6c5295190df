package org.melograph.ui.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.melograph.app.ClassifySongs;
import org.melograph.train.metric.SongPrediction;
import org.melograph.train.metric.VotePolicy;
import org.melograph.train.metric.VoteRule;
import org.melograph.ui.FakeDesk;
import org.melograph.ui.FakeVerbs;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.VerdictRule;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class VoteModelTest {
    private static final Path SONG = Path.of("/music/orchestral/song3.ogg");

    private final FakeVerbs verbs = new FakeVerbs(8);
    private Desk desk;
    private ListenViewModel model;
    private VoteModel votes;

    @BeforeEach
    void open() throws Exception {
        desk = FakeDesk.over(verbs);
        model = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> new ListenViewModel(desk));
        votes = model.verdict().votes();
        FakeDesk.onFx(() -> {
            desk.modelProperty().set(verbs.describe(Path.of("/models/1.melo")));
            desk.songProperty().set(SONG);
            model.showDeskSong();
        });
        FakeDesk.await(() -> drawn());
    }

    private boolean drawn() {
        Judgement now = model.verdict().judgementProperty().get();
        return now != null && !now.portrait().isEmpty();
    }

    private VotePolicy.Result result() {
        VotePolicy.Result result = votes.resultProperty().get();
        assertNotNull(result);
        return result;
    }

    @Test
    void anotherRuleCountsAnewWithoutAskingTheModel() throws Exception {
        int asked = verbs.verdicts.size();
        FakeDesk.onFx(() -> votes.ruleProperty().set(VoteRule.MAJORITY));
        assertEquals(12.0 / 15, result().shares().get(result().winner()), 1e-9);
        FakeDesk.onFx(() -> votes.agreeProperty().set(12));
        assertTrue(result().decided());
        FakeDesk.onFx(() -> votes.agreeProperty().set(13));
        assertFalse(result().decided());
        assertEquals(asked, verbs.verdicts.size());
    }

    @Test
    void otherPiecesAskTheModelAndLeaveTheLibraryAlone() throws Exception {
        FakeDesk.onFx(() -> votes.lengthProperty().set(0.5));
        FakeDesk.await(() -> verbs.verdicts.getLast().pieceSeconds() > 0);
        ClassifySongs.Request asked = verbs.verdicts.getLast();
        assertEquals(0.4, asked.pieceSeconds(), 1e-9);
        assertEquals(0, asked.hopSeconds());
        assertFalse(asked.remembered());
        FakeDesk.onFx(() -> votes.hopProperty().set(0.25));
        FakeDesk.await(() -> verbs.verdicts.getLast().hopSeconds() > 0);
        assertEquals(0.1, verbs.verdicts.getLast().hopSeconds(), 1e-9);
    }

    @Test
    void aRuleThatIsKeptDecidesTheVerdicts() throws Exception {
        VerdictCards cards = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> new VerdictCards(desk, model));
        // The list of models puts the library's name of the model in use, of which the song is asked again.
        FakeDesk.await(this::drawn);
        assertEquals("orchestral", label(cards));
        FakeDesk.onFx(() -> {
            votes.ruleProperty().set(VoteRule.MAJORITY);
            votes.agreeProperty().set(15);
        });
        assertEquals("orchestral", label(cards), "it is only tried");
        FakeDesk.onFx(votes::keep);
        assertEquals("undecided", label(cards));
        assertEquals(15, desk.verdictRuleProperty().get().policy().agree());
        FakeDesk.onFx(() -> votes.agreeProperty().set(1));
        FakeDesk.onFx(votes::reset);
        assertEquals(15, votes.agreeProperty().get());
    }

    private static String label(VerdictCards cards) {
        return cards.lookup("#verdict-label") instanceof Labeled label ? label.getText() : "";
    }

    @Test
    void rulesAreKeptAsTextsAndNonsenseIsTheStandard() {
        VerdictRule rule = new VerdictRule(new VotePolicy(VoteRule.TRIMMED, 3, 0.25, 0.5), false);
        assertEquals(rule, VerdictRule.of(rule.text()));
        for (String nonsense : List.of("", "mean", "loudest;1;0;0;true", "mean;x;0;0;true", "mean;1;7;0;true")) {
            assertEquals(VerdictRule.STANDARD, VerdictRule.of(nonsense), nonsense);
        }
    }

    @Test
    void heldOutSongsTellWhatARuleCosts() {
        List<SongPrediction> songs = List.of(
                new SongPrediction("a", "a", 0, List.of(0.9f, 0.1f), List.of(0, 0, 0)),
                new SongPrediction("b", "b", 1, List.of(0.6f, 0.4f), List.of(0, 1, 1)),
                new SongPrediction("c", "c", 1, List.of(0.3f, 0.7f), List.of(1, 1, 0)));
        assertEquals("2 right, 1 wrong, 0 undecided of 3", HeldOutVotes.inWords(songs, VotePolicy.STANDARD));
        assertEquals(
                "2 right, 0 wrong, 1 undecided of 3",
                HeldOutVotes.inWords(songs, VotePolicy.STANDARD.withConfidence(0.65)));
        assertEquals("3 right, 0 wrong, 0 undecided of 3", HeldOutVotes.inWords(songs, VotePolicy.agreeing(2)));
        assertEquals("1 right, 0 wrong, 2 undecided of 3", HeldOutVotes.inWords(songs, VotePolicy.agreeing(3)));
        assertFalse(HeldOutVotes.canJudge(VoteRule.PRODUCT));
    }

    @Test
    void otherModelsAnswerBesideTheOneInUse() throws Exception {
        CompareModel others = model.verdict().others();
        FakeDesk.onFx(() -> others.chosen().setAll(others.offered()));
        int count = others.chosen().size();
        assertTrue(count > 0);
        FakeDesk.await(() ->
                others.answers().size() == count && others.answers().stream().allMatch(a -> a.judgement() != null));
        CompareModel.Agreement agreement = WaitForAsyncUtils.waitForAsyncFx(10_000, others::agreement);
        assertNotNull(agreement);
        assertEquals(new CompareModel.Agreement("orchestral", count + 1, count + 1), agreement);
    }
}
