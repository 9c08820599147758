package io.panelhouse.dashboard.followup;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.panelhouse.dashboard.figure.Share;
import io.panelhouse.dashboard.figure.Wilson;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.dashboard.shell.SidePanel;
import io.panelhouse.panel.followup.ContactReport;

/** Whether customers who were spoken to renew more often: two rates, each with its n and its interval. */
public final class ContactPanel extends SidePanel {

    private static final long serialVersionUID = 1;

    public ContactPanel(ContactReport report, Formats formats, Runnable closed) {
        super(text("followup.report"), closed);
        Paragraph period = new Paragraph(text(
                "followup.report.period",
                formats.date(report.from().atZone(formats.zone()).toLocalDate()),
                formats.date(report.to().atZone(formats.zone()).toLocalDate())));
        period.addClassNames("ph-s", "ph-mute");
        Paragraph verdict = new Paragraph(verdict(report));
        verdict.addClassName("ph-strong");
        Paragraph why = new Paragraph(text("followup.report.definition"));
        why.addClassNames("ph-xs", "ph-mute");
        body().add(
                        period,
                        group("followup.report.contacted", share(report.contacted()), formats),
                        group("followup.report.others", share(report.notContacted()), formats),
                        verdict,
                        why);
        onlyToRead();
    }

    private static Share share(ContactReport.Group group) {
        return new Share(group.renewed(), group.ends());
    }

    private static Div group(String label, Share rate, Formats formats) {
        Span name = new Span(text(label));
        name.addClassNames("ph-xs", "ph-mute");
        Span figure = new Span(
                rate.value().isPresent()
                        ? formats.percent(rate.value().getAsDouble(), rate.of())
                        : text("followup.report.nobody"));
        figure.addClassName("ph-figure");
        Div box = new Div(name, figure);
        box.addClassName("ph-payer");
        if (rate.of() > 0) {
            Wilson range = Wilson.of(rate.part(), rate.of());
            Span between = new Span(text(
                    "followup.report.interval",
                    formats.count(rate.part()),
                    formats.count(rate.of()),
                    formats.percent(range.lower(), 1),
                    formats.percent(range.upper(), 1)));
            between.addClassName("ph-s");
            box.add(between);
        }
        return box;
    }

    private static String verdict(ContactReport report) {
        Share contacted = share(report.contacted());
        Share others = share(report.notContacted());
        if (contacted.few() || others.few()) {
            return text("followup.report.few", Wilson.FEW);
        }
        Wilson one = Wilson.of(contacted.part(), contacted.of());
        Wilson other = Wilson.of(others.part(), others.of());
        if (one.lower() > other.upper()) {
            return text("followup.report.more");
        }
        return text(one.upper() < other.lower() ? "followup.report.less" : "followup.report.same");
    }
}
