package org.melograph.io.words;

import java.util.Locale;

/**
 * Takes the endings off English words, so that {@code dreams} and {@code dreaming} become {@code dream} (Porter 1980, 'An
 * algorithm for suffix stripping', with the two departures of the author's own program: {@code logi} becomes {@code log},
 * {@code bli} becomes {@code ble}). musiXmatch's bags of words are made with it.
 */
public final class PorterStemmer {
    private static final int SHORTEST = 3;

    // Pairs of an ending and what it becomes where the stem before it has a consonant after a vowel (m > 0).
    private static final String[][] STEP_2 = {
        {"ational", "ate"}, {"tional", "tion"}, {"enci", "ence"}, {"anci", "ance"}, {"izer", "ize"}, {"bli", "ble"},
        {"alli", "al"}, {"entli", "ent"}, {"eli", "e"}, {"ousli", "ous"}, {"ization", "ize"}, {"ation", "ate"},
        {"ator", "ate"}, {"alism", "al"}, {"iveness", "ive"}, {"fulness", "ful"}, {"ousness", "ous"}, {"aliti", "al"},
        {"iviti", "ive"}, {"biliti", "ble"}, {"logi", "log"}
    };
    private static final String[][] STEP_3 = {
        {"icate", "ic"}, {"ative", ""}, {"alize", "al"}, {"iciti", "ic"}, {"ical", "ic"}, {"ful", ""}, {"ness", ""}
    };
    private static final String[] STEP_4 = {
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate",
        "iti", "ous", "ive", "ize"
    };

    private PorterStemmer() {}

    /** The stem of a word, in lower case; a word of one or two letters, or with signs other than a to z, stays as it is. */
    public static String stem(String word) {
        String w = word.toLowerCase(Locale.ROOT);
        if (w.length() < SHORTEST || !isPlain(w)) {
            return w;
        }
        w = pastAndPlural(w);
        w = w.endsWith("y") && hasVowel(cut(w, 1)) ? cut(w, 1) + "i" : w;
        w = replaced(w, STEP_2);
        w = replaced(w, STEP_3);
        w = suffixTaken(w);
        return lastLetters(w);
    }

    private static boolean isPlain(String w) {
        return w.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }

    private static String cut(String w, int letters) {
        return w.substring(0, w.length() - letters);
    }

    private static String pastAndPlural(String word) {
        String w = word;
        if (w.endsWith("sses") || w.endsWith("ies")) {
            w = cut(w, 2);
        } else if (w.endsWith("s") && !w.endsWith("ss")) {
            w = cut(w, 1);
        }
        if (w.endsWith("eed")) {
            return measure(cut(w, 3)) > 0 ? cut(w, 1) : w;
        }
        int ending = w.endsWith("ed") ? 2 : w.endsWith("ing") ? 3 : 0;
        if (ending == 0 || !hasVowel(cut(w, ending))) {
            return w;
        }
        w = cut(w, ending);
        if (w.endsWith("at") || w.endsWith("bl") || w.endsWith("iz")) {
            return w + "e";
        }
        if (endsDoubled(w) && !w.endsWith("l") && !w.endsWith("s") && !w.endsWith("z")) {
            return cut(w, 1);
        }
        return measure(w) == 1 && endsShort(w) ? w + "e" : w;
    }

    private static String replaced(String w, String[][] endings) {
        for (String[] pair : endings) {
            if (w.endsWith(pair[0])) {
                String before = cut(w, pair[0].length());
                return measure(before) > 0 ? before + pair[1] : w;
            }
        }
        return w;
    }

    private static String suffixTaken(String w) {
        String longest = "";
        for (String ending : STEP_4) {
            longest = w.endsWith(ending) && ending.length() > longest.length() ? ending : longest;
        }
        String before = cut(w, longest.length());
        boolean taken = measure(before) > 1 && (!longest.equals("ion") || before.endsWith("s") || before.endsWith("t"));
        return taken ? before : w;
    }

    private static String lastLetters(String word) {
        String w = word;
        if (w.endsWith("e")) {
            String before = cut(w, 1);
            int measure = measure(before);
            w = measure > 1 || (measure == 1 && !endsShort(before)) ? before : w;
        }
        return w.endsWith("ll") && measure(w) > 1 ? cut(w, 1) : w;
    }

    private static boolean isConsonant(String w, int at) {
        return switch (w.charAt(at)) {
            case 'a', 'e', 'i', 'o', 'u' -> false;
            case 'y' -> at == 0 || !isConsonant(w, at - 1);
            default -> true;
        };
    }

    private static boolean hasVowel(String w) {
        for (int i = 0; i < w.length(); i++) {
            if (!isConsonant(w, i)) {
                return true;
            }
        }
        return false;
    }

    /** Porter's m: how often a consonant follows a vowel. */
    private static int measure(String w) {
        int m = 0;
        for (int i = 1; i < w.length(); i++) {
            m += isConsonant(w, i) && !isConsonant(w, i - 1) ? 1 : 0;
        }
        return m;
    }

    private static boolean endsDoubled(String w) {
        int n = w.length();
        return n > 1 && w.charAt(n - 1) == w.charAt(n - 2) && isConsonant(w, n - 1);
    }

    /** Whether it ends with consonant, vowel, consonant, the last no w, x or y. */
    private static boolean endsShort(String w) {
        int n = w.length();
        return n > 2
                && isConsonant(w, n - 1)
                && !isConsonant(w, n - 2)
                && isConsonant(w, n - 3)
                && "wxy".indexOf(w.charAt(n - 1)) < 0;
    }
}
