package dev.aicall.api.config;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The named parts of a config, from which it gets equality and a text without secrets. */
final class ConfigFields {

  private final String owner;
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
  private final Set<String> secrets = new HashSet<>();

  private ConfigFields(String owner) {
    this.owner = owner;
  }

  static ConfigFields of(String owner) {
    return new ConfigFields(owner);
  }

  ConfigFields with(String name, @Nullable Object value) {
    values.put(name, value);
    return this;
  }

  /** Counts for equality, but its content never shows. */
  ConfigFields withSecret(String name, @Nullable Object value) {
    secrets.add(name);
    return with(name, value);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ConfigFields that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(owner).append('{');
    String separator = "";
    for (Map.Entry<String, @Nullable Object> entry : values.entrySet()) {
      text.append(separator).append(entry.getKey()).append('=');
      text.append(shown(entry.getKey(), entry.getValue()));
      separator = ", ";
    }
    return text.append('}').toString();
  }

  private @Nullable Object shown(String name, @Nullable Object value) {
    boolean hidden = secrets.contains(name) && value != null && !value.equals("");
    return hidden ? "***" : value;
  }
}
