package dev.aicall.agent.server.agent;

import dev.aicall.api.media.PcmSink;
import dev.aicall.api.media.PcmSource;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.domain.port.RtcSessionListener.TrackKind;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.domain.protocol.AgentMessage;
import dev.aicall.domain.protocol.StartParams;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an agent can do in its call. Used on the call's loop only, apart from {@link #execute} and
 * {@link #time}; after the end nothing happens any more.
 */
public interface AgentCall {
  /**
   * Returns the agent's user id.
   *
   * @return unique in the channel
   */
  String agentUid();

  /**
   * Returns the avatar's user id: the picture's, and then the voice's too.
   *
   * @return the agent's own where the agent type has no avatar
   */
  String avatarUid();

  /**
   * Returns who calls.
   *
   * @return the user id
   */
  String callerUid();

  /**
   * Names this run of the agent, for logs and the app-server API.
   *
   * @return a random id
   */
  String instanceId();

  /**
   * Returns the channel.
   *
   * @return 32 hex digits
   */
  String channelId();

  /**
   * Returns how the agent was started.
   *
   * @return settings of the agent among them
   */
  StartParams params();

  /**
   * Returns which media the call has.
   *
   * @return never the unknown one
   */
  ARTCAICallAgentType agentType();

  /**
   * Returns clock and ticker.
   *
   * @return the server's
   */
  TimeSource time();

  /**
   * Runs a task on the call's loop, later. Safe from any thread; nothing after the end.
   *
   * @param task what to run
   */
  void execute(Runnable task);

  /**
   * Runs a task on the call's loop after a delay.
   *
   * @param delay how much later
   * @param task what to run
   * @return cancel it to prevent the run
   */
  TimeSource.Timer schedule(Duration delay, Runnable task);

  /**
   * Sends a message to the caller, with the next sequence number.
   *
   * @param message what to say
   * @return whether it is on its way; false while the caller is away, and while 1 MiB waits to be
   *     sent
   */
  boolean send(AgentMessage message);

  /**
   * Sends a message to the caller as if another participant had written it.
   *
   * @param senderUid who, for example the human who took over
   * @param message what to say
   * @return as of {@link #send}
   */
  boolean sendAs(String senderUid, AgentMessage message);

  /**
   * Sends bytes to the caller as they are: for tests of what clients do with bad messages.
   *
   * @param bytes at most 64 KiB
   */
  void sendRaw(byte[] bytes);

  /**
   * Sends a side message of the media path.
   *
   * @param type its number; 99 = latency
   * @param payload its text
   */
  void sendMediaExtension(int type, String payload);

  /**
   * Sets the voice of the agent. Silence is sent for null.
   *
   * @param voice read every 10 ms on a media thread, or null
   */
  void voice(@Nullable PcmSource voice);

  /**
   * Sets who listens to the caller.
   *
   * @param ears gets 10 ms pieces on a media thread, or null
   */
  void ears(@Nullable PcmSink ears);

  /**
   * Sets the picture of the avatar; nothing for agents without one.
   *
   * @param face the source, or null
   */
  void face(@Nullable VideoFrameSource face);

  /**
   * Sets who watches the caller's camera; nothing for agents that do not see.
   *
   * @param eyes gets frames on a media thread, or null
   */
  void eyes(@Nullable VideoFrameSink eyes);

  /**
   * Lets another participant come online in the channel, such as a human who takes over.
   *
   * @param uid who
   * @param voice what it says, on the second audio section; null for nobody heard
   */
  void participantOnline(String uid, @Nullable PcmSource voice);

  /**
   * Takes a participant offline that {@link #participantOnline} brought.
   *
   * @param uid who
   */
  void participantOffline(String uid);

  /**
   * Tells the caller that one of the agent's tracks came or went.
   *
   * @param kind sound or picture
   * @param available whether it is there now
   */
  void track(TrackKind kind, boolean available);

  /**
   * Makes a fresh RTC token for the caller.
   *
   * @return a secret
   */
  String freshToken();

  /**
   * Ends the call as an agent does that leaves: goes offline, then the connection is closed.
   *
   * <p>An agent that has something to say about it sends its 1010 before.
   */
  void end();

  /**
   * Ends the call by throwing the caller out.
   *
   * @param byeCode 1 kicked out, 2 channel terminated, 3 same user replaced
   */
  void bye(int byeCode);
}
