# Sudden gains and losses in 240 made-up courses of up to 14 weekly sessions with missing ones, on 0 to 63, lower is
# better, reliable change 7. Written here with a row of NA-padded columns per course, and R's qt, var and mean.
# Rscript sudden.R  writes sudden_scores.csv and sudden.csv
set.seed(20260503)
cat("course,session,score\n", file = "sudden_scores.csv")
cat("course,kind,before,after,from,to,mean_before,mean_after,reversed_at\n", file = "sudden.csv")
for (course in 1:240) {
  n <- sample(4:14, 1)
  level <- cumsum(c(sample(15:40, 1), sample(c(0, -1, -9, 8), n - 1, TRUE, c(.55, .2, .15, .1))))
  x <- pmin(63, pmax(0, round(level + rnorm(n, 0, 1.5))))
  x[runif(n) < .12] <- NA
  for (s in which(!is.na(x)))
    cat(course, ",", s, ",", x[s], "\n", sep = "", file = "sudden_scores.csv", append = TRUE)
  y <- c(NA, NA, x, NA, NA, NA)
  for (kind in c("GAIN", "LOSS")) for (s in seq_len(n - 1)) {
    sign <- if (kind == "GAIN") 1 else -1
    pre <- y[s + 0:2]; post <- y[s + 3:5]
    a <- pre[3]; b <- post[1]
    pre <- pre[!is.na(pre)]; post <- post[!is.na(post)]
    if (is.na(a) || is.na(b) || length(pre) < 2 || length(post) < 2) next
    d <- sign * (a - b)
    df <- length(pre) + length(post) - 2
    pooled <- sqrt(((length(pre) - 1) * var(pre) + (length(post) - 1) * var(post)) / df)
    if (d < 7 || d < .25 * a || !(sign * (mean(pre) - mean(post)) > qt(.975, df) * pooled + 1e-7)) next
    later <- which(sign * (x - b) > d / 2)
    later <- later[later > s + 1]
    cat(course, kind, s, s + 1, a, b, sprintf("%.15g", mean(pre)), sprintf("%.15g", mean(post)),
        if (length(later)) min(later) else NA, sep = ",", file = "sudden.csv", append = TRUE)
    cat("\n", file = "sudden.csv", append = TRUE)
  }
}
