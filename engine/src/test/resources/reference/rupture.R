# What the two criteria should say after each session of 60 made-up courses, computed from their published formulas with
# R's mean, sd, median and pt, each row from the scores up to its session alone.  Rscript rupture.R > rupture.csv
# Courses 1-30: mean of five lines on 1 to 7, higher is better, crowded at the ceiling. Courses 31-60: whole points on
# 0 to 27, lower is better. NA: the criterion can't speak yet, or has no limits.
set.seed(20260501)
cat("course,session,score,low,high,better,between,baseline,drop,own_sd,gentle,strong,strength,rarity,",
    "xbar,sigma_mean,lcl_mean,ucl_mean,xmed,sigma_median,lcl_median,ucl_median\n", sep = "")
f <- function(x) ifelse(is.na(x), "NA", sprintf("%.15g", x))
for (course in 1:60) {
  up <- course <= 30
  low <- if (up) 1 else 0
  high <- if (up) 7 else 27
  between <- if (up) c(0.3, 0.75, 1.1)[course %% 3 + 1] else c(1.5, 3.375, 6)[course %% 3 + 1]
  n <- sample(2:24, 1)
  sessions <- sort(sample(1:30, n))                       # sessions are missed
  if (up) {
    raw <- rnorm(n, rnorm(1, 6, 0.9), sample(c(0, 0.3, 0.8), 1))
    hit <- sample(n, 1); raw[hit] <- raw[hit] - sample(c(0, 1, 2.5), 1)
    score <- round(pmin(pmax(raw, low), high) * 5) / 5
  } else {
    raw <- rnorm(n, rnorm(1, 12, 5), sample(c(0, 2, 5), 1))
    hit <- sample(n, 1); raw[hit] <- raw[hit] + sample(c(0, 4, 10), 1)
    score <- round(pmin(pmax(raw, low), high))
  }
  for (k in seq_len(n)) {
    x <- score[k]
    before <- score[seq_len(k - 1)]
    row <- rep(NA_real_, 15)
    if (k >= 4) {
      m <- length(before)
      s <- max(sd(before), between)
      drop <- if (up) mean(before) - x else x - mean(before)
      best <- if (up) high else low
      p <- if (x == best) 1 else pt(-drop / (s * sqrt(1 + 1 / m)), m - 1)
      strength <- if (drop > 2 * s + 1e-9) 2 else if (drop > s + 1e-9) 1 else 0
      row[1:7] <- c(mean(before), drop, sd(before), s, 2 * s, strength, p)
    }
    if (k >= 7) {
      mr <- abs(diff(before))
      clip <- function(v) min(max(v, low), high)
      if (mean(mr) > 0) row[8:11] <-
        c(mean(before), mean(mr) / 1.128, clip(mean(before) - 2.66 * mean(mr)), clip(mean(before) + 2.66 * mean(mr)))
      if (median(mr) > 1e-9) {
        sigma <- median(mr) / 0.954
        row[12:15] <- c(median(before), sigma, clip(median(before) - 3 * sigma), clip(median(before) + 3 * sigma))
      }
    }
    cat(course, sessions[k], f(x), low, high, if (up) "HIGHER" else "LOWER", between, f(row), sep = ",")
    cat("\n")
  }
}
