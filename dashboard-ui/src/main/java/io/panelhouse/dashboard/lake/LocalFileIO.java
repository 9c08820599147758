package io.panelhouse.dashboard.lake;

import java.io.File;
import org.apache.iceberg.Files;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;

/**
 * Iceberg's metadata from a local folder, without Hadoop; read only.
 *
 * <p>The jobs write through Hadoop, which leaves locations such as {@code file:/data/lake/...}, not URL-encoded.
 */
public final class LocalFileIO implements FileIO {

    private static final long serialVersionUID = 1;

    @Override
    public InputFile newInputFile(String location) {
        return Files.localInput(new File(path(location)));
    }

    @Override
    public OutputFile newOutputFile(String location) {
        throw new UnsupportedOperationException("Cannot write %s: the dashboard only reads".formatted(location));
    }

    @Override
    public void deleteFile(String location) {
        throw new UnsupportedOperationException("Cannot delete %s: the dashboard only reads".formatted(location));
    }

    /**
     * The path in the local file system.
     *
     * @throws LakeException if the location is in another file system
     */
    static String path(String location) {
        if (location.startsWith("file:")) {
            return "/" + location.substring("file:".length()).replaceFirst("^/+", "");
        }
        if (location.startsWith("/")) {
            return location;
        }
        throw new LakeException(
                "Cannot read %s: the dashboard reads local files only; set PANELHOUSE_LAKE_WAREHOUSE to a file: address"
                        .formatted(location));
    }
}
