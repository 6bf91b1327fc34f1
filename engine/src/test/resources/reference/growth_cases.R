# Small practices, some of which can't support the model asked of them, and lme4's fits to them at their best: bobyqa to 1e-12
# from several starts, the lowest kept.  Rscript growth_cases.R writes growth_cases.csv (data) and growth_fits.csv (figures).
suppressMessages(library(lme4))
set.seed(20261122)

practice <- function(name, clients, therapists, course, sd0, sd1, rho, sdTherapist, sigma, gaps = 0) {
  t <- rep(seq_len(therapists), length.out = clients)
  u <- rnorm(therapists, 0, sdTherapist)
  z <- matrix(rnorm(2 * clients), ncol = 2)
  b0 <- sd0 * z[, 1]
  b1 <- sd1 * (rho * z[, 1] + sqrt(1 - rho^2) * z[, 2])
  intake <- round(rnorm(clients, 20, 5))
  do.call(rbind, lapply(seq_len(clients), function(i) {
    s <- seq_len(course(i))
    s <- s[runif(length(s)) >= gaps]
    if (!length(s)) s <- 1
    data.frame(case = name, client = i, therapist = t[i], session = s, intake = intake[i],
               score = round(15 + u[t[i]] + .3 * intake[i] + b0[i] + (2 + b1[i]) * log(s) + rnorm(length(s), 0, sigma), 2))
  }))
}
few <- function(i) 3 + i %% 6
long <- function(i) 4 + (i * 7) %% 17
data <- rbind(
  practice("ordinary", 120, 6, long, 3, 1.2, -.4, 1, 2, .2),
  practice("same slopes", 40, 4, long, 3, 0, 0, 1, 2),
  practice("perfect correlation", 30, 3, long, 3, 1, 1, 1, 2),
  practice("same intercepts", 30, 3, long, 0, 1, 0, 0, 2),
  practice("all alike", 30, 3, few, 0, 0, 0, 0, 3),
  practice("same therapists", 60, 5, long, 3, 1, .2, 0, 2, .1),
  practice("short", 25, 5, few, 2, .8, -.5, .5, 2, .3))
write.csv(data, "growth_cases.csv", row.names = FALSE, quote = FALSE)

best <- function(formula, data, REML) {
  f <- lFormula(formula, data, REML = REML, control = lmerControl(check.conv.singular = "ignore"))
  dev <- do.call(mkLmerDevfun, f)
  k <- length(f$reTrms$theta)
  low <- f$reTrms$lower
  runs <- lapply(c(1, .3, 2, .05), function(s) {
    start <- f$reTrms$theta * s
    for (again in 1:4) {
      o <- minqa::bobyqa(start, dev, lower = low, control = list(rhobeg = if (again == 1) .2 else .002, rhoend = 1e-12, maxfun = 1e5))
      start <- o$par
    }
    o
  })
  o <- runs[[which.min(sapply(runs, `[[`, "fval"))]]
  dev(o$par)
  m <- mkMerMod(environment(dev), list(par = o$par, fval = o$fval, conv = 0, message = ""), f$reTrms, f$fr)
  list(m = m, theta = o$par)
}
models <- list(
  log = score ~ log(session) + (log(session) | client),
  linear = score ~ session + (session | client),
  log1p = score ~ log1p(session) + (log1p(session) | client),
  covariate = score ~ log(session) + intake + (log(session) | client),
  intercepts = score ~ log(session) + (1 | client),
  nested = score ~ log(session) + intake + (log(session) | client) + (1 | therapist))
cat("case,model,method,what,value\n", file = "growth_fits.csv")
for (case in unique(data$case)) for (model in names(models)) for (method in c("REML", "ML")) {
  d <- data[data$case == case, ]
  b <- best(models[[model]], d, method == "REML")
  v <- as.data.frame(VarCorr(b$m))
  sd <- function(group, a, b) { i <- v$grp == group & (is.na(v$var1) == is.na(a)) & (is.na(a) | v$var1 %in% a) & is.na(v$var2); v$sdcor[i] }
  slope <- setdiff(names(fixef(b$m)), c("(Intercept)", "intake"))
  what <- c(criterion = -2 * as.numeric(logLik(b$m)), setNames(fixef(b$m), paste0("beta", seq_along(fixef(b$m)) - 1)),
            setNames(sqrt(diag(as.matrix(vcov(b$m)))), paste0("se", seq_along(fixef(b$m)) - 1)),
            sigma = sigma(b$m), sd_intercept = sd("client", "(Intercept)"))
  if (model != "intercepts") what <- c(what, sd_slope = sd("client", slope))
  if (model == "nested") what <- c(what, sd_therapist = sd("therapist", "(Intercept)"))
  what <- c(what, singular = isSingular(b$m), aic = AIC(b$m), bic = BIC(b$m))
  cat(sprintf("%s,%s,%s,%s,%.15g\n", case, model, method, names(what), what), sep = "", file = "growth_fits.csv", append = TRUE)
}
