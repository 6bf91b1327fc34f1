package org.attune.app.moments;

/**
 * A word for how it is, with its place on the picture of feelings: from -3, unpleasant, to 3, pleasant, and from -3, quiet,
 * to 3, awake. The two directions are those of Russell's circumplex of affect (1980, J. Pers. Soc. Psychol. 39, 1161–1178,
 * abstract); the places are our own, drawn for looking at, measured by nobody and added up nowhere.
 */
public enum Feeling implements MomentChoice {
  AFRAID(-3, 3), ANGRY(-2, 3), RESTLESS(-1, 3), OVERWHELMED(-2, 2), TENSE(-1, 2), WORRIED(-2, 1), ASHAMED(-3, 1),
  EXCITED(2, 3), GLAD(3, 2), CURIOUS(1, 2), HOPEFUL(2, 1), PROUD(3, 1), MOVED(1, 1),
  HURT(-3, -1), SAD(-3, -2), LONELY(-2, -2), NUMB(-1, -2), EMPTY(-2, -3), TIRED(-1, -3),
  RELIEVED(1, -1), GRATEFUL(3, -1), TENDER(1, -2), SAFE(3, -2), CONTENT(2, -2), CALM(2, -3),
  MIXED(0, 0), UNSURE(0, 0);

  private final int valence;
  private final int arousal;

  Feeling(int pleasant, int awake) {
    this.valence = pleasant;
    this.arousal = awake;
  }

  public int valence() {
    return valence;
  }

  public int arousal() {
    return arousal;
  }
}
