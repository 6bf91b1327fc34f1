# The three data sets of growth.md, fitted by lme4 at the best of its criterion: bobyqa to 1e-12 from three starts, the lowest
# kept (its default stops short of the nested optimum).  Rscript growth.R writes growth.csv and growth_blups.csv.
suppressMessages(library(lme4))

best <- function(formula, data, REML) {
  f <- lFormula(formula, data, REML = REML)
  dev <- do.call(mkLmerDevfun, f)
  runs <- lapply(c(1, .4, 2), function(s) {
    o <- list(par = f$reTrms$theta * s)
    for (again in 1:4) {
      o <- minqa::bobyqa(o$par, dev, lower = f$reTrms$lower,
                         control = list(rhobeg = if (again == 1) .2 else .002, rhoend = 1e-12, maxfun = 1e5))
    }
    o
  })
  o <- runs[[which.min(sapply(runs, `[[`, "fval"))]]
  dev(o$par)
  m <- mkMerMod(environment(dev), list(par = o$par, fval = o$fval, conv = 0, message = ""), f$reTrms, f$fr)
  list(m = m, theta = unname(o$par))
}

sleep <- read.csv("sleepstudy.csv"); ortho <- read.csv("orthodont.csv"); sim <- read.csv("sim2000_t5.csv")
models <- list(
  sleepstudy = list(Reaction ~ Days + (Days | Subject), sleep),
  orthodont = list(distance ~ age + (age | Subject), ortho),
  sim2000_t5 = list(score ~ log(session) + (log(session) | client), sim),
  sim2000_t5_nested = list(score ~ log(session) + (log(session) | client) + (1 | therapist), sim))

figures <- NULL
modes <- NULL
for (name in names(models)) for (method in c("REML", "ML")) {
  fit <- best(models[[name]][[1]], models[[name]][[2]], method == "REML")
  m <- fit$m
  v <- VarCorr(m)
  client <- v[[which(sapply(v, nrow) == 2)]]
  sd <- attr(client, "stddev")
  se <- sqrt(diag(as.matrix(vcov(m))))
  what <- c(beta0 = fixef(m)[[1]], beta1 = fixef(m)[[2]], se0 = se[[1]], se1 = se[[2]], sd_intercept = sd[[1]], sd_slope = sd[[2]],
            correlation = attr(client, "correlation")[1, 2],
            if ("therapist" %in% names(v)) c(sd_therapist = sqrt(v$therapist[1, 1])),
            sigma = sigma(m), criterion = unname(if (method == "REML") REMLcrit(m) else -2 * logLik(m)),
            setNames(fit$theta, paste0("theta", seq_along(fit$theta))))
  figures <- rbind(figures, data.frame(model = name, method = method, what = names(what), value = unname(what)))
  if (method == "REML") {
    r <- ranef(m, condVar = TRUE)
    for (group in names(r)) {
      p <- attr(r[[group]], "postVar")
      two <- ncol(r[[group]]) == 2
      # of the long practice fifty are enough
      keep <- seq(1, nrow(r[[group]]), by = max(1, nrow(r[[group]]) %/% 50))
      modes <- rbind(modes, data.frame(model = name, group = if (group == "therapist") group else "client",
        member = rownames(r[[group]])[keep], intercept = r[[group]][keep, 1], slope = if (two) r[[group]][keep, 2] else NA,
        v00 = p[1, 1, keep], v01 = if (two) p[1, 2, keep] else NA, v11 = if (two) p[2, 2, keep] else NA))
    }
  }
  cat(name, method, format(what[["criterion"]], digits = 15), "\n", file = stderr())
}
write.csv(figures, "growth.csv", row.names = FALSE, quote = FALSE)
write.csv(modes, "growth_blups.csv", row.names = FALSE, quote = FALSE)
