package org.melograph.base;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** JSON as we write it: records become objects with snake_case keys; unknown keys are read over. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(ourTypes())
            .build();

    private Json() {}

    // Jackson writes a path as a file:// address and knows no moments and no tensors: people want the path, ISO 8601,
    // and a
    // tensor's shape.
    private static SimpleModule ourTypes() {
        return new SimpleModule()
                .addSerializer(Path.class, ToStringSerializer.instance)
                .addSerializer(Instant.class, ToStringSerializer.instance)
                .addSerializer(Tensor.class, new StdSerializer<Tensor>(Tensor.class) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public void serialize(Tensor tensor, JsonGenerator out, SerializerProvider provider)
                            throws IOException {
                        out.writeStartObject();
                        for (Axis axis : tensor.axes()) {
                            out.writeNumberField(axis.name(), axis.size());
                        }
                        out.writeEndObject();
                    }
                });
    }

    /** The value as indented JSON. Records, maps, lists, strings, numbers and null. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write " + value.getClass() + " as JSON.", e);
        }
    }

    /** Reads a record back. {@code what} names the file or thing for the message. */
    public static <T> T read(String json, Class<T> type, String what) throws BadInputException {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new BadInputException("'" + what + "' is damaged: " + e.getOriginalMessage() + ".", e);
        }
    }

    /** Reads any JSON as a tree. */
    public static JsonNode tree(String json, String what) throws BadInputException {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new BadInputException("'" + what + "' is damaged: " + e.getOriginalMessage() + ".", e);
        }
    }
}
