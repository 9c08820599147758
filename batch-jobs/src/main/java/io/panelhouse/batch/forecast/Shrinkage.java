package io.panelhouse.batch.forecast;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Renewal probabilities of resellers with little history, drawn towards their parent's, the panel's at the root.
 *
 * <p>Beta-binomial: the probability of a reseller is taken from a beta distribution around its parent's, whose strength
 * is estimated by moments from how far the resellers differ beyond chance (J. C. Kleinman, JASA 68 (1973) 46).
 */
final class Shrinkage {

    private static final double WEAKEST = 4;
    private static final double STRONGEST = 400;

    private Shrinkage() {}

    /**
     * Decided terms of a reseller.
     *
     * @param renewed of them in time
     */
    record Trials(long renewed, long decided) {

        static final Trials NONE = new Trials(0, 0);

        Trials plus(Trials other) {
            return new Trials(renewed + other.renewed, decided + other.decided);
        }
    }

    /** A reseller of the tree; one whose parent is not in the tree is a root. */
    record Node(long id, @Nullable Long parentId, Trials own) {}

    /** The probability of each reseller. */
    static Map<Long, Double> probabilities(Collection<Node> nodes) {
        Map<Long, Node> byId = new HashMap<>();
        nodes.forEach(node -> byId.put(node.id(), node));
        Map<Long, Trials> subtree = new HashMap<>();
        for (Node node : nodes) {
            Long at = node.id();
            while (at != null && byId.containsKey(at)) {
                subtree.merge(at, node.own(), Trials::plus);
                at = byId.get(at).parentId();
            }
        }
        Trials panel = nodes.stream().map(Node::own).reduce(Trials.NONE, Trials::plus);
        double overall = (panel.renewed() + 1.0) / (panel.decided() + 2.0);
        double strength = strength(nodes.stream().map(Node::own).toList());

        Map<Long, Double> level = new HashMap<>();
        Map<Long, Double> probabilities = new HashMap<>();
        for (Node node : nodes) {
            Long parent = node.parentId();
            double prior = parent != null && byId.containsKey(parent)
                    ? level(parent, byId, subtree, overall, strength, level)
                    : overall;
            probabilities.put(node.id(), posterior(node.own(), prior, strength));
        }
        return probabilities;
    }

    /** How many terms of its own a reseller needs to weigh as much as its parent. */
    static double strength(List<Trials> groups) {
        List<Trials> filled = new ArrayList<>(groups);
        filled.removeIf(group -> group.decided() == 0);
        double total = filled.stream().mapToLong(Trials::decided).sum();
        double share = filled.stream().mapToLong(Trials::renewed).sum() / total;
        double chance = share * (1 - share);
        if (filled.size() < 2 || !(chance > 0)) {
            return STRONGEST;
        }
        double spread = 0;
        double once = 0;
        double weighted = 0;
        for (Trials group : filled) {
            double off = (double) group.renewed() / group.decided() - share;
            double rest = 1 - group.decided() / total;
            spread += group.decided() * off * off;
            once += rest;
            weighted += group.decided() * rest;
        }
        double correlation = (spread - chance * once) / (chance * (weighted - once));
        if (!(correlation > 0)) {
            return STRONGEST;
        }
        return Math.clamp(1 / correlation - 1, WEAKEST, STRONGEST);
    }

    private static double level(
            long id,
            Map<Long, Node> byId,
            Map<Long, Trials> subtree,
            double overall,
            double strength,
            Map<Long, Double> known) {
        Double done = known.get(id);
        if (done != null) {
            return done;
        }
        Node node = byId.get(id);
        Long parent = node == null ? null : node.parentId();
        double prior = parent != null && byId.containsKey(parent)
                ? level(parent, byId, subtree, overall, strength, known)
                : overall;
        double level = posterior(subtree.getOrDefault(id, Trials.NONE), prior, strength);
        known.put(id, level);
        return level;
    }

    private static double posterior(Trials trials, double prior, double strength) {
        return (trials.renewed() + strength * prior) / (trials.decided() + strength);
    }
}
