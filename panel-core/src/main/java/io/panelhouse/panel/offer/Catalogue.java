package io.panelhouse.panel.offer;

import java.util.List;
import java.util.Optional;

/** The packages on sale. */
public interface Catalogue {

    /** All offers, paid ones first, shortest first. */
    List<Offer> offers();

    /** The offer with this code. */
    Optional<Offer> find(String code);
}
