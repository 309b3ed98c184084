package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.testkit.golden.GoldenResult.Outcome;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a run came to. */
record GoldenReport(List<GoldenResult> results) {
  long count(Outcome outcome) {
    return results.stream().filter(result -> result.outcome() == outcome).count();
  }

  List<GoldenResult> failed() {
    return results.stream().filter(result -> result.outcome() == Outcome.FAILED).toList();
  }

  int texts() {
    return results.stream().mapToInt(GoldenResult::texts).sum();
  }

  int sameTexts() {
    return results.stream().mapToInt(GoldenResult::sameTexts).sum();
  }

  /** How many cases each rule explains; a case may take several. */
  Map<String, Long> casesOfRules() {
    Map<String, Long> cases = new TreeMap<>();
    Rules.all().forEach(rule -> cases.put(rule.id(), 0L));
    results.stream()
        .filter(result -> result.outcome() == Outcome.DEVIATING)
        .flatMap(result -> result.rules().stream())
        .forEach(rule -> cases.merge(rule, 1L, Long::sum));
    return cases;
  }

  List<String> unusedRules() {
    return casesOfRules().entrySet().stream()
        .filter(entry -> entry.getValue() == 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  private ArrayNode rules() {
    Map<String, Long> cases = casesOfRules();
    ArrayNode rules = Json.array();
    Rules.groups()
        .forEach(
            (group, members) ->
                members.forEach(
                    rule ->
                        rules.add(
                            Json.object()
                                .put("id", rule.id())
                                .put("cases", cases.get(rule.id()))
                                .put("row", rule.row(group)))));
    return rules;
  }

  String summary() {
    return "golden: "
        + count(Outcome.PASSED)
        + " passed, "
        + count(Outcome.DEVIATING)
        + " deviating, "
        + count(Outcome.FAILED)
        + " failed";
  }

  /** Failed cases, then what the run came to, in the last line. */
  void print(PrintStream out) {
    failed().forEach(result -> out.println(result.golden().name() + ": " + result.difference()));
    out.println("golden: unused rules " + unusedRules());
    out.println("golden: " + sameTexts() + " of " + texts() + " JSON texts byte for byte");
    out.println(summary());
  }

  void write(Path file) {
    ObjectNode report =
        Json.object()
            .put("summary", summary())
            .put("jsonTexts", texts())
            .put("sameByteForByte", sameTexts());
    report.set("rules", rules());
    report.set("unusedRules", Json.node(unusedRules()));
    report.set("cases", Json.array(results.stream().map(GoldenResult::toJson).toArray()));
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, report.toPrettyString() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
