package io.panelhouse.dashboard.chart;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;

/** A small table of figures: the first column and texts to the left, numbers to the right. Scrolls in its tile. */
public final class FigureTable extends Div {

    private final List<Column> columns;
    private final NativeTableBody body;

    /** An empty table. */
    public FigureTable(Column... columns) {
        this.columns = List.of(columns);
        addClassName("ph-table-scroll");
        // A wide table scrolls in its tile, so the keyboard must be able to reach it.
        getElement().setAttribute("tabindex", "0");
        NativeTable table = new NativeTable();
        table.addClassName("ph-table");
        NativeTableRow head = table.getHead().addRow();
        for (Column column : columns) {
            NativeTableHeaderCell cell = head.addHeaderCell();
            cell.setText(column.title());
            cell.getElement().setAttribute("scope", "col");
            if (column.number()) {
                cell.addClassName("ph-number");
            }
        }
        body = table.getBody();
        add(table);
    }

    /** Takes all rows out. */
    public void clear() {
        body.removeAllRows();
    }

    /** Adds a row; a cell is a component or a text. */
    public void row(Object... cells) {
        NativeTableRow row = body.addRow();
        for (int i = 0; i < cells.length; i++) {
            NativeTableCell cell = row.addDataCell();
            cell.add(cells[i] instanceof Component component ? component : new Text(cells[i].toString()));
            if (columns.get(i).number()) {
                cell.addClassName("ph-number");
            }
        }
    }

    /**
     * A column.
     *
     * @param number whether it stands to the right
     */
    public record Column(String title, boolean number) {

        /** To the left. */
        public static Column text(String title) {
            return new Column(title, false);
        }

        /** To the right. */
        public static Column number(String title) {
            return new Column(title, true);
        }
    }
}
