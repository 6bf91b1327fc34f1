package org.attune.endtoend;

/** Where people go: Attune at an address. */
interface ApplicationUnderTest extends AutoCloseable {
  String url(String path);

  /** The one-time code that the first start prints. */
  String setUpCode();

  @Override
  void close();
}
