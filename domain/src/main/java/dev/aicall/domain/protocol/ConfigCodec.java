package dev.aicall.domain.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How one config class looks in JSON. The known ones are constants of {@link ConfigJson}.
 *
 * <p>Writing leaves out what is not set, in the key order of the Web SDK. Reading never fails: what
 * is missing, of the wrong JSON type or out of range keeps its default. Immutable, for any thread.
 *
 * @param <T> the config class
 */
public final class ConfigCodec<T> {

  private final Function<T, ObjectNode> writer;
  private final Function<JsonNode, T> reader;

  ConfigCodec(Function<T, ObjectNode> writer, Function<JsonNode, T> reader) {
    this.writer = writer;
    this.reader = reader;
  }

  /**
   * Writes a config.
   *
   * @param config the config
   * @return a new object the caller may change
   */
  public ObjectNode toJson(T config) {
    return writer.apply(config);
  }

  /**
   * Writes a config as text, byte for byte as the Web SDK does.
   *
   * @param config the config
   * @return JSON without spaces
   */
  public String toJsonText(T config) {
    return JsonText.write(toJson(config));
  }

  /**
   * Reads a config; never throws.
   *
   * @param json the object; null and anything that is no object give the defaults
   * @return the config
   */
  public T fromJson(@Nullable JsonNode json) {
    return reader.apply(json == null ? MissingNode.getInstance() : json);
  }

  /**
   * Reads a config from text; never throws.
   *
   * @param text JSON; null and malformed text give the defaults
   * @return the config
   */
  public T fromJsonText(@Nullable String text) {
    return fromJson(JsonText.parse(text));
  }
}
