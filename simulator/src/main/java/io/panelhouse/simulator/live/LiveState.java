package io.panelhouse.simulator.live;

/** What the parts of the loop share. Confined to the loop. */
record LiveState(DemoBusiness business, Subscribers subscribers, SessionBook book, PanelWork work) {}
