package io.panelhouse.panel.token;

import io.panelhouse.panel.Actor;
import java.util.List;
import java.util.Optional;

/**
 * The tokens of an actor's subtree. Only who holds {@link io.panelhouse.panel.Permission#OWNER} makes or revokes one.
 */
public interface ApiTokens {

    /**
     * Makes a token. Refused if the operator is outside the actor's subtree, if it would hold a permission that the
     * actor or the operator lacks, or if the operator has or had one of that name.
     */
    TokenAnswer create(Actor actor, NewApiToken token);

    /** All of the subtree, revoked ones too, newest first. */
    List<ApiToken> all(Actor actor);

    /**
     * Ends a token for good; the token, or empty if there is none in the subtree. Revoking again changes nothing.
     *
     * @throws io.panelhouse.panel.AccessRefusedException if the actor may not revoke tokens
     */
    Optional<ApiToken> revoke(Actor actor, long id);

    /**
     * Who acts with this text: the operator with the token's name after a slash, confined to the token's reseller and
     * to what both token and operator may do. Empty for anything that is not a token in force.
     */
    Optional<Actor> verify(String text);
}
