# What the further criteria should say after each session of the courses in rupture.csv, each row from the scores up to its
# session alone: the straight line by R's lm, quartiles by its quantile (type 7), the change point by summing over every
# possible segmentation of the first eight scores, each segment's marginal likelihood in closed form.
#   Rscript criteria.R > criteria.csv
# NA: the criterion can't speak yet. Pooled SD 0.5 or 3; change point: mean 5.5 or 12, between 0.8 or 5, within 0.5 or 3,
# new runs with probability 1/50 in odd courses, 1/4 in even ones.
d <- read.csv("rupture.csv")
f <- function(x) ifelse(is.na(x), "NA", sprintf("%.15g", x))
cat("course,session,fitted,residual,high,last,q1,median,q3,changed,run_before,run_now,rarity\n")

marginal <- function(x, m, k, a, b) {                     # log density of a run's scores under the Normal-Gamma prior
  n <- length(x)
  kn <- k + n; an <- a + n / 2
  bn <- b + sum((x - mean(x))^2) / 2 + k * n * (mean(x) - m)^2 / (2 * kn)
  lgamma(an) - lgamma(a) + a * log(b) - an * log(bn) + (log(k) - log(kn)) / 2 - n / 2 * log(2 * pi)
}
starts <- function(x, m, k, a, b, h) {                    # P(the last run began at score j), j = 1..n
  n <- length(x)
  w <- rep(0, n)
  for (code in 0:(2^(n - 1) - 1)) {
    cut <- as.integer(intToBits(code))[seq_len(n - 1)]
    from <- c(1, which(cut == 1) + 1); to <- c(from[-1] - 1, n)
    l <- sum(cut) * log(h) + (n - 1 - sum(cut)) * log(1 - h)
    for (i in seq_along(from)) l <- l + marginal(x[from[i]:to[i]], m, k, a, b)
    w[tail(from, 1)] <- w[tail(from, 1)] + exp(l)
  }
  w / sum(w)
}

for (course in unique(d$course)) {
  c1 <- d[d$course == course, ]
  up <- c1$better[1] == "HIGHER"
  m <- if (up) 5.5 else 12; between <- if (up) 0.8 else 5; within <- if (up) 0.5 else 3
  k0 <- within^2 / between^2; a0 <- 2; b0 <- 2 * within^2
  likeliest <- 1
  for (k in seq_len(nrow(c1))) {
    s <- c1$session[1:k]; x <- c1$score[1:k]; before <- x[-k]
    row <- rep(NA_real_, 11)
    if (k >= 3) {
      fit <- lm(x ~ s)
      row[1:2] <- c(fitted(fit)[k], residuals(fit)[k])
    }
    if (k >= 2) row[3:4] <- c(if (up) max(before) else min(before), before[k - 1])
    if (k >= 7) row[5:7] <- quantile(before, c(.25, .5, .75), type = 7)
    if (k >= 2 && k <= 8) {
      w <- starts(x, m, k0, a0, b0, if (course %% 2 == 1) 1 / 50 else 1 / 4)
      now <- which.max(w)
      run <- before[likeliest:(k - 1)]; n <- length(run)
      kn <- k0 + n; mn <- (k0 * m + sum(run)) / kn; an <- a0 + n / 2
      bn <- b0 + sum((run - mean(run))^2) / 2 + k0 * n * (mean(run) - m)^2 / (2 * kn)
      drop <- if (up) mn - x[k] else x[k] - mn
      best <- if (up) c1$high[1] else c1$low[1]
      p <- if (x[k] == best) 1 else pt(-drop / sqrt(bn * (kn + 1) / (an * kn)), 2 * an)
      row[8:11] <- c(sum(w[seq_along(w) > likeliest]), k - likeliest, k + 1 - now, p)
      likeliest <- now
    }
    cat(course, s[k], f(row), sep = ","); cat("\n")
  }
}
