package org.melograph.train.search;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;

/** One parameter of a search and the values it may take. */
public sealed interface SearchAxis {
    /** The parameter's name. */
    String name();

    /** A value, as {@code --set} takes it. */
    String draw(RandomGenerator random);

    /**
     * Written values.
     *
     * @param values two or more, each once
     */
    record Listed(String name, List<String> values) implements SearchAxis {
        public Listed {
            values = List.copyOf(values);
        }

        @Override
        public String draw(RandomGenerator random) {
            return values.get(random.nextInt(values.size()));
        }
    }

    /**
     * Every number between two, both allowed, each as likely as another; with {@code log} each as likely as another of the
     * same relative width, for settings such as a learning rate whose size is unknown (Bergstra and Bengio, Random Search
     * for Hyper-Parameter Optimization, 2012).
     *
     * @param whole whether only whole numbers are drawn
     */
    record Range(String name, double low, double high, boolean log, boolean whole) implements SearchAxis {
        private static final MathContext DIGITS = new MathContext(4);

        @Override
        public String draw(RandomGenerator random) {
            double part = random.nextDouble();
            double drawn = log ? low * Math.pow(high / low, part) : low + part * (high - low);
            if (whole) {
                return Long.toString(Math.clamp(Math.round(drawn), (long) low, (long) high));
            }
            double rounded = new BigDecimal(drawn).round(DIGITS).doubleValue();
            return Double.toString(Math.clamp(rounded, low, high));
        }
    }

    /**
     * Reads {@code name=v1,v2,v3} or {@code name=low..high}, which may end with {@code :log}. The values of a {@link
     * Param.Text} are parted by {@code |}, because a comma may be part of one: {@code members=svm,mel-cnn|svm}.
     *
     * @param declared the parameters of the architecture
     * @throws BadInputException when there is no such parameter, a value is out of its range, or there is nothing to choose
     */
    static SearchAxis parse(String text, List<Param> declared) throws BadInputException {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new BadInputException("'" + text + "' names no values. Write name=v1,v2 or name=low..high.");
        }
        String name = text.substring(0, equals).strip();
        String values = text.substring(equals + 1).strip();
        Param param =
                declared.stream().filter(p -> p.name().equals(name)).findFirst().orElse(null);
        if (param == null) {
            List<String> names = declared.stream().map(Param::name).toList();
            throw new BadInputException("There is no parameter '" + name + "'."
                    + (names.isEmpty() ? "" : " Did you mean '" + Params.nearest(name, names) + "'?"));
        }
        return values.contains("..") && !(param instanceof Param.Text) ? range(param, values) : listed(param, values);
    }

    private static SearchAxis listed(Param param, String text) throws BadInputException {
        List<String> values = new ArrayList<>();
        for (String typed : text.split(param instanceof Param.Text ? "\\|" : ",", -1)) {
            // As the parameter writes it, so that 0.10 and 0.1 are one value.
            String value = param.parse(typed).toString();
            if (!values.contains(value)) {
                values.add(value);
            }
        }
        return new Listed(param.name(), values);
    }

    private static SearchAxis range(Param param, String text) throws BadInputException {
        boolean log = text.endsWith(":log");
        String[] ends = (log ? text.substring(0, text.length() - ":log".length()) : text).split("\\.\\.", -1);
        boolean whole = param instanceof Param.Whole;
        if (ends.length != 2 || !(whole || param instanceof Param.Real)) {
            throw new BadInputException("'" + param.name() + "' cannot be drawn from '" + text
                    + "'. Write low..high for a number, or list the values.");
        }
        double low = ((Number) param.parse(ends[0])).doubleValue();
        double high = ((Number) param.parse(ends[1])).doubleValue();
        if (!(low < high) || (log && low <= 0)) {
            throw new BadInputException("'" + param.name() + "' cannot be drawn from '" + text + "'. Give a smaller"
                    + " number, then a larger one" + (log ? ", both above 0." : "."));
        }
        return new Range(param.name(), low, high, log, whole);
    }
}
