package io.panelhouse.ingest.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelhouse.event.Packages;
import io.panelhouse.panel.TestBusiness;
import io.panelhouse.panel.offer.Offer;
import org.junit.jupiter.api.Test;

class PackagesIT {

    @Test
    void theContractKnowsWhatEveryPackageOfTheCatalogueCosts() {
        try (TestBusiness business = new TestBusiness()) {
            assertThat(business.panel.catalogue().offers())
                    .isNotEmpty()
                    .allSatisfy(offer -> assertThat(Packages.credits(offer.code()))
                            .as(offer.code())
                            .hasValue(offer.credits()));
            assertThat(business.panel.catalogue().offers())
                    .extracting(Offer::code)
                    .doesNotContain("M2");
            assertThat(Packages.credits("M2")).isEmpty();
        }
    }
}
