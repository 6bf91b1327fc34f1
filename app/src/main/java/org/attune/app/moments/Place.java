package org.attune.app.moments;

/** Where in the body something is felt; from head to foot, then all of it and none of it. */
public enum Place implements MomentChoice {
  HEAD, FACE, THROAT, SHOULDERS, CHEST, BACK, ARMS, BELLY, HANDS, HIPS, LEGS, FEET, EVERYWHERE, NOWHERE
}
