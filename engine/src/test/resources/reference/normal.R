# Normal and chi-squared probabilities by R's pnorm, qnorm and pchisq.  Rscript normal.R > normal.csv
x <- c(-37, -20, -8, -5, -3.5, -2.5, -2.4999, -1.96, -1, -0.3, -1e-9, 0, 0.5, 1.7, 2.5, 4, 7)
p <- c(1e-300, 1e-100, 1e-20, 1e-8, 0.001, 0.025, 0.1, 0.3, 0.5, 0.6, 0.9, 0.975, 0.999999)
chi <- expand.grid(x = c(0, 1e-6, 0.3, 1, 2.7055, 3.8415, 6, 15, 60, 300), df = c(1, 2, 3, 4, 5, 8))
cat("what,x,df,value\n")
cat(sprintf("cumulative,%.17g,NA,%.17g\n", x, pnorm(x)), sep = "")
cat(sprintf("quantile,%.17g,NA,%.17g\n", p, qnorm(p)), sep = "")
cat(sprintf("above,%.17g,%d,%.17g\n", chi$x, as.integer(chi$df), pchisq(chi$x, chi$df, lower.tail = FALSE)), sep = "")
