package dev.aicall.agent.server.agent;

import dev.aicall.domain.protocol.ClientMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Which message calls which command. Pattern matching for switch is not in Java 17. */
final class CommandTable {
  private static final Map<Class<?>, BiConsumer<ClientMessage, CallerCommands>> TABLE =
      new HashMap<>();

  static {
    on(ClientMessage.StopAgent.class, (m, to) -> to.stop());
    on(ClientMessage.InterruptSpeaking.class, (m, to) -> to.interruptSpeaking());
    on(ClientMessage.EnableVoiceInterrupt.class, (m, to) -> to.enableVoiceInterrupt(m.enable()));
    on(ClientMessage.SwitchVoiceId.class, (m, to) -> to.switchVoice(m.voiceId()));
    on(ClientMessage.RequestRtcToken.class, (m, to) -> to.requestToken(m.userId()));
    on(ClientMessage.EnablePushToTalk.class, (m, to) -> to.enablePushToTalk(m.enable()));
    on(ClientMessage.StartPushToTalk.class, (m, to) -> to.startPushToTalk());
    on(ClientMessage.FinishPushToTalk.class, (m, to) -> to.finishPushToTalk());
    on(ClientMessage.CancelPushToTalk.class, (m, to) -> to.cancelPushToTalk());
    on(ClientMessage.UseVoiceprint.class, (m, to) -> to.useVoiceprint(m.enable()));
    on(ClientMessage.ClearVoiceprint.class, (m, to) -> to.clearVoiceprint());
    on(ClientMessage.SendTextToAgent.class, (m, to) -> to.sendText(m.text()));
    on(ClientMessage.SendCustomMessageToServer.class, (m, to) -> to.customMessage(m.message()));
    on(ClientMessage.StartVisionCustomCapture.class, (m, to) -> to.startCapture(m));
    on(ClientMessage.StopVisionCustomCapture.class, (m, to) -> to.stopCapture());
    on(ClientMessage.UpdateLlmSystemPrompt.class, (m, to) -> to.updateSystemPrompt(m.prompt()));
    on(ClientMessage.UpdateVcrConfig.class, (m, to) -> to.updateVcr(m.config()));
    on(ClientMessage.UpdateBailianAppParams.class, (m, to) -> to.updateBailianParams(m.params()));
    on(ClientMessage.UpdateAsrMaxSilence.class, (m, to) -> to.updateSilence(m.asrMaxSilence()));
    on(ClientMessage.QueryAgentState.class, (m, to) -> to.queryState());
    on(ClientMessage.UpdateTtsSpeechRate.class, (m, to) -> to.updateSpeechRate(m.speechRate()));
  }

  private CommandTable() {}

  private static <M extends ClientMessage> void on(
      Class<M> type, BiConsumer<M, CallerCommands> command) {
    TABLE.put(type, (message, to) -> command.accept(type.cast(message), to));
  }

  static void obey(ClientMessage message, CallerCommands commands) {
    BiConsumer<ClientMessage, CallerCommands> command = TABLE.get(message.getClass());
    if (command == null) {
      throw new IllegalStateException("no command for " + message.getClass().getSimpleName());
    }
    command.accept(message, commands);
  }
}
