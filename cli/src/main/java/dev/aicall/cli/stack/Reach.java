package dev.aicall.cli.stack;

/** How far datagrams of this machine can go. */
public enum Reach {
  /** There is an interface beside loopback. */
  NETWORK,
  /** No farther than 127.0.0.1. */
  LOOPBACK,
  /** Not even there. */
  NOTHING
}
