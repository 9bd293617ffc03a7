package io.distribsilly.examples.schemacrawler;

import static org.assertj.core.api.Assertions.assertThat;

import io.distribsilly.jdbc.DistribsillyDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import schemacrawler.inclusionrule.IncludeAll;
import schemacrawler.schema.Catalog;
import schemacrawler.schema.Column;
import schemacrawler.schema.NamedObject;
import schemacrawler.schema.Routine;
import schemacrawler.schema.Table;
import schemacrawler.schemacrawler.LimitOptionsBuilder;
import schemacrawler.schemacrawler.LoadOptionsBuilder;
import schemacrawler.schemacrawler.SchemaCrawlerOptions;
import schemacrawler.schemacrawler.SchemaCrawlerOptionsBuilder;
import schemacrawler.schemacrawler.SchemaInfoLevelBuilder;
import schemacrawler.tools.utility.SchemaCrawlerUtility;
import us.fatehi.utility.datasource.DatabaseConnectionSources;

/** SchemaCrawler asks for all that the metadata of JDBC can tell. */
final class SchemaCrawlerTest {
  @TempDir Path folder;
  private final DistribsillyDataSource dataSource = new DistribsillyDataSource();

  @BeforeEach
  void createTables() throws SQLException {
    dataSource.setUrl("jdbc:distribsilly:" + folder.resolve("crawled"));
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA sales");
      statement.execute(
          """
          CREATE TABLE sales.invoice (
            customer INTEGER, number INTEGER, day DATE NOT NULL,
            total DECIMAL(10, 2) DEFAULT 0, note VARCHAR(80),
            PRIMARY KEY (customer, number))
          """);
      statement.execute("CREATE UNIQUE INDEX sales.invoice_number ON sales.invoice (number)");
      statement.execute("CREATE INDEX sales.invoice_day ON sales.invoice (day, total)");
    }
  }

  private Catalog crawl() {
    SchemaCrawlerOptions options =
        SchemaCrawlerOptionsBuilder.newSchemaCrawlerOptions()
            .withLimitOptions(
                LimitOptionsBuilder.builder().includeRoutines(new IncludeAll()).toOptions())
            .withLoadOptions(
                LoadOptionsBuilder.builder()
                    .withSchemaInfoLevel(SchemaInfoLevelBuilder.maximum())
                    .toOptions());
    return SchemaCrawlerUtility.getCatalog(
        DatabaseConnectionSources.fromDataSource(dataSource), options);
  }

  @Test
  void everySchemaTableColumnAndIndexIsFound() {
    Catalog catalog = crawl();
    assertThat(catalog.getSchemas())
        .extracting(NamedObject::getFullName)
        .contains("PUBLIC", "SALES", "INFORMATION_SCHEMA");
    Table invoice =
        catalog.getTables().stream()
            .filter(table -> table.getName().equals("INVOICE"))
            .findFirst()
            .orElseThrow();
    assertThat(invoice.getColumns())
        .extracting(NamedObject::getName)
        .containsExactly("CUSTOMER", "NUMBER", "DAY", "TOTAL", "NOTE");
    assertThat(invoice.getPrimaryKey().getConstrainedColumns())
        .extracting(NamedObject::getName)
        .containsExactly("CUSTOMER", "NUMBER");
    assertThat(invoice.getIndexes())
        .extracting(NamedObject::getName)
        .contains("INVOICE_NUMBER", "INVOICE_DAY");
    Column total = invoice.lookupColumn("TOTAL").orElseThrow();
    assertThat(total.getColumnDataType().getName()).isEqualTo("DECIMAL");
    assertThat(List.of(total.getSize(), total.getDecimalDigits())).containsExactly(10, 2);
    assertThat(total.isNullable()).isTrue();
    assertThat(total.getDefaultValue()).isEqualTo("0");
  }

  @Test
  void theProceduresAreFound() {
    assertThat(crawl().getRoutines()).extracting(Routine::getName).contains("RESHARD", "BACKUP");
  }

  @Test
  void theDatabaseSaysWhatItIs() {
    Catalog catalog = crawl();
    assertThat(catalog.getDatabaseInfo().getProductName()).isEqualTo("Distribsilly");
    assertThat(catalog.getJdbcDriverInfo().getDriverClassName())
        .isEqualTo("io.distribsilly.jdbc.DistribsillyDriver");
  }
}
