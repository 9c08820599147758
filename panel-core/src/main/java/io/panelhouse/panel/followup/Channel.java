package io.panelhouse.panel.followup;

/** How a subscriber was spoken to. */
public enum Channel {
    WHATSAPP,
    PHONE,
    EMAIL,
    OTHER
}
