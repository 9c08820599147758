package io.panelhouse.panel.security;

import io.panelhouse.panel.directory.Operator;
import java.time.Instant;

/**
 * A password to be handed to somebody, who must choose another with it. It is told only once.
 *
 * @param until when it stops to be good
 */
public record TemporaryPassword(Operator operator, String password, Instant until) {

    @Override
    public String toString() {
        return "TemporaryPassword[operator=" + operator.name() + "]";
    }
}
