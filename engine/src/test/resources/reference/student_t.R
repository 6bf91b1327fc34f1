# Lower-tail probabilities of Student's t by R's pt().  Rscript student_t.R > student_t.csv
grid <- expand.grid(t = c(-1000, -50, -12.7062, -6, -3.5, -2.5, -2, -1.5, -1, -0.7, -0.3, -0.01, -1e-8, 0, 0.4, 1, 2.2, 5),
                    df = c(1, 2, 3, 4, 5, 7, 10, 19, 40, 99, 500, 5000))
cat("t,df,p\n")
cat(sprintf("%.17g,%g,%.17g\n", grid$t, grid$df, pt(grid$t, grid$df)), sep = "")
