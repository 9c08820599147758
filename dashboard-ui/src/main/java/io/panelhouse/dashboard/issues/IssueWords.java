package io.panelhouse.dashboard.issues;

import static io.panelhouse.dashboard.i18n.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.event.ConnectionIssue;

/** A connection issue in the words of the page. */
final class IssueWords {

    private static final int MOST_COUNTED = 100;

    private IssueWords() {}

    static Anchor name(ConnectionIssue issue) {
        Anchor link = new Anchor("account/" + issue.accountId().value(), issue.accountName());
        link.addClassNames("ph-name", "ph-cut");
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    static String reason(ConnectionIssue issue) {
        return text("account.outcome." + issue.reason().name());
    }

    /** How often it failed; the stream counts to 100. */
    static String failures(ConnectionIssue issue, Formats formats) {
        String count = formats.count(issue.failures());
        return issue.failures() < MOST_COUNTED ? count : text("issues.orMore", count);
    }

    /** Type and identifier of the device that failed, as far as they were told. */
    static String device(ConnectionIssue issue) {
        return Formats.device(issue.deviceType(), issue.deviceId());
    }
}
