package io.panelhouse.dashboard.notice;

import io.panelhouse.dashboard.alerts.AlertWords;
import io.panelhouse.dashboard.i18n.Language;
import io.panelhouse.dashboard.i18n.Texts;
import io.panelhouse.dashboard.notice.Letter.Block;
import io.panelhouse.dashboard.shell.Formats;
import io.panelhouse.event.ConnectionIssue;
import io.panelhouse.panel.account.DueAccount;
import io.panelhouse.panel.account.DueList;
import io.panelhouse.panel.alert.AlertEpisode;
import io.panelhouse.panel.notice.DueNotice.Reader;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Messages in the reader's language and zone. */
final class NoticeWords {

    private static final int LISTED = 20;

    private final Texts texts;
    private final Formats formats;
    private final Reader reader;
    private final @Nullable String page;

    /** @param page the start of every link; null for none */
    NoticeWords(Reader reader, @Nullable String page, InstantSource clock) {
        String code = reader.language();
        Language language =
                code == null ? Language.ENGLISH : Language.ofCode(code).orElse(Language.ENGLISH);
        this.texts = Texts.of(language);
        this.formats = new Formats(reader.zone(), clock, language);
        this.reader = reader;
        this.page = page;
    }

    /** An alert. */
    Letter alert(AlertEpisode episode) {
        String sentence = sentence(episode);
        String since = texts.say(
                "notices.mail.since",
                reader.resellerName(),
                formats.dateTime(episode.alert().openedAt()));
        return letter(
                texts.say("notices.mail.subject", reader.resellerName(), sentence),
                List.of(new Block("", List.of(sentence, since))),
                AlertWords.address(episode));
    }

    /** Alerts that began and ended while they were kept back. */
    Letter over(List<AlertEpisode> episodes) {
        return letter(
                texts.say("notices.mail.over.subject", reader.resellerName(), episodes.size()),
                List.of(new Block("", episodes.stream().map(this::was).toList())),
                "alerts");
    }

    private String was(AlertEpisode episode) {
        return texts.say(
                "notices.mail.was",
                sentence(episode),
                formats.dateTime(episode.alert().openedAt()),
                formats.dateTime(Objects.requireNonNull(episode.closedAt())));
    }

    /** How a code is told that confirms an address. */
    Letter code(String code) {
        return letter(
                texts.say("notices.mail.code.subject"),
                List.of(new Block("", List.of(texts.say("notices.mail.code", code, reader.operator())))),
                "settings/notices");
    }

    /** A message that only shows that messages arrive. */
    Letter test() {
        return letter(
                texts.say("notices.mail.test.subject"),
                List.of(new Block("", List.of(texts.say("notices.mail.test", reader.operator())))),
                "alerts");
    }

    /** What nobody looked at today. */
    Letter digest(BigDecimal balance, DueList due, List<ConnectionIssue> issues, List<AlertEpisode> open) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block(
                texts.say("notices.digest.balance"),
                List.of(texts.say("notices.digest.left", formats.credits(balance)))));
        blocks.add(new Block(
                texts.say("notices.digest.due", due.accounts()),
                listed(
                        due.soonest().stream().map(this::due).toList(),
                        Math.toIntExact(due.accounts()),
                        texts.say("notices.digest.due.none"))));
        blocks.add(new Block(
                texts.say("notices.digest.issues", issues.size()),
                listed(issues.stream().map(this::issue).toList(), issues.size(), texts.say("issues.none"))));
        blocks.add(new Block(
                texts.say("notices.digest.alerts", open.size()),
                listed(open.stream().map(this::sentence).toList(), open.size(), texts.say("alerts.none"))));
        return letter(
                texts.say("notices.digest.subject", reader.resellerName(), formats.credits(balance), due.accounts()),
                blocks,
                "");
    }

    private List<String> listed(List<String> lines, int all, String none) {
        if (lines.isEmpty()) {
            return List.of(none);
        }
        List<String> first = new ArrayList<>(lines.subList(0, Math.min(LISTED, lines.size())));
        if (all > first.size()) {
            first.add(texts.say("notices.digest.more", all - first.size()));
        }
        return first;
    }

    private String due(DueAccount account) {
        return texts.say(
                "notices.digest.due.line",
                account.name(),
                formats.end(account.endsAt()),
                formats.credits(account.credits()));
    }

    private String issue(ConnectionIssue issue) {
        return texts.say(
                "notices.digest.issue.line",
                issue.accountName(),
                texts.say("account.outcome." + issue.reason().name()),
                formats.past(issue.lastAt()));
    }

    private String sentence(AlertEpisode episode) {
        return AlertWords.sentence(episode, formats);
    }

    private Letter letter(String subject, List<Block> blocks, String path) {
        return new Letter(
                formats.language().code(),
                subject,
                blocks,
                page == null ? null : page + path,
                texts.say("notices.mail.open"),
                texts.say("notices.mail.foot", reader.operator()));
    }
}
