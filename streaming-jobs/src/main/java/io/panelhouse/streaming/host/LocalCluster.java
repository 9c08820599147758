package io.panelhouse.streaming.host;

import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Flink cluster inside this process: small, and reachable from this machine only. */
final class LocalCluster implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalCluster.class);
    private static final String LOOPBACK = "127.0.0.1";
    private static final long CLOSE_SECONDS = 15;

    private final MiniCluster cluster;

    private LocalCluster(MiniCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Starts it.
     *
     * @param temporary folder for what Flink unpacks and spills; what an earlier process left there is removed
     * @param jobs how many jobs it will run
     */
    static LocalCluster start(Path temporary, int jobs) throws Exception {
        LocalFolders.delete(temporary);
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(settings(temporary))
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(jobs)
                .setRpcServiceSharing(RpcServiceSharing.SHARED)
                .build());
        cluster.start();
        return new LocalCluster(cluster);
    }

    private static Configuration settings(Path temporary) {
        Configuration settings = new Configuration();
        settings.set(CoreOptions.TMP_DIRS, temporary.toString());
        settings.set(RestOptions.ADDRESS, LOOPBACK);
        settings.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        settings.set(RestOptions.BIND_PORT, "0");
        settings.set(WebOptions.SUBMIT_ENABLE, false);
        settings.set(WebOptions.CANCEL_ENABLE, false);
        settings.set(WebOptions.RESCALE_ENABLE, false);
        settings.set(JobManagerOptions.ADDRESS, LOOPBACK);
        settings.set(JobManagerOptions.BIND_HOST, LOOPBACK);
        settings.set(BlobServerOptions.FETCH_RETRIES, 3);
        settings.set(TaskManagerOptions.HOST, LOOPBACK);
        settings.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
        settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(1));
        settings.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32));
        settings.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32));
        return settings;
    }

    MiniCluster flink() {
        return cluster;
    }

    /** Stops it; jobs keep their checkpoints. */
    @Override
    public void close() {
        try {
            cluster.closeAsync().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException unclean) {
            LOG.warn("Cannot stop Flink cleanly; the jobs go on from their last checkpoints", unclean);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
