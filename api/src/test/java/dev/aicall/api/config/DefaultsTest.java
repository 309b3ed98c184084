package dev.aicall.api.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DefaultsTest {

  /** A changed default shows as a changed line of defaults.txt. */
  @Test
  void allDefaultsAreThoseOfTheTable() throws IOException {
    String found =
        Samples.defaults().values().stream()
            .map(config -> oneFieldALine(config.toString()))
            .collect(Collectors.joining("\n"));

    assertThat(found).isEqualTo(table());
  }

  private static String oneFieldALine(String config) {
    return config.replaceAll(", (?=\\w+=)", ",\n  ").replaceFirst("\\{", "{\n  ") + "\n";
  }

  private static String table() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(DefaultsTest.class.getResourceAsStream("defaults.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
