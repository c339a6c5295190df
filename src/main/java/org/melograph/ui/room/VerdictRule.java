package org.melograph.ui.room;

import java.util.Locale;
import org.melograph.base.BadInputException;
import org.melograph.train.metric.VotePolicy;
import org.melograph.train.metric.VoteRule;

/**
 * How the studio makes verdicts of what models say of pieces.
 *
 * @param ownThreshold whether a song is undecided below the confidence that its model chose on its validation part; else
 *     below the policy's
 */
public record VerdictRule(VotePolicy policy, boolean ownThreshold) {
    /** The mean probability, undecided where the model's own validation says so. */
    public static final VerdictRule STANDARD = new VerdictRule(VotePolicy.STANDARD, true);

    /** The policy for a model that asks for such a confidence. */
    public VotePolicy policy(double own) {
        return ownThreshold ? policy.withConfidence(own) : policy;
    }

    /** The rule as preferences keep it. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "%s;%d;%.4f;%.4f;%b",
                policy.rule().id(),
                policy.agree(),
                policy.margin(),
                policy.confidence(),
                ownThreshold);
    }

    /** The rule of a text; the standard one where it is none. */
    public static VerdictRule of(String text) {
        String[] parts = text.split(";", -1);
        if (parts.length != 5) {
            return STANDARD;
        }
        try {
            VotePolicy policy = new VotePolicy(
                    VoteRule.byId(parts[0]),
                    Integer.parseInt(parts[1]),
                    Double.parseDouble(parts[2]),
                    Double.parseDouble(parts[3]));
            return new VerdictRule(policy, Boolean.parseBoolean(parts[4]));
        } catch (BadInputException | IllegalArgumentException e) {
            // Written by another version of the program.
            return STANDARD;
        }
    }
}
