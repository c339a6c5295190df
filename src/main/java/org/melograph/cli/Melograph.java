package org.melograph.cli;

import java.nio.file.Path;
import java.util.List;
import org.melograph.app.Workspace;
import org.melograph.base.BadInputException;
import org.melograph.base.DivergedException;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program's command line: {@code melograph VERB ...}; without a verb it opens the studio. */
@Command(
        name = "melograph",
        description = "A studio for understanding and making music with neural networks.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            DemoVerb.class,
            InfoVerb.class,
            FeaturesVerb.class,
            ModelsVerb.class,
            TrainVerb.class,
            SearchVerb.class,
            EvaluateVerb.class,
            CalibrateVerb.class,
            ReproduceVerb.class,
            ImportanceVerb.class,
            ExplainVerb.class,
            HorseVerb.class,
            ClassifyVerb.class,
            MapVerb.class,
            SimilarVerb.class,
            ComposeVerb.class,
            PlayVerb.class,
            LibraryVerb.class,
            BenchVerb.class
        })
public final class Melograph {
    /** Opens the studio's window; given by whoever starts the program, because this face does not know the other. */
    public interface Studio {
        /** Opens the window, importing {@code paths}; returns when it is closed. */
        void open(Workspace workspace, List<Path> paths);
    }

    private Melograph() {}

    /** Runs a command line and returns its exit status: 0 done, 1 failed, 2 wrong command, 3 some refused, 130 stopped. */
    public static int run(Studio studio, String... arguments) {
        CommandLine line = new CommandLine(new Melograph());
        line.addSubcommand("studio", new StudioVerb(studio));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(Melograph::wrongCommand);
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, command));
        boolean verbGiven = arguments.length > 0
                && (arguments[0].startsWith("-") || line.getSubcommands().containsKey(arguments[0]));
        boolean optionsOfStudio = arguments.length > 0
                && arguments[0].startsWith("-")
                && !List.of("-h", "--help", "-V", "--version").contains(arguments[0]);
        if (arguments.length == 0
                || optionsOfStudio
                || (!verbGiven && Path.of(arguments[0]).toFile().exists())) {
            String[] withVerb = new String[arguments.length + 1];
            withVerb[0] = "studio";
            System.arraycopy(arguments, 0, withVerb, 1, arguments.length);
            return line.execute(withVerb);
        }
        return line.execute(arguments);
    }

    private static int wrongCommand(ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        StringBuilder sentence = new StringBuilder(String.valueOf(e.getMessage()));
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String typed = unmatched.getUnmatched().getFirst();
            List<String> known = typed.startsWith("-")
                    ? List.copyOf(line.getCommandSpec().optionsMap().keySet())
                    : List.copyOf(line.getSubcommands().keySet());
            sentence.setLength(0);
            sentence.append("There is no '").append(typed).append("' here.");
            if (!known.isEmpty()) {
                sentence.append(" Did you mean '")
                        .append(Params.nearest(typed, known))
                        .append("'?");
            }
        }
        System.err.println(sentence);
        System.err.println("See '" + line.getCommandSpec().qualifiedName() + " --help'.");
        return Verb.WRONG_COMMAND;
    }

    private static int failed(Exception e, CommandLine line) throws Exception {
        return switch (e) {
            case BadCommandException wrong -> {
                System.err.println(wrong.getMessage());
                System.err.println("See '" + line.getCommandSpec().qualifiedName() + " --help'.");
                yield Verb.WRONG_COMMAND;
            }
            case BadInputException bad -> {
                System.err.println(bad.reason());
                yield Verb.FAILED;
            }
            case DivergedException diverged -> {
                System.err.println(diverged.getMessage());
                yield Verb.FAILED;
            }
            case StoppedException _ -> {
                System.err.println("Stopped. What was finished is kept.");
                yield Verb.STOPPED;
            }
            default -> {
                System.err.println("Melograph failed: " + e + ". Please report this with the lines below.");
                e.printStackTrace();
                yield Verb.FAILED;
            }
        };
    }
}
