package dev.aicall.testkit.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.testkit.golden.GoldenResult.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The comparison sees a recording that says something else: one byte of it is changed. */
class GoldenSelfTest {
  private static final int FLIPS = 4;
  private static final long SEED = 20_261_122L;

  /** Recorded values that are compared: messages, JSON, events, results, requests. */
  private static final Pattern COMPARED =
      Pattern.compile(
          "\"(?:wireText|jsonText|paramsText|bodyText)\":\"((?:[^\"\\\\]++|\\\\.)++)\""
              + "|\"events\":\\[\\[(.+?)]](?=,\"rtcCalls\")"
              + "|\"expireTimeMillis\":(\\d+)");

  /** Texts of errors are for people, and class names are the peer's. */
  private static final Pattern NOT_COMPARED = Pattern.compile("errorOccurred|\\$class");

  private static GoldenSet recordings;

  @BeforeAll
  static void load() {
    recordings = GoldenSet.of(GoldenFolder.vendored());
  }

  @ParameterizedTest
  @EnumSource(GoldenFile.class)
  void aFlippedByteFails(GoldenFile file) {
    byte[] bytes = recordings.bytes(file);
    List<Integer> places = comparedLetters(file);
    Random random = new Random(SEED);

    for (int i = 0; i < FLIPS; i++) {
      int place = places.get(random.nextInt(places.size()));
      byte[] flipped = bytes.clone();
      flipped[place] ^= 1;

      assertThat(failed(file, flipped)).as("byte %d of %s", place, file.fileName()).isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource(GoldenFile.class)
  void anUnchangedRecordingDoesNotFail(GoldenFile file) {
    assertThat(failed(file, recordings.bytes(file))).isZero();
  }

  private static long failed(GoldenFile file, byte[] bytes) {
    return run(recordings.with(file, bytes).cases(file)).stream()
        .filter(result -> result.outcome() == Outcome.FAILED)
        .count();
  }

  /**
   * Where a letter or digit of a compared value stands, in cases that no rule is about: of those
   * with a rule only what the rule leaves as recorded is compared.
   */
  private static List<Integer> comparedLetters(GoldenFile file) {
    String text = new String(recordings.bytes(file), StandardCharsets.ISO_8859_1);
    List<GoldenResult> results = run(recordings.cases(file));
    List<Integer> places = new ArrayList<>();
    int start = 0;
    int number = 0;
    for (String line : text.lines().toList()) {
      if (results.get(number).outcome() == Outcome.PASSED) {
        addLetters(line, start, places);
      }
      start += line.length() + 1;
      number++;
    }
    return places;
  }

  private static void addLetters(String line, int start, List<Integer> places) {
    Matcher matcher = COMPARED.matcher(line);
    while (matcher.find()) {
      if (NOT_COMPARED.matcher(matcher.group()).find()) {
        continue;
      }
      int value = matcher.start() + matcher.group().indexOf(':') + 1;
      for (int at = value; at < matcher.end(); at++) {
        if (isPlain(line, at)) {
          places.add(start + at);
        }
      }
    }
  }

  private static List<GoldenResult> run(List<GoldenCase> cases) {
    try (GoldenRunner runner = new GoldenRunner()) {
      return runner.run(cases);
    }
  }

  /** A letter or digit whose flip is no other spelling of the same value. */
  private static boolean isPlain(String line, int at) {
    char c = line.charAt(at);
    boolean isLetter = (c >= 'a' && c <= 'y') || (c >= '1' && c <= '8');
    return isLetter && line.charAt(at - 1) != '\\';
  }
}
