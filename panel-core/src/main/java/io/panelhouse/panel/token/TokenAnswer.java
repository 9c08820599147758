package io.panelhouse.panel.token;

import io.panelhouse.panel.operation.RefusalCode;

/** The answer to a wish for a token. */
public sealed interface TokenAnswer {

    /**
     * It is made.
     *
     * @param text what the program sends; it cannot be shown again
     */
    record Issued(ApiToken token, String text) implements TokenAnswer {
        @Override
        public String toString() {
            return "Issued[" + token + "]";
        }
    }

    /**
     * Nothing was made.
     *
     * @param sentence one sentence for the person who asked
     */
    record Refused(RefusalCode code, String sentence) implements TokenAnswer {}
}
