package io.panelhouse.dashboard.export;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.panelhouse.dashboard.shell.Icon;
import io.panelhouse.panel.Actor;
import io.panelhouse.panel.audit.AuditLog;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The button that saves a list as CSV or XLSX. The sheet is taken when a format is pressed, so that it has the filter
 * of that moment, and it holds every row of the filter, not only those on screen.
 */
public final class Download extends Composite<Div> {

    private static final long serialVersionUID = 1;
    private final transient Supplier<Actor> actor;
    private final transient AuditLog audit;
    private final Supplier<? extends Sheet<?>> sheet;

    /** A button labelled Export; who saves which list is written to the audit log before anything leaves. */
    public Download(Supplier<Actor> actor, AuditLog audit, Supplier<? extends Sheet<?>> sheet) {
        this.actor = actor;
        this.audit = audit;
        this.sheet = sheet;
        Button button = new Button(text("export.button"), new Icon("dl"));
        button.getElement().setAttribute("aria-haspopup", "true");
        Popover formats = new Popover();
        formats.setTarget(button);
        formats.setPosition(PopoverPosition.BOTTOM_END);
        formats.addClassName("ph-formats");
        formats.setAriaLabel(text("export.formats"));
        formats.add(link(text("export.csv"), Format.CSV), link(text("export.xlsx"), Format.XLSX));
        getContent().addClassName("ph-export");
        getContent().add(button, formats);
    }

    private Anchor link(String label, Format format) {
        Anchor link = new Anchor();
        link.setText(label);
        link.setHref((DownloadHandler) event -> send(event, format));
        link.getElement().setAttribute("download", true);
        return link;
    }

    private void send(DownloadEvent event, Format format) throws IOException {
        AtomicReference<@Nullable Sheet<?>> taken = new AtomicReference<>();
        event.getUI().accessSynchronously(() -> taken.set(taken(format)));
        Sheet<?> now = taken.get();
        if (now == null) {
            throw new IOException("Cannot export: the page is gone");
        }
        event.setFileName(now.name() + "." + format.ending);
        event.setContentType(format.type);
        event.getResponse().setHeader("Cache-Control", "no-store");
        write(now, format, event.getOutputStream());
    }

    private Sheet<?> taken(Format format) {
        Sheet<?> now = sheet.get();
        audit.record(actor.get(), "list-exported", now.name(), Map.of("format", format.ending));
        return now;
    }

    static void write(Sheet<?> sheet, Format format, OutputStream stream) throws IOException {
        switch (format) {
            case CSV -> CsvFile.write(sheet, stream);
            case XLSX -> XlsxFile.write(sheet, stream);
        }
    }

    /** What a list can be saved as. */
    enum Format {
        CSV("csv", "text/csv;charset=UTF-8"),
        XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String ending;
        private final String type;

        Format(String ending, String type) {
            this.ending = ending;
            this.type = type;
        }
    }
}
