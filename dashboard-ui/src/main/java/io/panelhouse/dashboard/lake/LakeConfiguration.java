package io.panelhouse.dashboard.lake;

import io.panelhouse.dashboard.DashboardSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The warehouse of the running dashboard. */
@Configuration(proxyBeanMethods = false)
class LakeConfiguration {

    @Bean(destroyMethod = "close")
    Warehouse warehouse(DashboardSettings settings, InstantSource clock) {
        LakeSettings lake = new LakeSettings(
                settings.lakeCatalogUrl(),
                settings.databaseUser(),
                settings.databasePassword(),
                settings.lakeWarehouse().toString(),
                Path.of(settings.state()));
        return new Warehouse(lake, clock);
    }
}
