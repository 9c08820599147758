package io.panelhouse.simulator.business;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * A stream of random draws that belongs to a seed and a key: the same pair gives the same draws in every run, whatever
 * else was drawn before. Confined to one thread.
 */
public final class Draws {
    private final SplittableRandom random;

    private Draws(long state) {
        this.random = new SplittableRandom(state);
    }

    /** The draws of one thing: an account, one of its terms, a reseller's day. */
    public static Draws of(long seed, String key) {
        long state = seed * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L;
        for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
            state = (state ^ (b & 0xff)) * 0x100000001B3L;
            state ^= state >>> 29;
        }
        return new Draws(state);
    }

    /** Uniform in {@code [0, 1)}. */
    public double uniform() {
        return random.nextDouble();
    }

    /** Uniform in {@code [from, to)}. */
    public double between(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    /** Uniform in {@code 0 .. bound - 1}. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** True with this probability. */
    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Exponential with this mean. */
    public double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    /** Poisson with this mean; by multiplication in pieces, so that a large mean neither underflows nor is rounded. */
    public int poisson(double mean) {
        int count = 0;
        for (double left = mean; left > 0; left -= 30) {
            double limit = Math.exp(-Math.min(left, 30));
            double product = random.nextDouble();
            while (product > limit) {
                count++;
                product *= random.nextDouble();
            }
        }
        return count;
    }

    /** An index with a probability proportional to its weight. */
    public int index(double[] weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double left = random.nextDouble() * total;
        for (int i = 0; i < weights.length; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }

    /** An element with a probability proportional to its weight. */
    public <T> T pick(List<T> choices, ToDoubleFunction<T> weight) {
        return choices.get(index(choices.stream().mapToDouble(weight).toArray()));
    }
}
