package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.testkit.golden.GoldenResult.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Runs recordings against our engine and codecs. A case passes when we do what was recorded. Where
 * rules select it they first say what we do instead; a case whose expectation they changed, and
 * that meets it, is deviating.
 */
final class GoldenRunner implements AutoCloseable {
  private final SharePlayer sharePlayer = new SharePlayer();
  private final Map<GoldenFile, Player> players = new EnumMap<>(GoldenFile.class);
  private Situation situation;
  private GoldenCase last;

  GoldenRunner() {
    CallPlayer callPlayer = new CallPlayer();
    players.put(GoldenFile.OUTBOUND, callPlayer);
    players.put(GoldenFile.INBOUND, callPlayer);
    players.put(GoldenFile.CONFIG, new ConfigPlayer());
    players.put(GoldenFile.SHARE, sharePlayer);
  }

  @Override
  public void close() {
    sharePlayer.close();
  }

  List<GoldenResult> run(List<GoldenCase> cases) {
    last = null;
    return cases.stream().map(this::run).toList();
  }

  private GoldenResult run(GoldenCase golden) {
    boolean goesOn =
        last != null && last.file() == golden.file() && last.engine() == golden.engine();
    if (!goesOn) {
      situation = Situation.before(golden);
    } else {
      situation.goOn(golden);
    }
    last = golden;
    try {
      return compare(golden);
    } catch (RuntimeException e) {
      return new GoldenResult(golden, Outcome.FAILED, List.of(), "threw " + e, 0, 0);
    }
  }

  private GoldenResult compare(GoldenCase golden) {
    Recorded recorded = Recorded.of(golden);
    ObjectNode expected = recorded.facts().deepCopy();
    List<String> rules = applyRules(golden, expected);
    Played played = players.get(golden.file()).play(golden);
    situation.after(golden, recorded.facts(), expected);
    boolean isMet = SameJson.same(expected, played.facts());
    Outcome outcome =
        !isMet ? Outcome.FAILED : rules.isEmpty() ? Outcome.PASSED : Outcome.DEVIATING;
    String difference =
        isMet ? "" : "expected " + Json.text(expected) + " but we did " + Json.text(played.facts());
    return new GoldenResult(
        golden,
        outcome,
        rules,
        difference,
        recorded.texts().size(),
        same(recorded.texts(), played.texts()));
  }

  /** Applies the rules and returns those that changed what is expected. */
  private List<String> applyRules(GoldenCase golden, ObjectNode expected) {
    Rule.Case step = new Rule.Case(golden, situation);
    List<String> changed = new ArrayList<>();
    Rules.all()
        .filter(rule -> rule.selects().test(step))
        .forEach(
            rule -> {
              ObjectNode before = expected.deepCopy();
              rule.instead().accept(step, expected);
              if (!SameJson.same(before, expected)) {
                changed.add(rule.id());
              }
            });
    return changed;
  }

  private static int same(List<String> recorded, List<String> ours) {
    int same = 0;
    for (int i = 0; i < Math.min(recorded.size(), ours.size()); i++) {
      same += recorded.get(i).equals(ours.get(i)) ? 1 : 0;
    }
    return same;
  }
}
