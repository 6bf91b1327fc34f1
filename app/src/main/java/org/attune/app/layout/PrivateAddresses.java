package org.attune.app.layout;

/**
 * The addresses of pages that are private. The browser's history keeps an address and a tab's title, so neither says what
 * somebody read or did. What follows one of these addresses says no more ("new", "words").
 */
public final class PrivateAddresses {
  /** A person's own space; also in notes.webmanifest and the scripts offline*.js, as are its pages without a connection. */
  public static final String SPACE = "/notes";
  public static final String CIRCLE = SPACE + "/11";
  public static final String LETTERS = SPACE + "/12";
  public static final String LADDER = SPACE + "/13";
  public static final String MOMENTS = SPACE + "/14";
  public static final String OUTINGS = SPACE + "/15";
  public static final String RHYTHM = SPACE + "/16";
  public static final String TRUSTED_PEOPLE = SPACE + "/17";
  public static final String DISCOMFORT = SPACE + "/18";
  public static final String SAFETY_PLAN = SPACE + "/19";
  public static final String BRINGING = SPACE + "/20";
  public static final String SEEN_MOMENTS = SPACE + "/21";
  public static final String OFFLINE = SPACE + "/22";
  /** Taking one's space along, or erasing it. */
  public static final String SPACE_EXPORT = SPACE + "/23";
  public static final String SMALL_STEPS = SPACE + "/24";

  public static final String HELP = "/pages/1";
  public static final String PRIVACY = "/pages/2";
  /** Someone other than one's therapist. */
  public static final String SOMEONE_ELSE = "/pages/3";
  public static final String ERASED = "/pages/4";
  /** Whether a client and their therapist are the right pair. */
  public static final String FIT_REVIEW = "/pages/8";
  /** What happens after a client's answer about harming themselves. */
  public static final String AFTER_AN_ANSWER = "/pages/10";
  /** The questionnaires that a client is asked. */
  public static final String QUESTIONS = "/pages/12";
  /** Something small for somebody without a sign-in. */
  public static final String SMALL_STEP_NOW = "/pages/9";

  /** What somebody was asked for by a mail. */
  public static final String TRUSTED_PERSON = "/note";
  /** What became of a request for a first talk, by the link in a mail. */
  public static final String FIRST_TALK = "/appointment";
  /** What a client couldn't say. */
  public static final String UNSAID = "/lines";

  private PrivateAddresses() {}
}
