package io.panelhouse.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelhouse.panel.edge.Edge;
import io.panelhouse.panel.edge.EdgeWithKey;
import io.panelhouse.panel.edge.Edges;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Keys of edges: shown once, kept as hashes, replaced and refused. */
class EdgesIT {

    private static final TestBusiness BUSINESS = new TestBusiness();
    private static final Edges EDGES = BUSINESS.panel.edges();

    @AfterAll
    static void close() {
        BUSINESS.close();
    }

    @Test
    void aKeyIsShownOnceAndOnlyItsHashIsKept() {
        EdgeWithKey made = EDGES.create(BUSINESS.asNorth, BUSINESS.north, "frankfurt");

        assertThat(made.key()).matches("phe_[\\w-]{43}");
        assertThat(made.toString()).doesNotContain(made.key());
        assertThat(EDGES.known(made.key()).map(Edge::resellerId)).contains(BUSINESS.north);
        assertThat(EDGES.known(made.key() + "x")).isEmpty();
        assertThat(BUSINESS.text("SELECT string_agg(e::text, ' ') FROM panel.edge e"))
                .doesNotContain(made.key());
        assertThat(BUSINESS.count(
                        "SELECT count(*) FROM panel.edge WHERE name = 'frankfurt' AND last_used_at IS NOT NULL"))
                .isEqualTo(1);
    }

    @Test
    void aRotatedOrDisabledKeyIsUnknown() {
        EdgeWithKey first = EDGES.create(BUSINESS.asNorth, BUSINESS.north, "paris");

        EdgeWithKey second = EDGES.rotate(BUSINESS.asNorth, first.edge().id());
        assertThat(EDGES.known(first.key())).isEmpty();
        assertThat(EDGES.known(second.key())).isPresent();

        assertThat(EDGES.disable(BUSINESS.asNorth, first.edge().id()).disabledAt())
                .isNotNull();
        assertThat(EDGES.known(second.key())).isEmpty();
    }

    @Test
    void theInstallationsOwnKeyIsEnsuredAndCanBeReplaced() {
        String key = "a key that the installation made itself";
        Edge edge = EDGES.ensure(Actor.house("setup"), BUSINESS.provider, "house", key);

        assertThat(EDGES.ensure(Actor.house("setup"), BUSINESS.provider, "house", key))
                .isEqualTo(edge);
        EDGES.ensure(Actor.house("setup"), BUSINESS.provider, "house", key + ", again");
        assertThat(EDGES.known(key)).isEmpty();
        assertThat(EDGES.known(key + ", again").map(Edge::id)).contains(edge.id());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EDGES.ensure(Actor.house("setup"), BUSINESS.provider, "house", "short"))
                .withMessage("Invalid edge key: must have at least 32 characters");
    }

    @Test
    void edgesAreAnOwnersMatterWithinTheTree() {
        EdgeWithKey made = EDGES.create(BUSINESS.asNorth, BUSINESS.north, "oslo");
        Actor seller = Actor.within("sam", BUSINESS.north, Set.of(Permission.VIEW, Permission.SELL));

        assertThatThrownBy(() -> EDGES.rotate(BUSINESS.asSouth, made.edge().id()))
                .isInstanceOf(AccessRefusedException.class)
                .hasMessage("Cannot change edge " + made.edge().id() + ": it is not in your tree");
        assertThatThrownBy(() -> EDGES.create(seller, BUSINESS.north, "x")).isInstanceOf(AccessRefusedException.class);
        assertThat(EDGES.of(BUSINESS.asSouth, BUSINESS.south)).isEmpty();
        assertThat(EDGES.of(BUSINESS.asProvider, BUSINESS.provider)).contains(made.edge());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EDGES.create(BUSINESS.asNorth, BUSINESS.north, "oslo"))
                .withMessage("Invalid name: reseller " + BUSINESS.north + " has an edge oslo already");
    }
}
