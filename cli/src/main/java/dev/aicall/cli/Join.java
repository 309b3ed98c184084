package dev.aicall.cli;

import dev.aicall.api.ARTCAICallEngineInterface;

/** How a call is joined, with all that had to be asked of a server before. */
interface Join {
  /** Name or id of the agent, for people. */
  String agent();

  /** Who calls. */
  String userId();

  /** Starts the call; does not block. */
  void start(ARTCAICallEngineInterface engine);
}
