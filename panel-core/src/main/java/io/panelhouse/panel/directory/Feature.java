package io.panelhouse.panel.directory;

import java.util.Locale;

/** A part of the product that a tier includes or leaves out. The names are part of the database. */
public enum Feature {
    /** Resellers below oneself. */
    SUB_RESELLERS,
    /** Programs that work through the REST API. */
    API,
    /** Weekly figures and forecasts. */
    ANALYTICS,
    /** Calls to other systems when something happens. */
    WEBHOOKS,
    /** Operators beside the first one. */
    STAFF;

    /** As it is said in a sentence. */
    public String words() {
        return this == API ? "the API" : name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
