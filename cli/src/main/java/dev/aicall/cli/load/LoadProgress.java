package dev.aicall.cli.load;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far a load is.
 *
 * @param at since the first call was due; negative before
 * @param line all of it in one line, for people
 */
public record LoadProgress(Duration at, String line) {
  static LoadProgress of(Ledger.Now now, LoadPlan plan) {
    long seconds = Math.max(0, now.at().toSeconds());
    return new LoadProgress(
        now.at(),
        String.format(
            Locale.ROOT,
            "%02d:%02d / %02d:%02d   up %d   setting up %d   set up %d   failed %d%s%s",
            seconds / 60,
            seconds % 60,
            plan.load().toSeconds() / 60,
            plan.load().toSeconds() % 60,
            now.up(),
            now.settingUp(),
            now.setUp(),
            now.failed(),
            figure("set-up", now.setUpP95Ms()),
            figure(plan.echo() ? "echo" : "answer", now.answerP95Ms())));
  }

  private static String figure(String name, @Nullable Double p95) {
    return p95 == null ? "" : String.format(Locale.ROOT, "   %s p95 %.0f ms", name, p95);
  }
}
