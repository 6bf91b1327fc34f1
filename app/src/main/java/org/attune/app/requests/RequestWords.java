package org.attune.app.requests;

/**
 * What an enquirer wrote: it is read, and answered, before anybody sees who they are.
 *
 * @param times          when it suits them, in their own words, or empty
 * @param forSomeoneElse whether it is for somebody other than themselves
 * @param online         whether they would like to meet online
 */
public record RequestWords(String words, String times, boolean forSomeoneElse, boolean online) {
  @Override
  public String toString() {
    return "RequestWords[…]";
  }
}
