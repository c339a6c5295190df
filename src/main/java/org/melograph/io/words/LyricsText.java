package org.melograph.io.words;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.melograph.base.BadInputException;
import org.melograph.io.InputFile;
import org.melograph.music.Lyrics;

/**
 * Lyrics as people keep them: a text, or an LRC file whose lines begin with their times. What stands in square brackets
 * (times, names, {@code [Chorus]}) is no lyrics. Words are made as those of the musiXmatch data set: in lower case,
 * contractions written out ({@code don't} is {@code do not}), without signs, stemmed.
 */
public final class LyricsText {
    /** The extensions of lyrics, lower case, in the order they are looked for beside a song. */
    public static final List<String> EXTENSIONS = List.of("txt", "lrc");

    /** The longest operas' librettos stay below; what is larger is something else. */
    private static final long LARGEST_BYTES = 4L << 20;

    private static final Pattern ASIDE = Pattern.compile("\\[[^\\]\\n]*]|<[0-9:.]+>");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    // In this order: the first two are no regular ones.
    private static final List<Map.Entry<String, String>> CONTRACTIONS = List.of(
            Map.entry("ain't", "is not"),
            Map.entry("let's", "let us"),
            Map.entry("n't", " not"),
            Map.entry("'m", " am"),
            Map.entry("'re", " are"),
            Map.entry("'ve", " have"),
            Map.entry("'ll", " will"),
            Map.entry("'d", " had"),
            Map.entry("he's", "he is"),
            Map.entry("it's", "it is"),
            Map.entry("'s", ""));

    private LyricsText() {}

    /**
     * The lyrics in a file beside a song that is called like it, such as {@code song.lrc} beside {@code song.mp3}; nothing
     * where there is no such file or it holds no words, because any text may lie beside a song.
     */
    public static Optional<Lyrics> beside(Path song) {
        Optional<Path> text = file(song);
        try {
            return text.isPresent() ? Optional.of(read(text.get())) : Optional.empty();
        } catch (BadInputException e) {
            return Optional.empty();
        }
    }

    /** The file beside a song that {@link #beside} reads; it may hold anything. */
    public static Optional<Path> file(Path song) {
        String name = String.valueOf(song.getFileName());
        int dot = name.lastIndexOf('.');
        for (String extension : EXTENSIONS) {
            Path text = song.resolveSibling((dot <= 0 ? name : name.substring(0, dot)) + "." + extension);
            if (Files.isRegularFile(text) && !text.equals(song)) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    /**
     * Reads a file of lyrics in UTF-8, or in ISO 8859-1 where it is no UTF-8.
     *
     * @throws BadInputException when it cannot be read, is no text, or has no words
     */
    public static Lyrics read(Path file) throws BadInputException {
        InputFile.check(file);
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                throw new BadInputException(
                        InputFile.quoted(file) + " has more than 4 MB, too much for lyrics. Choose" + " another file.");
            }
            Map<String, Integer> counts = count(text(Files.readAllBytes(file)));
            if (counts.isEmpty()) {
                throw new BadInputException(
                        InputFile.quoted(file) + " has no words. Remove it or write the lyrics in it.");
            }
            return Lyrics.of(counts);
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    /** How often each stem occurs in a text; empty where it has no words. */
    public static Map<String, Integer> count(String text) {
        String plain =
                ASIDE.matcher(text).replaceAll(" ").toLowerCase(Locale.ROOT).replace('\u2019', '\'');
        for (Map.Entry<String, String> contraction : CONTRACTIONS) {
            plain = plain.replaceAll(contraction.getKey() + "(?![\\p{L}])", contraction.getValue());
        }
        Map<String, Integer> counts = new HashMap<>();
        for (String word : NO_LETTERS.split(plain, 0)) {
            if (!word.isEmpty()) {
                counts.merge(PorterStemmer.stem(word), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
