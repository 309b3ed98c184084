package dev.aicall.domain.share;

/** Carries a refusal from one step of reading to the end of it; never leaves this package. */
final class ShareLinkFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient ShareLinkReading.Rejected rejected;

  ShareLinkFault(RejectedShareLink reason, int position, String detail) {
    super(detail, null, false, false);
    rejected = new ShareLinkReading.Rejected(reason, position, detail);
  }

  ShareLinkReading.Rejected rejected() {
    return rejected;
  }
}
