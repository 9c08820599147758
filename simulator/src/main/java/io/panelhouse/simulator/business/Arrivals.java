package io.panelhouse.simulator.business;

import io.panelhouse.simulator.business.AccountLife.Birth;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * How many accounts begin with each package during the history, so that at its end the wanted number is alive in the
 * wanted mix.
 *
 * <p>Long packages keep their accounts longer, so fewer of them have to begin. The survival of each package is measured
 * on sample lives, and the numbers follow by iteration.
 */
final class Arrivals {
    private static final int SAMPLES_PER_PACKAGE = 2_000;
    private static final int ITERATIONS = 200;

    private final double[] byPackage;
    private final List<PackageBehaviour> packages;

    private Arrivals(double[] byPackage, List<PackageBehaviour> packages) {
        this.byPackage = byPackage;
        this.packages = packages;
    }

    static Arrivals forAccountsAlive(int accountsAlive, BusinessParameters parameters, Instant until) {
        double[][] survival = survival(parameters, until);
        int n = survival.length;
        double[] born = new double[n];
        for (int i = 0; i < n; i++) {
            born[i] = accountsAlive * parameters.packages().get(i).accountShare();
        }
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            for (int q = 0; q < n; q++) {
                double alive = 0;
                for (int p = 0; p < n; p++) {
                    alive += born[p] * survival[p][q];
                }
                double wanted = accountsAlive * parameters.packages().get(q).accountShare();
                born[q] = Math.max(0, born[q] + (wanted - alive) / Math.max(1e-6, survival[q][q]));
            }
        }
        return new Arrivals(born, parameters.packages());
    }

    double total() {
        double total = 0;
        for (double born : byPackage) {
            total += born;
        }
        return total;
    }

    String drawPackage(Draws draws) {
        return packages.get(draws.index(byPackage)).code();
    }

    /** Demand of each day of the history, the last one counted in full. */
    static double[] dailyDemand(BusinessParameters parameters, LocalDate start) {
        double[] demand = new double[parameters.historyDays() + 1];
        for (int day = 0; day < demand.length; day++) {
            demand[day] = parameters.season().demand(start.plusDays(day), start);
        }
        return demand;
    }

    /** Row: the package an account begins with. Column: the package it has service with at the end. */
    private static double[][] survival(BusinessParameters parameters, Instant until) {
        List<PackageBehaviour> packages = parameters.packages();
        ZoneId zone = ZoneOffset.UTC;
        LocalDate start = LocalDate.ofInstant(until, zone).minusDays(parameters.historyDays());
        double[] demand = dailyDemand(parameters, start);
        AccountLife life = new AccountLife(parameters, 0);
        double[][] survival = new double[packages.size()][packages.size()];
        for (int p = 0; p < packages.size(); p++) {
            String code = packages.get(p).code();
            for (int sample = 0; sample < SAMPLES_PER_PACKAGE; sample++) {
                String account = code + " sample " + sample;
                Draws draws = Draws.of(0, account);
                Instant at = parameters.season().saleTime(start.plusDays(draws.index(demand)), zone, draws);
                boolean trial = draws.chance(parameters.trials().shareOfNewAccounts());
                int last =
                        packageAtEnd(life.purchases(new Birth(account, code, trial, at, zone), until), packages, until);
                if (last >= 0) {
                    survival[p][last] += 1.0 / SAMPLES_PER_PACKAGE;
                }
            }
        }
        return survival;
    }

    private static int packageAtEnd(List<Purchase> purchases, List<PackageBehaviour> packages, Instant until) {
        if (purchases.isEmpty() || !purchases.getLast().endsAt().isAfter(until)) {
            return -1;
        }
        String code = purchases.getLast().packageCode();
        for (int i = 0; i < packages.size(); i++) {
            if (packages.get(i).code().equals(code)) {
                return i;
            }
        }
        return -1;
    }
}
