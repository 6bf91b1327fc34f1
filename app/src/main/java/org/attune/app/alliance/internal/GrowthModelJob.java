package org.attune.app.alliance.internal;

import java.time.Instant;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.JobHandler;
import org.attune.app.jobs.JobName;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fits a practice's growth model again. */
@Component
class GrowthModelJob implements JobHandler {

  static final JobName NAME = new JobName("alliance.growth");

  private final PracticeGrowthModels growthModels;

  GrowthModelJob(PracticeGrowthModels growthModels) {
    this.growthModels = growthModels;
  }

  @Override
  public JobName name() {
    return NAME;
  }

  @Override
  public @Nullable Instant run(Viewer.Job viewer, String key) {
    growthModels.fit(viewer);
    return null;
  }
}
