package org.melograph.io.table;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Tensor;
import org.melograph.io.InputFile;

/**
 * Tensors as NumPy's {@code .npy} files. Written: version 1.0, little-endian float32, C order. Read: float32 and float64
 * of either byte order, C or Fortran order, versions 1 to 3.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</a>
 */
public final class NpyFile {
    private static final byte[] MARK = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    private static final int LONGEST_HEADER = 1 << 16;
    private static final Pattern DESCR = Pattern.compile("'descr':\\s*'([<>|=])(\\w+)'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order':\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([^)]*)\\)");

    private NpyFile() {}

    /**
     * Writes a tensor, replacing what is there; axis names are not kept.
     *
     * @throws BadInputException when the file cannot be written
     */
    public static void write(Tensor tensor, Path file) throws BadInputException {
        String shape = tensor.axes().stream().map(a -> a.size() + ",").collect(Collectors.joining(" ", "(", ")"));
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }";
        int unpadded = MARK.length + 4 + header.length() + 1;
        header += " ".repeat(Math.floorMod(-unpadded, ALIGNMENT)) + "\n";
        try (OutputStream out = Files.newOutputStream(file)) {
            ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
            buffer.put(MARK).put((byte) 1).put((byte) 0).putShort((short) header.length());
            buffer.put(header.getBytes(StandardCharsets.US_ASCII));
            for (float value : tensor.values()) {
                if (buffer.remaining() < Float.BYTES) {
                    out.write(buffer.array(), 0, buffer.position());
                    buffer.clear();
                }
                buffer.putFloat(value);
            }
            out.write(buffer.array(), 0, buffer.position());
        } catch (IOException e) {
            throw new BadInputException(
                    InputFile.quoted(file) + " cannot be written: " + e.getMessage() + ". Choose another place.", e);
        }
    }

    /**
     * Reads a tensor.
     *
     * @param axisNames one for each axis, outermost first
     * @throws BadInputException when the file is missing, damaged, of another number of axes or holds no floating numbers
     */
    public static Tensor read(Path file, String... axisNames) throws BadInputException {
        InputFile.check(file);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            String header = header(file, in);
            Matcher type = find(file, DESCR, header);
            boolean wide = type.group(2).equals("f8");
            if (!wide && !type.group(2).equals("f4")) {
                throw new BadInputException(InputFile.quoted(file) + " holds values of type '" + type.group(2)
                        + "'. Save it as float32 or float64.");
            }
            List<Axis> axes = axes(file, find(file, SHAPE, header).group(1), axisNames);
            int count = count(file, axes, wide ? Double.BYTES : Float.BYTES);
            ByteOrder order = type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            float[] values = values(in, count, wide, order);
            boolean fortran = find(file, FORTRAN, header).group(1).equals("True");
            return Tensor.wrap(fortran ? transposed(values, axes) : values, axes);
        } catch (EOFException e) {
            throw new BadInputException(InputFile.quoted(file) + " is truncated. Write it again.", e);
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    private static String header(Path file, DataInputStream in) throws IOException, BadInputException {
        byte[] mark = new byte[MARK.length];
        in.readFully(mark);
        int major = in.readUnsignedByte();
        in.readUnsignedByte();
        if (!Arrays.equals(mark, MARK) || major < 1 || major > 3) {
            throw damaged(file);
        }
        int length = major == 1
                ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
                : Integer.reverseBytes(in.readInt());
        if (length < 0 || length > LONGEST_HEADER) {
            throw damaged(file);
        }
        byte[] header = new byte[length];
        in.readFully(header);
        return new String(header, StandardCharsets.UTF_8);
    }

    private static Matcher find(Path file, Pattern pattern, String header) throws BadInputException {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw damaged(file);
        }
        return matcher;
    }

    private static List<Axis> axes(Path file, String shape, String... names) throws BadInputException {
        List<Axis> axes = new ArrayList<>();
        for (String size : shape.split(",", -1)) {
            if (!size.isBlank()) {
                try {
                    String name = axes.size() < names.length ? names[axes.size()] : "axis";
                    axes.add(new Axis(name, Integer.parseUnsignedInt(size.strip())));
                } catch (IllegalArgumentException e) {
                    throw damaged(file);
                }
            }
        }
        if (axes.size() != names.length) {
            throw new BadInputException(InputFile.quoted(file) + " has " + axes.size() + " axes, not the "
                    + names.length + " wanted: " + String.join(", ", names) + ".");
        }
        return axes;
    }

    private static int count(Path file, List<Axis> axes, int bytes) throws BadInputException, IOException {
        long count = 1;
        for (Axis axis : axes) {
            count *= axis.size();
            // A damaged shape must not ask for more memory than the file can fill.
            if (count * bytes > Files.size(file)) {
                throw new BadInputException(InputFile.quoted(file) + " is truncated. Write it again.");
            }
        }
        return (int) count;
    }

    private static float[] values(DataInputStream in, int count, boolean wide, ByteOrder order) throws IOException {
        int width = wide ? Double.BYTES : Float.BYTES;
        float[] values = new float[count];
        byte[] bytes = new byte[Math.min(count, 8192) * width];
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
        for (int i = 0; i < count; ) {
            int some = Math.min(count - i, 8192);
            in.readFully(bytes, 0, some * width);
            buffer.clear();
            for (int end = i + some; i < end; i++) {
                values[i] = wide ? (float) buffer.getDouble() : buffer.getFloat();
            }
        }
        return values;
    }

    /** From first axis fastest to last axis fastest. */
    private static float[] transposed(float[] fortran, List<Axis> axes) {
        float[] values = new float[fortran.length];
        int[] position = new int[axes.size()];
        for (int i = 0; i < values.length; i++) {
            int from = 0;
            for (int a = axes.size() - 1; a >= 0; a--) {
                from = from * axes.get(a).size() + position[a];
            }
            values[i] = fortran[from];
            for (int a = axes.size() - 1; a >= 0 && ++position[a] == axes.get(a).size(); a--) {
                position[a] = 0;
            }
        }
        return values;
    }

    private static BadInputException damaged(Path file) {
        return new BadInputException(InputFile.quoted(file) + " is no .npy file, or damaged. Write it again.");
    }
}
