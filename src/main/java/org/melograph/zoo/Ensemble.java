package org.melograph.zoo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.model.Architecture;
import org.melograph.model.EnsembleMember;
import org.melograph.model.Task;
import org.melograph.music.SongKind;

/**
 * Several classifiers, each with a front end of its own, whose probabilities of a song are averaged. Members are written
 * {@code svm,mel-cnn*3}, with settings {@code svm:feature=mfcc:c=10}.
 */
public final class Ensemble implements Architecture.Ensemble {
    /** Models at most: each is trained, kept and asked. */
    public static final int MOST_MEMBERS = 32;

    private static final String MEMBERS = "members";
    private static final String WEIGHTS = "weights";
    private static final String MEMBER = "[a-z][a-z0-9-]*(\\*[1-9][0-9]?)?(:[a-z][a-z0-9_]*=[^,:\\s]+)*";
    private static final String WEIGHT = "[0-9]+(\\.[0-9]+)?";

    @Override
    public String id() {
        return "ensemble";
    }

    @Override
    public String title() {
        return "Ensemble";
    }

    @Override
    public String paper() {
        return "";
    }

    @Override
    public String source() {
        return "Averaging of what different models say: Hansen and Salamon, Neural Network Ensembles (1990); Lakshminarayanan"
                + " et al., Simple and Scalable Predictive Uncertainty Estimation using Deep Ensembles (2017), for copies that"
                + " differ by their seed. Our decisions: members learn apart from each other on the same songs and"
                + " hear them through their own front ends, so that averages are over songs; probabilities are averaged, not"
                + " their logarithms, so that no single member can rule a class out.";
    }

    @Override
    public String inputKind() {
        return "any";
    }

    @Override
    public Task task() {
        return Task.CLASSIFY;
    }

    @Override
    public List<Param> params() {
        return List.of(
                new Param.Text(
                        MEMBERS,
                        "Members",
                        "The models, parted by commas: svm,mel-cnn. With *3 three that differ by their seed; with"
                                + " :name=value a setting of the member, as in svm:feature=mfcc:c=10. Where empty, a few that"
                                + " suit the songs.",
                        "",
                        "(" + MEMBER + "(\\s*,\\s*" + MEMBER + ")*)?",
                        "names of models parted by commas, or nothing"),
                new Param.Text(
                        WEIGHTS,
                        "Weights",
                        "How much each member counts, in their order: 2,1,1. Where empty, all count the same; copies"
                                + " of a member count as it says each.",
                        "",
                        "(" + WEIGHT + "(\\s*,\\s*" + WEIGHT + ")*)?",
                        "numbers above 0 parted by commas, or nothing"));
    }

    /** The members where nobody names any. */
    private static String usualMembers(SongKind songs) {
        return switch (songs) {
            case AUDIO ->
                "svm:feature=audio-statistics,gradient-boosting:feature=audio-statistics,"
                        + "logistic-regression:feature=audio-statistics";
            case NOTES -> "logistic-regression:feature=note-n-grams:notes=0:c=100,svm:feature=note-statistics:notes=0";
            case ROWS -> "svm,gradient-boosting,logistic-regression,random-forest";
            case ANALYSES -> "svm,gradient-boosting,random-forest";
            case WORDS -> "logistic-regression,svm";
        };
    }

    @Override
    public Params settings(Map<String, String> set, SongKind songs) throws BadInputException {
        Params params = Params.parse(params(), set);
        if (params.text(MEMBERS).isEmpty()) {
            params = params.with(MEMBERS, usualMembers(songs));
        }
        for (EnsembleMember member : members(params)) {
            member.architecture().settings(member.set(), songs);
        }
        return params;
    }

    @Override
    public List<EnsembleMember> members(Params params) throws BadInputException {
        String text = params.text(MEMBERS);
        List<String> named = parts(text.isEmpty() ? usualMembers(SongKind.AUDIO) : text);
        List<String> weights = parts(params.text(WEIGHTS));
        if (!weights.isEmpty() && weights.size() != named.size()) {
            throw new BadInputException("There are " + weights.size() + " weights for " + named.size()
                    + " members. Give one for each, or none.");
        }
        Map<List<Object>, Integer> copies = new LinkedHashMap<>();
        List<EnsembleMember> members = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            Written written = Written.of(named.get(i));
            double weight = weights.isEmpty() ? 1 : weight(weights.get(i));
            for (int c = 0; c < written.count; c++) {
                int copy = copies.merge(List.of(written.architecture.id(), written.set), 1, Integer::sum) - 1;
                members.add(new EnsembleMember(written.architecture, written.set, weight, copy));
            }
        }
        if (members.size() > MOST_MEMBERS) {
            throw new BadInputException(
                    "'" + text + "' names " + members.size() + " models. Give " + MOST_MEMBERS + " at most.");
        }
        return members;
    }

    private static double weight(String text) throws BadInputException {
        double weight = Double.parseDouble(text);
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new BadInputException("A member of weight '" + text + "' says nothing. Give a number above 0.");
        }
        return weight;
    }

    private static List<String> parts(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s*,\\s*"));
    }

    /** A member as written, with how many there are of it. */
    private record Written(Architecture.Solo architecture, Map<String, String> set, int count) {
        static Written of(String text) throws BadInputException {
            String[] parts = text.split(":", -1);
            int star = parts[0].indexOf('*');
            String id = star < 0 ? parts[0] : parts[0].substring(0, star);
            Architecture.Solo architecture = ModelZoo.solo(id);
            if (architecture.task() != Task.CLASSIFY) {
                throw new BadInputException(
                        "'" + id + "' names no classes of songs, so it cannot be a member. Choose a classifier.");
            }
            Map<String, String> set = new LinkedHashMap<>();
            for (int i = 1; i < parts.length; i++) {
                int equals = parts[i].indexOf('=');
                set.put(parts[i].substring(0, equals), parts[i].substring(equals + 1));
            }
            Params.parse(architecture.params(), set);
            return new Written(architecture, set, star < 0 ? 1 : Integer.parseInt(parts[0].substring(star + 1)));
        }
    }
}
