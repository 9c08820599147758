package io.panelhouse.dashboard.lake;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types.DecimalType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;
import org.junit.jupiter.api.Test;

class RelationTest {

    private static final Schema SCHEMA =
            new Schema(required(1, "reseller_id", LongType.get()), optional(7, "credits", DecimalType.of(18, 4)));

    @Test
    void filesAreReadByFieldId() {
        assertThat(Relation.over(SCHEMA, List.of("/lake/it's.parquet")))
                .isEqualTo("SELECT * FROM read_parquet(['/lake/it''s.parquet'], schema=MAP {"
                        + "1: {name: 'reseller_id', type: 'BIGINT', default_value: NULL}, "
                        + "7: {name: 'credits', type: 'DECIMAL(18,4)', default_value: NULL}})");
    }

    @Test
    void withoutFilesTheColumnsStay() {
        assertThat(Relation.over(SCHEMA, List.of()))
                .isEqualTo("SELECT NULL::BIGINT AS \"reseller_id\", NULL::DECIMAL(18,4) AS \"credits\" WHERE false");
    }

    @Test
    void locationsOfTheJobsArePaths() {
        assertThat(LocalFileIO.path("file:/a b/c.parquet")).isEqualTo("/a b/c.parquet");
        assertThat(LocalFileIO.path("file:///a/c.parquet")).isEqualTo("/a/c.parquet");
        assertThatThrownBy(() -> LocalFileIO.path("s3://bucket/c"))
                .hasMessage("Cannot read s3://bucket/c: the dashboard reads local files only;"
                        + " set PANELHOUSE_LAKE_WAREHOUSE to a file: address");
    }

    @Test
    void aColumnOfAnUnknownTypeIsRefused() {
        Schema odd = new Schema(
                required(1, "tags", org.apache.iceberg.types.Types.ListType.ofRequired(2, StringType.get())));

        assertThatThrownBy(() -> Relation.over(odd, List.of()))
                .hasMessage("Cannot read column tags: the dashboard does not know the type list<string>");
    }
}
