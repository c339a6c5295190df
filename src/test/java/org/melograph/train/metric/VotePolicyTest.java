package org.melograph.train.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Tensor;

final class VotePolicyTest {
    /** Two pieces lean to the first class, one is sure of the second. */
    private static final Tensor SPLIT = said(new float[][] {{0.55f, 0.45f}, {0.6f, 0.4f}, {0.01f, 0.99f}});

    private static Tensor said(float[][] rows) {
        float[] all = new float[rows.length * rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, all, i * rows[0].length, rows[0].length);
        }
        return Tensor.wrap(all, new Axis("piece", rows.length), new Axis("class", rows[0].length));
    }

    private static double[] shares(VoteRule rule) {
        return rule.shares(SPLIT, Collections.nCopies(3, 1.0));
    }

    @Test
    void theMajorityAndTheMeanDisagreeWhereOnePieceIsSure() {
        assertEquals(0, VotePolicy.agreeing(1).of(SPLIT).winner());
        assertEquals(1, VotePolicy.STANDARD.of(SPLIT).winner());
    }

    @Test
    void eachRuleGivesWhatItsNameSays() {
        assertArrayEquals(new double[] {1.16 / 3, 1.84 / 3}, shares(VoteRule.MEAN), 1e-6);
        assertArrayEquals(new double[] {2.0 / 3, 1.0 / 3}, shares(VoteRule.MAJORITY), 1e-6);
        assertArrayEquals(new double[] {0.6 / 1.59, 0.99 / 1.59}, shares(VoteRule.MAXIMUM), 1e-6);
        assertArrayEquals(new double[] {0.55, 0.45}, shares(VoteRule.MEDIAN), 1e-6);
        assertArrayEquals(new double[] {0.55, 0.45}, shares(VoteRule.TRIMMED), 1e-6);
        double first = Math.cbrt(0.55 * 0.6 * 0.01);
        double second = Math.cbrt(0.45 * 0.4 * 0.99);
        assertArrayEquals(
                new double[] {first / (first + second), second / (first + second)}, shares(VoteRule.PRODUCT), 1e-6);
    }

    @ParameterizedTest
    @EnumSource
    void sharesSumToOne(VoteRule rule) {
        assertEquals(1, Arrays.stream(shares(rule)).sum(), 1e-6);
    }

    @ParameterizedTest
    @EnumSource
    void rulesAreFoundByTheirIds(VoteRule rule) throws Exception {
        assertEquals(rule, VoteRule.byId(rule.id()));
    }

    @Test
    void anUnknownRuleNamesTheOthers() {
        String reason = assertThrows(BadInputException.class, () -> VoteRule.byId("loudest"))
                .reason();
        assertTrue(reason.contains("majority"), reason);
    }

    @Test
    void weightsCountInTheMean() {
        double[] shares = VoteRule.MEAN.shares(SPLIT, List.of(1.0, 1.0, 2.0));
        assertEquals((0.55 + 0.6 + 0.02) / 4, shares[0], 1e-6);
    }

    @Test
    void aSongIsDecidedOnlyWhenAllThatIsAskedForIsThere() {
        VotePolicy two = VotePolicy.agreeing(2);
        assertTrue(two.of(SPLIT).decided());
        assertFalse(two.withAgree(3).of(SPLIT).decided());
        assertTrue(two.withMargin(0.33).of(SPLIT).decided());
        assertFalse(two.withMargin(0.34).of(SPLIT).decided());
        assertFalse(two.withConfidence(0.5).of(SPLIT).decided(), "the mean of its class is 0.39");
    }

    @Test
    void theTemperatureChangesHowSureButNotWhat() {
        VotePolicy.Result plain = VotePolicy.STANDARD.of(SPLIT);
        VotePolicy.Result cooled = VotePolicy.STANDARD.of(SPLIT, Collections.nCopies(3, 1.0), new Temperature(0.5, 1));
        assertEquals(plain.winner(), cooled.winner());
        assertTrue(cooled.confidence() > plain.confidence());
        assertEquals(cooled.probabilities(), cooled.shares());
        VotePolicy majority = VotePolicy.agreeing(1);
        assertEquals(
                majority.of(SPLIT).shares(),
                majority.of(SPLIT, Collections.nCopies(3, 1.0), new Temperature(0.5, 1))
                        .shares());
    }
}
