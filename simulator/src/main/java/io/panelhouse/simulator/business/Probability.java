package io.panelhouse.simulator.business;

final class Probability {
    private Probability() {}

    static void require(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("Invalid " + name + ": must be between 0 and 1, was " + value);
        }
    }
}
