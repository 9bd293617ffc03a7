package io.distribsilly.examples.quickstart;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The cities that come with the quickstart; ATTRIBUTION.md beside the file says from where. */
final class CityFile {
  private static final String NAME = "cities15000.csv";

  private CityFile() {}

  /** Reads all cities, in the order of the file, which is that of their ids. */
  static List<City> read() throws IOException {
    InputStream file = Objects.requireNonNull(CityFile.class.getResourceAsStream(NAME), NAME);
    try (CsvReader<NamedCsvRecord> lines = CsvReader.builder().ofNamedCsvRecord(file);
        Stream<NamedCsvRecord> stream = lines.stream()) {
      return stream.map(CityFile::parse).toList();
    }
  }

  private static City parse(NamedCsvRecord line) {
    return new City(
        Integer.parseInt(line.getField("geoname_id")),
        line.getField("name"),
        line.getField("country"),
        Optional.of(line.getField("admin_code")).filter(code -> !code.isEmpty()),
        line.getField("feature_code"),
        Long.parseLong(line.getField("population")),
        new BigDecimal(line.getField("latitude")),
        new BigDecimal(line.getField("longitude")));
  }
}
