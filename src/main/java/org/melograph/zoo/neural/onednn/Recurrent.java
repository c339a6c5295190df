package org.melograph.zoo.neural.onednn;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;

/**
 * A recurrent layer, in one direction or in both with their outputs side by side. Reading backwards begins at the last step
 * that exists: sequences with padding are turned round, each in its own length.
 */
final class Recurrent implements Operation {
    private final Assembly assembly;
    private final Signal input;
    private final Signal output;
    private final int units;
    private final memory.desc seenLayout;
    private final memory seen;
    private final MemorySegment seenValues;
    private final Reading forwards;
    private final @Nullable Reading backwards;
    private final List<NativeScope.Step> before = new ArrayList<>();
    private final List<NativeScope.Step> after = new ArrayList<>();

    // Where sequences have padding: input and output of the reading backwards, turned round.
    private final boolean turns;
    private final @Nullable MemorySegment turnedInput;
    private final @Nullable MemorySegment turnedOutput;
    private @Nullable MemorySegment turnedGradient;
    private @Nullable MemorySegment backwardsGradient;
    private @Nullable MemorySegment inputGradient;

    /**
     * A layer.
     *
     * @param units of each direction
     * @param backwards the weights for reading backwards, or null
     */
    Recurrent(
            Assembly assembly,
            Signal input,
            Cell cell,
            int units,
            Reading.Weights forwards,
            Reading.@Nullable Weights backwards) {
        this.assembly = assembly;
        this.input = input;
        this.units = units;
        long examples = input.examples();
        long steps = input.steps();
        int width = backwards == null ? units : 2 * units;
        seenLayout = assembly.byStep(examples, input.channels(), steps);
        boolean direct = liesByStep(input);
        if (direct) {
            seen = input.data();
            seenValues = input.values();
        } else {
            MemorySegment place = assembly.keepsActivations()
                    ? assembly.take(seenLayout.get_size())
                    : assembly.passing(seenLayout.get_size());
            seen = assembly.at(seenLayout, place);
            seenValues = place;
            before.add(assembly.reorder(input.data(), seen));
        }
        long[] outputDims = {examples, width, steps};
        output = assembly.signal(
                outputDims,
                assembly.byStep(examples, width, steps),
                input.lengths(),
                true,
                !assembly.keepsActivations());
        long[] dims = {steps, examples, input.channels(), units};
        memory plainSeen = plain(seenValues, input.channels());
        memory.desc part = part(width);
        this.forwards =
                new Reading(assembly, cell, false, forwards, dims, plainSeen, part, assembly.at(part, output.values()));
        turns = input.lengths() != null && backwards != null;
        if (backwards == null) {
            this.backwards = null;
            turnedInput = null;
            turnedOutput = null;
        } else if (turns) {
            turnedInput = remembered(input.channels());
            turnedOutput = remembered(units);
            this.backwards = new Reading(
                    assembly,
                    cell,
                    false,
                    backwards,
                    dims,
                    plain(turnedInput, input.channels()),
                    assembly.layout(memory.format_tag.tnc, steps, examples, units),
                    plain(turnedOutput, units));
        } else {
            turnedInput = null;
            turnedOutput = null;
            this.backwards = new Reading(
                    assembly,
                    cell,
                    true,
                    backwards,
                    dims,
                    plainSeen,
                    part,
                    assembly.at(part, output.values().asSlice((long) units * Float.BYTES)));
        }
    }

    /** Whether a sequence lies as oneDNN's recurrent layers read it, examples of a step one after another. */
    private static boolean liesByStep(Signal sequence) {
        return sequence.exampleStride() == sequence.channels();
    }

    private MemorySegment remembered(int channels) {
        long bytes = (long) input.steps() * input.examples() * channels * Float.BYTES;
        return assembly.keepsActivations() ? assembly.take(bytes) : assembly.passing(bytes);
    }

    /** oneDNN's view {@code [step, example, channel]} of numbers without gaps. */
    private memory plain(MemorySegment place, long channels) {
        return assembly.at(assembly.layout(memory.format_tag.tnc, input.steps(), input.examples(), channels), place);
    }

    /** The layout of one direction's share of the output. */
    private memory.desc part(long width) {
        return assembly.strided(
                new long[] {input.steps(), input.examples(), units}, input.examples() * width, width, 1);
    }

    Signal output() {
        return output;
    }

    @Override
    public void forward() {
        before.forEach(NativeScope.Step::run);
        forwards.forward();
        if (backwards != null) {
            if (turnedInput != null && turnedOutput != null) {
                turn(seenValues, input.channels(), 0, turnedInput, input.channels(), 0, input.channels());
                backwards.forward();
                turn(turnedOutput, units, 0, output.values(), output.channels(), units, units);
            } else {
                backwards.forward();
            }
        }
        Padding.clear(output);
    }

    /** Copies sequences that lie step by step and turns each round in its length; padding becomes zeros. */
    private void turn(
            MemorySegment from,
            int fromWidth,
            int fromChannel,
            MemorySegment to,
            int toWidth,
            int toChannel,
            int count) {
        Lengths lengths = java.util.Objects.requireNonNull(input.lengths());
        int examples = input.examples();
        long bytes = (long) count * Float.BYTES;
        for (int step = 0; step < input.steps(); step++) {
            for (int example = 0; example < examples; example++) {
                long target = (((long) step * examples + example) * toWidth + toChannel) * Float.BYTES;
                int length = lengths.of(example);
                if (step < length) {
                    long source =
                            (((long) (length - 1 - step) * examples + example) * fromWidth + fromChannel) * Float.BYTES;
                    MemorySegment.copy(from, source, to, target, bytes);
                } else {
                    to.asSlice(target, bytes).fill((byte) 0);
                }
            }
        }
    }

    @Override
    public void prepareBackward() {
        long bytes = seenLayout.get_size();
        boolean direct = liesByStep(input);
        MemorySegment first;
        if (input.needsGradient()) {
            memory gradient = assembly.gradient(input);
            first = direct ? input.gradientValues() : assembly.passing(bytes);
            if (!direct) {
                after.add(assembly.reorder(assembly.at(seenLayout, first), gradient));
            }
        } else {
            first = assembly.passing(bytes);
        }
        inputGradient = first;
        memory.desc part = part(output.channels());
        forwards.prepareBackward(assembly.at(part, output.gradientValues()), plain(first, input.channels()));
        if (backwards == null) {
            return;
        }
        MemorySegment second = assembly.passing(bytes);
        backwardsGradient = second;
        memory outputGradient;
        if (turns) {
            MemorySegment turned = assembly.passing((long) input.steps() * input.examples() * units * Float.BYTES);
            turnedGradient = turned;
            outputGradient = plain(turned, units);
        } else {
            outputGradient = assembly.at(part, output.gradientValues().asSlice((long) units * Float.BYTES));
        }
        backwards.prepareBackward(outputGradient, plain(second, input.channels()));
    }

    @Override
    public void backward() {
        Padding.clearGradient(output);
        forwards.backward();
        MemorySegment sum = inputGradient;
        MemorySegment second = backwardsGradient;
        if (backwards != null && second != null && sum != null) {
            MemorySegment turned = turnedGradient;
            if (turned != null) {
                turn(output.gradientValues(), output.channels(), units, turned, units, 0, units);
            }
            backwards.backward();
            if (input.needsGradient()) {
                add(second, sum, turned != null);
            }
        }
        after.forEach(NativeScope.Step::run);
    }

    /** Adds the gradient that came through the reading backwards. */
    private void add(MemorySegment second, MemorySegment sum, boolean turned) {
        int channels = input.channels();
        int examples = input.examples();
        if (!turned) {
            Floats.add(second, sum, (long) input.steps() * examples * channels);
            return;
        }
        Lengths lengths = java.util.Objects.requireNonNull(input.lengths());
        for (int example = 0; example < examples; example++) {
            int length = lengths.of(example);
            for (int step = 0; step < length; step++) {
                long source = ((long) (length - 1 - step) * examples + example) * channels;
                long target = ((long) step * examples + example) * channels;
                Floats.add(second.asSlice(source * Float.BYTES), sum.asSlice(target * Float.BYTES), channels);
            }
        }
    }
}
