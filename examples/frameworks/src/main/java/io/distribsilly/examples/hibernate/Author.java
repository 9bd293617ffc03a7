package io.distribsilly.examples.hibernate;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Somebody who writes books. */
@Entity
public class Author {
  @Id private UUID id;

  @Column(nullable = false, length = 80)
  private String name;

  @OneToMany(mappedBy = "author", cascade = CascadeType.ALL, orphanRemoval = true)
  @OrderBy("title")
  private List<Book> books = new ArrayList<>();

  /** For Hibernate. */
  protected Author() {}

  /** Makes an author without books. */
  public Author(UUID id, String name) {
    this.id = id;
    this.name = name;
  }

  /** Returns what identifies the author. */
  public UUID id() {
    return id;
  }

  /** Returns the name. */
  public String name() {
    return name;
  }

  /** Returns the books, by title. */
  public List<Book> books() {
    return books;
  }

  /** Adds a book, which is stored with the author. */
  public void write(Book book) {
    book.writtenBy(this);
    books.add(book);
  }
}
