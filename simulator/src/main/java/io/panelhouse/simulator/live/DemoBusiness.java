package io.panelhouse.simulator.live;

import io.panelhouse.panel.Actor;
import io.panelhouse.panel.Panel;
import io.panelhouse.panel.ResellerId;
import io.panelhouse.panel.account.AccountSummary;
import io.panelhouse.panel.directory.Reseller;
import io.panelhouse.simulator.business.BusinessSize;
import io.panelhouse.simulator.business.BusinessTree;
import io.panelhouse.simulator.business.ResellerProfile;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the panel is the demo business: resellers by their names, accounts by theirs.
 *
 * @param actor works for the provider
 * @param members the demo resellers, parents first
 */
record DemoBusiness(Actor actor, ResellerId provider, Map<ResellerId, Member> members) {
    private static final Pattern ACCOUNT_NAME = Pattern.compile("[a-z]{2}-[0-9]{4}");
    private static final String OPERATOR = "demo";

    /** A reseller of the demo business and how it keeps its stock. */
    record Member(Reseller reseller, ResellerProfile profile) {
        @Nullable
        ResellerId parent() {
            return reseller.parentId();
        }
    }

    /** Empty if the panel holds no demo business. */
    static Optional<DemoBusiness> find(Panel panel, long seed) {
        List<Reseller> all = panel.resellers().all(Actor.house(OPERATOR));
        Optional<Reseller> first = all.stream()
                .filter(reseller -> reseller.name().equals(BusinessTree.DEMO_OWNER))
                .findFirst();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Map<String, ResellerProfile> profiles = BusinessTree.of(BusinessSize.LARGE, seed).stream()
                .collect(Collectors.toMap(ResellerProfile::name, Function.identity()));
        Map<ResellerId, Member> members = new LinkedHashMap<>();
        for (Reseller reseller : all) {
            ResellerProfile profile = profiles.get(reseller.name());
            if (profile != null && reseller.createdAt().equals(first.get().createdAt())) {
                members.put(reseller.id(), new Member(reseller, profile));
            }
        }
        ResellerId provider = first.get().root();
        return Optional.of(new DemoBusiness(Actor.within(OPERATOR, provider), provider, members));
    }

    /** The account as a subscriber of the demo business; empty if it is somebody else's. */
    Optional<Subscriber> subscriber(AccountSummary account) {
        Instant endsAt = account.endsAt();
        String packageCode = account.packageCode();
        boolean own = account.canSignIn()
                && members.containsKey(account.resellerId())
                && ACCOUNT_NAME.matcher(account.name()).matches();
        if (!own || endsAt == null || packageCode == null) {
            return Optional.empty();
        }
        return Optional.of(new Subscriber(account.id(), account.name(), account.resellerId(), packageCode, endsAt));
    }

    ZoneId zone(ResellerId reseller) {
        Member member = members.get(reseller);
        return member == null ? ZoneOffset.UTC : member.reseller().timeZone();
    }

    /** The owner's edge server that the reseller's subscribers connect to. */
    ResellerId edge(ResellerId reseller) {
        ResellerId edge = reseller;
        Member member = members.get(reseller);
        while (member != null && member.parent() != null && !provider.equals(member.parent())) {
            edge = member.parent();
            member = members.get(edge);
        }
        return edge;
    }
}
