package io.panelhouse.dashboard.planning;

import io.panelhouse.dashboard.lake.Warehouse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The planning figures of the running dashboard. */
@Configuration(proxyBeanMethods = false)
class PlanningConfiguration {

    @Bean
    Planner planner(Warehouse warehouse) {
        return (reseller, now, zone) -> Planning.read(warehouse, reseller, now, zone);
    }
}
