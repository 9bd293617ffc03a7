package io.distribsilly.examples.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HibernateTest {
  private static final Instant MOMENT = Instant.parse("2026-03-29T01:30:00.123Z");

  @TempDir Path folder;
  private Library library;
  private SessionFactory sessions;
  private final UUID ada = new UUID(0, 1);

  @BeforeEach
  void open() {
    library = new Library("jdbc:distribsilly:" + folder.resolve("library"));
    sessions = library.sessions();
    Author author = new Author(ada, "Ada");
    author.write(book("Engines", "12.50"));
    author.write(book("Notes", "3.20"));
    library.add(author);
    library.add(new Author(new UUID(0, 2), "Bob"));
  }

  private static Book book(String title, String price) {
    return new Book(title, new BigDecimal(price), LocalDate.of(1843, 9, 1))
        .describe(Book.Form.FILE, MOMENT, 4.5, "about " + title, new byte[] {1, 2, -3});
  }

  @AfterEach
  void close() {
    library.close();
  }

  @Test
  void entitiesComeBackAsTheyWent() {
    Author author = library.author(ada).orElseThrow();
    assertThat(author.books()).extracting(Book::title).containsExactly("Engines", "Notes");
    Book book = author.books().get(0);
    assertThat(book.number()).isNotNull();
    assertThat(book.price()).isEqualTo(new BigDecimal("12.50"));
    assertThat(book.published()).isEqualTo(LocalDate.of(1843, 9, 1));
    assertThat(book.bought()).isEqualTo(MOMENT);
    assertThat(book.form()).isEqualTo(Book.Form.FILE);
    assertThat(book.summary()).isEqualTo("about Engines");
    assertThat(book.cover()).containsExactly(1, 2, -3);
  }

  @Test
  void theSchemaIsFoundAgainAndLeftAsItIs() {
    library.close();
    library = new Library("jdbc:distribsilly:" + folder.resolve("library"));
    assertThat(library.author(ada).orElseThrow().books()).hasSize(2);
  }

  @Test
  void pagesAreOrdered() {
    assertThat(library.cheaperThan(new BigDecimal("100"), 0, 1))
        .extracting(Book::title)
        .containsExactly("Engines");
    assertThat(library.cheaperThan(new BigDecimal("100"), 1, 1))
        .extracting(book -> book.author().name())
        .containsExactly("Ada");
    assertThat(library.cheaperThan(BigDecimal.ONE, 0, 10)).isEmpty();
  }

  @Test
  void aChangeOfWhatSomebodyElseHasChangedIsRefused() {
    Book stale = library.author(ada).orElseThrow().books().get(0);
    sessions.inTransaction(
        session -> session.find(Book.class, stale.number()).price(BigDecimal.TEN));
    stale.price(BigDecimal.ONE);

    assertThatThrownBy(() -> sessions.inTransaction(session -> session.merge(stale)))
        .isInstanceOf(OptimisticLockException.class);

    Book now = library.author(ada).orElseThrow().books().get(0);
    assertThat(now.price()).isEqualByComparingTo("10");
    assertThat(now.version()).isEqualTo(stale.version() + 1);
  }

  @Test
  void orphansAreRemoved() {
    sessions.inTransaction(session -> session.find(Author.class, ada).books().remove(0));
    assertThat(library.author(ada).orElseThrow().books())
        .extracting(Book::title)
        .containsExactly("Notes");
  }

  @Test
  void hqlHasItsFunctions() {
    Object[] row =
        sessions.fromTransaction(
            session ->
                session
                    .createSelectionQuery(
                        """
                        select upper(b.title), length(b.title), substring(b.title, 2, 3),
                          b.price * 2, round(b.stars, 0), coalesce(b.summary, '-'),
                          concat(b.title, '!'), year(b.published), trim(' x '),
                          locate('g', b.title), abs(-3), mod(7, 4), lower('A'),
                          case when b.lent then 1 else 0 end, cast(b.number as string),
                          nullif(b.title, 'Engines'), left(b.title, 2), replace(b.title, 'E', 'e')
                        from Book b where b.title like 'Eng%'
                        """,
                        Object[].class)
                    .getSingleResult());
    assertThat(row[0]).isEqualTo("ENGINES");
    assertThat(row[1]).isEqualTo(7);
    assertThat(row[2]).isEqualTo("ngi");
    assertThat((BigDecimal) row[3]).isEqualByComparingTo("25");
    assertThat(row[7]).isEqualTo(1843);
    assertThat(row[9]).isEqualTo(3);
    assertThat(row[15]).isNull();
    assertThat(row[16]).isEqualTo("En");
    assertThat(row[17]).isEqualTo("engines");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ascii(b.title)",
        "chr(65)",
        "repeat(b.title, 2)",
        "reverse(b.title)",
        "initcap(b.title)",
        "lpad(b.title, 10)",
        "rpad(b.title, 10, '*')",
        "right(b.title, 2)",
        "ltrim(b.title)",
        "trim(leading 'E' from b.title)",
        "overlay(b.title placing 'x' from 2)",
        "md5(b.title)",
        "octet_length(b.title)",
        "position('n' in b.title)",
        "locate('e', b.title, 3)",
        "sqrt(b.stars)",
        "power(b.stars, 2)",
        "exp(b.stars)",
        "ln(b.stars)",
        "log10(b.stars)",
        "sin(b.stars)",
        "atan2(b.stars, 1)",
        "degrees(b.stars)",
        "pi",
        "floor(b.price)",
        "ceiling(b.price)",
        "sign(b.price)",
        "round(b.price, 1)",
        "truncate(b.price, 1)",
        "greatest(b.price, 5)",
        "least(b.price, 5)",
        "b.price / 2",
        "-b.price",
        "length(b.title) % 2",
        "extract(month from b.published)",
        "extract(day of week from b.published)",
        "day(b.published)",
        "hour(b.bought)",
        "second(b.bought)",
        "b.published + 3 day",
        "b.bought - 1 hour",
        "(b.bought - b.bought) by second",
        "current_date",
        "local datetime",
        "instant",
        "year(local date)",
        "cast(b.price as string)",
        "cast('7' as Integer)",
        "cast(b.number as BigDecimal)",
        "str(b.price)",
        "case b.form when 'FILE' then 1 else 2 end",
        "count(*) over ()",
        "row_number() over (order by b.title)",
        "b.form",
        "type(b)",
        "(select count(*) from Author a)",
        "nullif(b.stars, 4.5)",
        "ifnull(b.summary, 'x')"
      })
  void everyExpressionOfHqlIsUnderstood(String expression) {
    List<Object> found =
        sessions.fromTransaction(
            session ->
                session
                    .createSelectionQuery(
                        "select " + expression + " from Book b where b.title = 'Engines'",
                        Object.class)
                    .list());
    assertThat(found).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "b.lent = false and b.price > 5",
        "not b.lent and b.price > 5",
        "b.title ilike 'eng%'",
        "b.title like 'E%' escape '!'",
        "b.price between 10 and 20",
        "b.title in ('Engines', 'x')",
        "b.summary is not null and b.price > 5",
        "b.author.name = 'Ada' and b.title <> 'Notes'",
        "b.price > all (select 5)",
        "b.price = (select max(c.price) from Book c)",
        "b.form = 'FILE' and b.stars > 4 and b.price > 5",
        "b.title is distinct from 'Notes'",
        "(b.title, b.version) = ('Engines', 0)",
        "b.published < current_date and b.title like '%gin%'",
        "exists (select 1) and b.price > 5",
        "b.bought < instant and length(b.title) = 7",
        "b.title > 'A' and b.title < 'F'"
      })
  void everyPredicateOfHqlIsUnderstood(String predicate) {
    List<String> found =
        sessions.fromTransaction(
            session ->
                session
                    .createSelectionQuery(
                        "select b.title from Book b where " + predicate, String.class)
                    .list());
    assertThat(found).containsExactly("Engines");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select count(distinct b.author) from Book b",
        "select sum(b.price), avg(b.price), min(b.title), max(b.bought) from Book b",
        "select listagg(b.title, ',') within group (order by b.title) from Book b",
        "select every(b.price > 0), any(b.lent) from Book b",
        "select stddev_pop(b.price), var_samp(b.price) from Book b",
        "select b.form, count(b) from Book b group by b.form order by count(b) desc",
        "select distinct b.author from Book b",
        "select b.title from Book b union select a.name from Author a",
        "select b.title from Book b order by b.price desc nulls last limit 1",
        "with q as (select b.price as p from Book b) select max(x.p) from q x",
        "select q.t from (select b.title as t from Book b) q where q.t like 'E%'",
        "select a.name, b.title from Author a join Book b on b.author = a",
        "select a.name from Author a cross join Book b",
        "select new list(b.title, b.price) from Book b",
        "from Book b where b.author = (from Author a where a.name = 'Ada')",
        "from Author a join fetch a.books order by a.name"
      })
  void everyQueryOfHqlIsUnderstood(String hql) {
    assertThat(
            sessions.<List<Object>>fromTransaction(
                session -> session.createSelectionQuery(hql, Object.class).list()))
        .isNotEmpty();
  }

  @Test
  void hqlGroupsAndJoinsAndNests() {
    assertThat(
            sessions.<List<Object[]>>fromTransaction(
                session ->
                    session
                        .createSelectionQuery(
                            """
                            select a.name, count(b), sum(b.price), max(b.published)
                            from Author a left join a.books b
                            group by a.name having count(b) >= 0 order by a.name
                            """,
                            Object[].class)
                        .list()))
        .satisfiesExactly(
            row -> assertThat(row).startsWith("Ada", 2L),
            row -> assertThat(row).startsWith("Bob", 0L));
    assertThat(names("from Author a where exists (from Book b where b.author = a)"))
        .containsExactly("Ada");
    assertThat(names("from Author a where a.books is empty")).containsExactly("Bob");
    assertThat(names("from Author a where size(a.books) > 1")).containsExactly("Ada");
    assertThat(names("from Author a where a.id in (select b.author.id from Book b)"))
        .containsExactly("Ada");
    assertThat(names("from Author a where a.name in ('Bob', 'Cid') or a.name is null"))
        .containsExactly("Bob");
  }

  private List<String> names(String hql) {
    return sessions.fromTransaction(
        session ->
            session.createSelectionQuery(hql, Author.class).list().stream()
                .map(Author::name)
                .toList());
  }

  @Test
  void hqlWritesManyRows() {
    int changed =
        sessions.fromTransaction(
            session ->
                session
                    .createMutationQuery(
                        "update Book b set b.price = b.price + 1 where b.price < 5")
                    .executeUpdate());
    int deleted =
        sessions.fromTransaction(
            session ->
                session
                    .createMutationQuery("delete from Book b where b.author.name = 'Ada'")
                    .executeUpdate());
    assertThat(changed).isOne();
    assertThat(deleted).isEqualTo(2);
  }

  @Test
  void pessimisticLocksAreTaken() {
    Book any = library.author(ada).orElseThrow().books().get(0);
    sessions.inTransaction(
        session -> {
          Book locked = session.find(Book.class, any.number(), LockModeType.PESSIMISTIC_WRITE);
          locked.price(new BigDecimal("7"));
        });
    assertThat(library.cheaperThan(new BigDecimal("7"), 0, 9)).hasSize(2);
  }

  @Test
  void manyRowsGoThroughAStatelessSession() {
    try (StatelessSession session = sessions.openStatelessSession()) {
      session.beginTransaction();
      for (int i = 0; i < 500; i++) {
        session.insert(new Author(new UUID(7, i), "author " + i));
      }
      session.getTransaction().commit();
      try (Stream<Author> all =
          session.createSelectionQuery("from Author", Author.class).getResultStream()) {
        assertThat(all.count()).isEqualTo(502);
      }
    }
  }
}
