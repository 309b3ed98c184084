package dev.aicall.cli.load.report;

/** The end of the page: what became of the calls, what the process took, how it was run. */
final class FactSections {
  private final LoadReport report;
  private final Page page;

  private FactSections(LoadReport report, Page page) {
    this.report = report;
    this.page = page;
  }

  static void write(LoadReport report, Page page) {
    FactSections sections = new FactSections(report, page);
    sections.more();
    sections.howItWasRun();
  }

  private void more() {
    LoadReport.Calls calls = report.calls();
    LoadReport.Network network = report.network();
    LoadReport.ProcessUse process = report.process();
    page.put("<section class=\"two\"><div><h2>Calls</h2><table class=\"facts\">");
    page.fact("calls due", Numbers.count(calls.due()));
    page.fact("heard the agent", Numbers.count(calls.setUp()));
    page.fact(
        "failed",
        Numbers.count(calls.failed()) + " (" + Numbers.percent(calls.failedPercent()) + ")");
    page.fact("ended by the agent in good order", Numbers.count(calls.leftByAgent()));
    page.fact(
        "turns without an answer",
        Numbers.count(calls.unanswered())
            + " ("
            + Numbers.percent(calls.unansweredPercent())
            + ")");
    page.fact("agent cut off (interruptions)", Numbers.count(calls.interruptions()));
    page.fact(
        "links lost / back again",
        Numbers.count(calls.linksLost()) + " / " + Numbers.count(calls.reconnects()));
    page.put("</table></div><div><h2>Sound and process</h2><table class=\"facts\">");
    page.fact("packets lost from the agent", Numbers.percent(network.lossInPercent()));
    page.fact("packets lost to the agent", Numbers.percent(network.lossOutPercent()));
    page.fact(
        "microphone pieces taken late",
        Numbers.count(process.lateFrames())
            + " of "
            + Numbers.count(process.frames())
            + " ("
            + Numbers.percent(process.lateFramesPercent())
            + ")");
    page.fact("own timer late, at most", Numbers.time(process.timerLagMostMs()));
    page.fact(
        "whole machine's CPU, worst second", Numbers.percent(process.machineCpuMostPercent()));
    page.fact("heap when all was over", Numbers.memory(process.heapEndMb()));
    page.fact("threads, most", Numbers.count(process.threadsMost()));
    page.put("</table></div></section>");
  }

  private void howItWasRun() {
    LoadReport.Setting setting = report.setting();
    LoadReport.Machine machine = report.machine();
    page.put("<section><h2>How it was run</h2>");
    page.put("<pre>" + Html.escaped(setting.command()) + "</pre><table class=\"facts\">");
    page.fact(
        "callers",
        setting.calls() + ", " + setting.mode() + ", for " + Numbers.seconds(setting.seconds()));
    Double ramp = setting.rampSeconds();
    if (ramp != null) {
      page.fact("ramp", Numbers.seconds(ramp));
    }
    Double length = setting.callSeconds();
    page.fact("a call lasts", length == null ? "to the end" : Numbers.seconds(length));
    page.fact(
        "callers say",
        setting.says()
            + ", every "
            + Numbers.seconds(setting.turnSeconds())
            + ", and wait "
            + Numbers.seconds(setting.answerSeconds())
            + " for an answer");
    page.fact("agent", setting.agent());
    page.fact("backend", setting.backend());
    page.fact("aicall", machine.aicall());
    page.fact("Java", machine.java() + (machine.jvm().isEmpty() ? "" : ", " + machine.jvm()));
    page.fact(
        "machine",
        machine.cores()
            + (machine.cores() == 1 ? " core, " : " cores, ")
            + (machine.processor().isEmpty() ? "" : machine.processor() + ", ")
            + Numbers.memory((double) machine.memoryMb())
            + ", heap at most "
            + Numbers.memory((double) machine.heapLimitMb()));
    page.fact("system", machine.system());
    page.put("</table></section>");
  }
}
