package io.panelhouse.dashboard.chart;

import static io.panelhouse.dashboard.i18n.Texts.text;

import io.panelhouse.dashboard.lake.LakeException;
import io.panelhouse.dashboard.lake.LakeSnapshot;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.Message;
import io.panelhouse.dashboard.shell.Tile;
import java.util.Optional;
import java.util.function.Supplier;

/** What every tile of figures from the warehouse does alike: its stamp, and its state when there is nothing to show. */
public final class Page {

    private Page() {}

    /**
     * Stamps the tile, or says that nothing was computed yet.
     *
     * @return whether there is a snapshot
     */
    public static boolean stamped(Tile tile, Optional<LakeSnapshot> snapshot, Formats formats) {
        if (snapshot.isEmpty()) {
            tile.empty(text("chart.empty"), text("chart.empty.note"), null);
            return false;
        }
        tile.stamp()
                .batch(
                        snapshot.get().committedAt(),
                        Long.toString(snapshot.get().id()),
                        formats);
        tile.ready();
        return true;
    }

    /** Fills a tile, or says in it that the warehouse did not answer. */
    public static <T> Optional<T> read(Tile tile, Supplier<T> figures) {
        try {
            return Optional.of(figures.get());
        } catch (LakeException failure) {
            String reference = Message.logged("Cannot read the warehouse", failure);
            tile.error(text("chart.failed"), text("chart.failed.note"), reference, null);
            return Optional.empty();
        }
    }
}
