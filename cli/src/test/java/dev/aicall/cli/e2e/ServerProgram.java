package dev.aicall.cli.e2e;

import java.util.List;
import java.util.Set;

/**
 * An agent server in a process of its own. Arguments: host, origin that browsers come from or an
 * empty one. Says {@code listening ORIGIN KEYFILE} and what happens to its agents; {@code hear HZ
 * OTHER} on its input is answered with {@code heard SHARE SHARE}; ends with its input.
 */
final class ServerProgram {
  private ServerProgram() {}

  /** Runs the program. */
  public static void main(String[] args) {
    Child.body(() -> serve(args[0], args[1]));
  }

  private static void serve(String host, String browsers) throws Exception {
    ProbeAgents agents = new ProbeAgents(Child::say);
    try (FarSide far =
        FarSide.start(
            agents,
            settings ->
                settings
                    .host(host)
                    .behindProxy(!host.startsWith("127."))
                    .apiKeyRequired(true)
                    .corsOrigins(browsers.isEmpty() ? Set.of() : Set.of(browsers)))) {
      Child.say("listening " + far.origin() + " " + far.keyFile());
      while (true) {
        List<String> words = List.of(Child.order().split(" ", -1));
        if (words.get(0).equals("hear")) {
          hear(agents, Double.parseDouble(words.get(1)), Double.parseDouble(words.get(2)));
        }
      }
    }
  }

  private static void hear(ProbeAgents agents, double hertz, double other) {
    ToneEar ear = agents.made().get(agents.made().size() - 1).ear();
    ear.awaitTone(hertz, NearSide.LIMIT);
    Child.say("heard " + ear.share(hertz) + " " + ear.share(other));
  }
}
