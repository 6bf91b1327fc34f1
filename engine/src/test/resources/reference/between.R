# The standard deviation between courses, by other means.  Rscript between.R  writes between_scores.csv and between.csv
# balanced: 24 courses of 6 scores: the random intercept's SD of nlme::lme by REML, which for equal lengths is the ANOVA
#   estimator. uneven: 30 courses of 1 to 12 scores: unweighted means, written out with tapply on courses of two or more.
# alike: 24 courses of 4 with no difference between them: the estimate is not above zero.
suppressMessages(library(nlme))
set.seed(20260502)
make <- function(set, lengths, sd) do.call(rbind, lapply(seq_along(lengths), function(c)
  data.frame(set, course = c, score = pmin(7, pmax(1, round((rnorm(1, 5.2, sd) + rnorm(lengths[c], 0, .6)) * 5) / 5)))))
balanced <- make("balanced", rep(6, 24), .9)
uneven <- make("uneven", sample(1:12, 30, TRUE), .9)
repeat {
  alike <- make("alike", rep(4, 24), 0)
  a <- anova(lm(score ~ factor(course), alike))
  if (a[1, 3] < a[2, 3]) break
}
fit <- lme(score ~ 1, random = ~ 1 | course, balanced, method = "REML",
           control = lmeControl(msTol = 1e-14, tolerance = 1e-12, opt = "optim", reltol = 1e-15))
a <- anova(lm(score ~ factor(course), balanced))
stopifnot(abs(sqrt((a[1, 3] - a[2, 3]) / 6) - as.numeric(VarCorr(fit)[1, 2])) < 1e-5)
n <- tapply(uneven$score, uneven$course, length)
keep <- uneven[n[as.character(uneven$course)] >= 2, ]
n <- tapply(keep$score, keep$course, length)
m <- tapply(keep$score, keep$course, mean)
within <- anova(lm(score ~ factor(course), keep))[2, 3]
write.csv(rbind(balanced, uneven, alike), "between_scores.csv", row.names = FALSE, quote = FALSE)
cat("set,courses,sd_lme,sd\n", file = "between.csv")
cat(sprintf("balanced,24,%.15g,%.15g\n", as.numeric(VarCorr(fit)[1, 2]), sqrt((a[1, 3] - a[2, 3]) / 6)),
    sprintf("uneven,%d,NA,%.15g\n", length(n), sqrt(var(m) - within * mean(1 / n))),
    "alike,24,NA,NA\n", sep = "", file = "between.csv", append = TRUE)
