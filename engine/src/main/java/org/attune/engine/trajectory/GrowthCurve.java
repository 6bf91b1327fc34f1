package org.attune.engine.trajectory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A fitted growth model as plain numbers, to be kept and read back: what is expected of a client, and how clients differ.
 *
 * <p>All on the scale of the scores and of the time chosen: intercepts in points, slopes in points per unit of time, variances in
 * their squares. Variances may be zero (a singular fit).
 *
 * @param time what the score is a straight line in
 * @param method by which it was fitted
 * @param covariates their names, in the order of the model
 * @param estimates the fixed effects: intercept, slope in time, then one per covariate
 * @param covariance of the fixed effects, row by row
 * @param interceptVariance of clients at time 0
 * @param interceptSlopeCovariance of clients
 * @param slopeVariance of clients
 * @param therapistVariance of therapists’ intercepts, 0 without that level
 * @param residualVariance σ², of a score about its client's line, above zero
 * @param sessions how many it was fitted to
 * @param clients how many it was fitted to
 */
public record GrowthCurve(
    TimeTransform time,
    EstimationMethod method,
    List<String> covariates,
    List<Double> estimates,
    List<List<Double>> covariance,
    double interceptVariance,
    double interceptSlopeCovariance,
    double slopeVariance,
    double therapistVariance,
    double residualVariance,
    long sessions,
    int clients) {

  /**
   * A curve read back from its numbers.
   *
   * @throws IllegalArgumentException where the numbers don't belong together, or aren't a covariance
   */
  public GrowthCurve {
    Objects.requireNonNull(time);
    Objects.requireNonNull(method);
    covariates = List.copyOf(covariates);
    estimates = List.copyOf(estimates);
    covariance = covariance.stream().map(List::copyOf).toList();
    int p = 2 + covariates.size();
    boolean square = covariance.size() == p && covariance.stream().allMatch(row -> row.size() == p);
    if (estimates.size() != p || !square) {
      throw new IllegalArgumentException(p + " fixed effects have " + estimates.size() + " estimates and a covariance of "
          + covariance.stream().map(List::size).toList());
    }
    double product = interceptVariance * slopeVariance;
    if (!(interceptVariance >= 0) || !(slopeVariance >= 0) || !(therapistVariance >= 0) || !(residualVariance > 0)
        || !(interceptSlopeCovariance * interceptSlopeCovariance <= product * (1 + 1e-9))
        || !estimates.stream().allMatch(Double::isFinite)
        || !covariance.stream().allMatch(row -> row.stream().allMatch(Double::isFinite))) {
      throw new IllegalArgumentException("not the variances of a growth model: " + interceptVariance + ", "
          + interceptSlopeCovariance + ", " + slopeVariance + ", " + therapistVariance + ", " + residualVariance);
    }
  }

  static GrowthCurve of(GrowthModel model, double[] beta, double[] covariance, double intercepts, double product,
      double slopes, double therapists, double residual, long sessions, int clients) {
    List<Double> estimates = new ArrayList<>();
    List<List<Double>> rows = new ArrayList<>();
    int p = beta.length;
    for (int i = 0; i < p; i++) {
      estimates.add(beta[i]);
      List<Double> row = new ArrayList<>();
      for (int j = 0; j < p; j++) {
        row.add(covariance[i * p + j]);
      }
      rows.add(row);
    }
    return new GrowthCurve(model.time(), model.method(), model.covariates(), estimates, rows, intercepts, product, slopes,
        therapists, residual, sessions, clients);
  }

  /** The names of the fixed effects, as lme4 gives them. */
  public List<String> names() {
    List<String> names = new ArrayList<>(List.of("(Intercept)", time.term()));
    names.addAll(covariates);
    return Collections.unmodifiableList(names);
  }

  /**
   * The standard error of a fixed effect, the variances held fixed.
   *
   * @param effect its place among the {@link #estimates}, from 0 on
   * @throws IndexOutOfBoundsException where there is none at that place
   */
  public double standardError(int effect) {
    return Math.sqrt(covariance.get(effect).get(effect));
  }

  /** The standard deviation between clients at time 0, in points. */
  public double interceptSd() {
    return Math.sqrt(interceptVariance);
  }

  /** The standard deviation of slopes between clients, in points per unit of time. */
  public double slopeSd() {
    return Math.sqrt(slopeVariance);
  }

  /** The correlation of clients' intercepts and slopes, from −1 to 1; nothing where either doesn't vary. */
  public OptionalDouble correlation() {
    return interceptVariance > 0 && slopeVariance > 0
        ? OptionalDouble.of(Math.clamp(interceptSlopeCovariance / (interceptSd() * slopeSd()), -1, 1))
        : OptionalDouble.empty();
  }

  /** The standard deviation between therapists, in points; 0 without that level. */
  public double therapistSd() {
    return Math.sqrt(therapistVariance);
  }

  /** σ, the standard deviation of a score about its client's line, in points. */
  public double sigma() {
    return Math.sqrt(residualVariance);
  }

  /**
   * The expected course at a session: x′β̂, with the standard error √(x′Cov(β̂)x) of where the curve lies, Σ held fixed.
   *
   * @param session its number
   * @param covariates in the order of the model
   * @throws InvalidGrowthDataException where the session has no time
   * @throws IllegalArgumentException where there are not as many covariates as in the model
   */
  public NormalEstimate expected(double session, double... covariates) {
    ClientTrajectory mean = prior(covariates, 0, 0, 0, 0);
    return mean.expectedMean(session);
  }

  /**
   * A client with nothing known but the covariates: N(Aβ̂, A·Cov(β̂)·A′ + Σ [+ σ²ᵤ on the intercept]), where A takes
   * the fixed effects to this client's intercept and slope, and u is a therapist not met before.
   *
   * <p>Where the client was among those the curve was fitted to, their scores count twice; fit on others.
   *
   * @param covariates in the order of the model
   * @throws IllegalArgumentException where there are not as many covariates as in the model
   */
  public ClientTrajectory newClient(double... covariates) {
    return prior(covariates, interceptVariance + therapistVariance, interceptSlopeCovariance, slopeVariance,
        residualVariance);
  }

  private ClientTrajectory prior(double[] values, double v00, double v01, double v11, double noise) {
    if (values.length != covariates.size()) {
      throw new IllegalArgumentException(values.length + " values for the covariates " + covariates);
    }
    double mean = estimates.get(0);
    double c00 = covariance.get(0).get(0);
    double c01 = covariance.get(0).get(1);
    for (int i = 0; i < values.length; i++) {
      List<Double> row = covariance.get(2 + i);
      mean += values[i] * estimates.get(2 + i);
      c00 += 2 * values[i] * row.get(0);
      c01 += values[i] * row.get(1);
      for (int j = 0; j < values.length; j++) {
        c00 += values[i] * values[j] * row.get(2 + j);
      }
    }
    return new ClientTrajectory(time, mean, estimates.get(1), v00 + c00, v01 + c01, v11 + covariance.get(1).get(1), noise);
  }
}
