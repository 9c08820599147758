package io.panelhouse.standalone.stack;

import io.panelhouse.standalone.home.Home;
import io.panelhouse.standalone.home.Installation;
import io.panelhouse.standalone.home.StackState;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;

/** Publishes the heads of the ledger's chains by a process of its own, which writes to a log of its own. */
final class HeadPublication implements HeadSchedule.Publication {

    private static final String MAIN = "io.panelhouse.panel.chain.PublishHeadsMain";
    private static final List<String> SMALL = List.of("-Xmx128m", "-XX:+UseSerialGC");

    private final Home home;
    private final StackState state;
    private final BatchRun.Watch watch;

    HeadPublication(Home home, StackState state, BatchRun.Watch watch) {
        this.home = home;
        this.state = state;
        this.watch = watch;
    }

    @Override
    public int publish() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        new Installation(home.root()).command("panel-core", MAIN, SMALL, List.of()))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(home.log("heads").toFile()));
        builder.environment().putAll(StackEnvironment.of(home, state));
        return BatchRun.await(builder.start(), watch);
    }
}
