package io.distribsilly.examples.hibernate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;

/** Authors and their books, through Hibernate. Thread-safe; whoever makes it closes it. */
public final class Library implements AutoCloseable {
  private final SessionFactory sessions;

  /**
   * Opens the library in a database and brings its tables up to date. Hibernate finds the driver
   * and the dialect by itself.
   *
   * @param url for example {@code jdbc:distribsilly:./data/library}
   */
  public Library(String url) {
    sessions =
        new Configuration()
            .addAnnotatedClass(Author.class)
            .addAnnotatedClass(Book.class)
            .setProperty(AvailableSettings.JAKARTA_JDBC_URL, url)
            .setProperty(AvailableSettings.HBM2DDL_AUTO, "update")
            .setProperty(AvailableSettings.STATEMENT_BATCH_SIZE, "50")
            .buildSessionFactory();
  }

  /** Returns the sessions, for everything that has no method here. */
  public SessionFactory sessions() {
    return sessions;
  }

  /** Stores an author and all books. */
  public void add(Author author) {
    sessions.inTransaction(session -> session.persist(author));
  }

  /** Returns an author with all books, empty if there is none. */
  public Optional<Author> author(UUID id) {
    return sessions.fromTransaction(
        session ->
            session
                .createSelectionQuery(
                    "from Author a left join fetch a.books where a.id = :id", Author.class)
                .setParameter("id", id)
                .uniqueResultOptional());
  }

  /** Returns a page of the books that cost at most this much, the dearest first. */
  public List<Book> cheaperThan(BigDecimal price, int page, int pageSize) {
    return sessions.fromTransaction(
        session ->
            session
                .createSelectionQuery(
                    "from Book b join fetch b.author where b.price <= :price"
                        + " order by b.price desc, b.title",
                    Book.class)
                .setParameter("price", price)
                .setFirstResult(page * pageSize)
                .setMaxResults(pageSize)
                .list());
  }

  @Override
  public void close() {
    sessions.close();
  }
}
