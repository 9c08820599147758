package io.panelhouse.simulator.business;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tree of resellers below the provider, parents before children: three owners and a dozen resellers on two more
 * levels, for larger sizes more owners and resellers of uneven weight.
 */
public final class BusinessTree {
    /** The owner whose operator shows a network. */
    public static final String DEMO_OWNER = "ow-03";

    /** The reseller whose operator shows a desk: four resellers below, a modest wallet. */
    public static final String DEMO_RESELLER = "rs-117";

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final List<ZoneId> ZONES =
            List.of(LONDON, BERLIN, MADRID, ZoneId.of("Europe/Lisbon"), ZoneId.of("Europe/Rome"));

    private static final List<ResellerProfile> NAMED = List.of(
            owner("ow-03", LONDON, 0.05),
            owner("ow-07", BERLIN, 0.04),
            owner("ow-11", MADRID, 0.03),
            reseller("rs-117", "ow-03", LONDON, 0.13, 12, 4),
            reseller("rs-088", "ow-03", LONDON, 0.15, 16, 6),
            reseller("rs-204", "ow-07", BERLIN, 0.14, 14, 5),
            reseller("rs-131", "ow-07", BERLIN, 0.10, 18, 7),
            reseller("rs-061", "ow-11", MADRID, 0.03, 21, 6),
            reseller("rs-152", "ow-11", MADRID, 0.11, 15, 5),
            reseller("rs-118", "rs-117", LONDON, 0.05, 12, 4),
            reseller("rs-121", "rs-117", LONDON, 0.04, 10, 3),
            reseller("rs-126", "rs-117", BERLIN, 0.03, 12, 4),
            reseller("rs-140", "rs-117", LONDON, 0.02, 14, 4),
            reseller("rs-089", "rs-088", LONDON, 0.03, 14, 5),
            reseller("rs-205", "rs-204", BERLIN, 0.05, 13, 4));

    private BusinessTree() {}

    /** The resellers of a size; their shares add up to 1. */
    public static List<ResellerProfile> of(BusinessSize size, long seed) {
        List<ResellerProfile> tree = new ArrayList<>(NAMED);
        for (int i = 0; i < size.furtherOwners(); i++) {
            tree.add(owner("ow-%02d".formatted(12 + i), ZONES.get(i % ZONES.size()), 0.02));
        }
        for (int i = 0; i < size.furtherResellers(); i++) {
            String name = "rs-%03d".formatted(301 + i);
            Draws draws = Draws.of(seed, "reseller " + name);
            ResellerProfile above = above(tree, i, draws);
            double stockDays = draws.between(9, 21);
            double share = 0.01 + draws.exponential(0.05);
            tree.add(reseller(name, above.name(), above.zone(), share, stockDays, stockDays / 3));
        }
        double total = tree.stream().mapToDouble(ResellerProfile::share).sum();
        return tree.stream().map(node -> withShare(node, node.share() / total)).toList();
    }

    /** Two of three stand under an owner, the others under a reseller of the second level. */
    private static ResellerProfile above(List<ResellerProfile> tree, int i, Draws draws) {
        boolean third = i % 3 == 2;
        List<ResellerProfile> choices = tree.stream()
                .filter(node -> third ? isSecondLevel(node) : node.parent().isEmpty())
                .toList();
        return choices.get(draws.below(choices.size()));
    }

    private static boolean isSecondLevel(ResellerProfile node) {
        return node.parent().filter(parent -> parent.startsWith("ow-")).isPresent();
    }

    private static ResellerProfile owner(String name, ZoneId zone, double share) {
        return new ResellerProfile(name, Optional.empty(), zone, share, 20, 9);
    }

    private static ResellerProfile reseller(
            String name, String parent, ZoneId zone, double share, double stockDays, double reorderDays) {
        return new ResellerProfile(name, Optional.of(parent), zone, share, stockDays, reorderDays);
    }

    private static ResellerProfile withShare(ResellerProfile node, double share) {
        return new ResellerProfile(
                node.name(), node.parent(), node.zone(), share, node.stockDays(), node.reorderDays());
    }
}
