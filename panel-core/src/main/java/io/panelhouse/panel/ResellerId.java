package io.panelhouse.panel;

/** Identity of a reseller; a provider is the root of a tree of resellers. */
public record ResellerId(long value) implements Comparable<ResellerId> {

    @Override
    public int compareTo(ResellerId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
