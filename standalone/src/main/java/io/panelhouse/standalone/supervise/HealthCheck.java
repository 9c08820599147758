package io.panelhouse.standalone.supervise;

/** Asks a part how it is. Never throws: what goes wrong is the answer. Called from one thread. */
@FunctionalInterface
public interface HealthCheck {

    Health check();
}
