/** The mathematics of the alliance: pure functions of scores, with no framework, no clock and no input or output. */
@org.jspecify.annotations.NullMarked
module org.attune.engine {
  requires static transitive org.jspecify;

  exports org.attune.engine.change;
  exports org.attune.engine.rupture;
  exports org.attune.engine.scoring;
  exports org.attune.engine.series;
  exports org.attune.engine.trajectory;
}
