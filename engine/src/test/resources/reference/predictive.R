# What the predictive criterion should say of the courses in rupture.csv, by the joint normal distribution of all scores up
# to a session and R's solve, where the engine filters score by score.   Rscript predictive.R > predictive.csv
# Model: line in log(session); bond: 5.5 and .1, SD .7 and .2, correlation -.3, sigma .5; depression: 14 and -1.5, SD 5 and
# 1.2, correlation -.2, sigma 3; the fixed effects' own variances .01 and .002 (bond), .4 and .1. Carry-over 0 in odd courses,
# .4 in even ones.
d <- read.csv("rupture.csv")
f <- function(x) ifelse(is.na(x), "NA", sprintf("%.15g", x))
cat("course,session,mean,sd,evidence,rarity\n")
depths <- 1:4; weights <- c(1, .8, .5); threshold <- 2

for (course in unique(d$course)) {
  c1 <- d[d$course == course, ]
  up <- c1$better[1] == "HIGHER"
  b <- if (up) c(5.5, .1) else c(14, -1.5)
  s <- if (up) c(.7, .2) else c(5, 1.2)
  r <- if (up) -.3 else -.2
  sigma <- if (up) .5 else 3
  G <- diag(s) %*% matrix(c(1, r, r, 1), 2) %*% diag(s) + diag(if (up) c(.01, .002) else c(.4, .1))
  phi <- if (course %% 2 == 1) 0 else .4
  best <- if (up) c1$high[1] else c1$low[1]; worst <- if (up) c1$low[1] else c1$high[1]
  down <- if (up) sigma else -sigma
  y <- c1$score; n <- length(y); t <- c1$session
  X <- cbind(1, log(t))
  R <- outer(t, t, function(a, c) ifelse(a == c, 1, phi^abs(a - c))) * sigma^2
  V <- X %*% G %*% t(X) + R
  mu <- as.vector(X %*% b)
  noise <- rep(0, n)                                       # what a weight below 1 adds to a score's variance
  conditional <- function(k, given, values, extra) {       # of score k, given others
    if (!length(given)) return(c(mu[k], V[k, k]))
    A <- V[given, given, drop = FALSE] + diag(extra, length(given))
    g <- solve(A, V[given, k])
    c(mu[k] + sum(g * (values - mu[given])), V[k, k] - sum(g * V[given, k]))
  }
  last <- -Inf; told <- 1
  for (k in seq_len(n)) {
    before <- seq_len(k - 1)
    e <- conditional(k, before, y[before], noise[before])
    z <- (y[k] - e[1]) / sqrt(e[2])
    row <- rep(NA_real_, 4)
    if (k >= 2) {
      terms <- sapply(seq_along(weights), function(i) {
        j <- k - i + 1
        if (j < 2) return(0)
        density <- function(drop) {
          l <- 0
          for (m in j:k) {
            prior <- seq_len(m - 1)
            values <- y[prior] + ifelse(prior >= j, drop, 0)
            extra <- ifelse(prior >= j, 0, noise[prior])
            c2 <- conditional(m, prior, values, extra)
            l <- l + dnorm(y[m] + drop, c2[1], sqrt(c2[2]), log = TRUE)
          }
          l
        }
        weights[i] * 10 / (5 + t[j]) * mean(exp(sapply(depths, function(dd) density(dd * down)) - density(0)))
      })
      all <- log(sum(terms))
      onsets <- k + 1 - seq_along(terms)
      evidence <- if (all > last) log(sum(terms[onsets > told])) else log(terms[1])
      last <- all
      if (evidence > threshold) told <- k
      below <- pnorm(z, lower.tail = up)
      p <- if (y[k] == best) below + (1 - below) / 2 else if (y[k] == worst) below / 2 else below
      row <- c(e[1], sqrt(e[2]), evidence, p)
    }
    w <- min(1, 11 / (10 + 1.25 * z^2))
    noise[k] <- e[2] * (1 / w - 1)
    cat(course, t[k], f(row), sep = ","); cat("\n")
  }
}
