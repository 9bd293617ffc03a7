package io.distribsilly.examples.hibernate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** A book. The database makes its number; two who change it at once meet in its version. */
@Entity
public class Book {
  /** What it is kept as. */
  public enum Form {
    PAPER,
    FILE
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long number;

  @Version private int version;

  @Column(nullable = false)
  private String title;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  private Author author;

  @Enumerated(EnumType.STRING)
  private Form form = Form.PAPER;

  @Column(precision = 8, scale = 2)
  private BigDecimal price;

  private LocalDate published;
  private Instant bought;
  private boolean lent;
  private double stars;
  @Lob private String summary;
  @Lob private byte[] cover;

  /** For Hibernate. */
  protected Book() {}

  /** Makes a book that nobody has written yet. */
  public Book(String title, BigDecimal price, LocalDate published) {
    this.title = title;
    this.price = price;
    this.published = published;
  }

  void writtenBy(Author writer) {
    author = writer;
  }

  /** Returns the number that the database gave it, null before. */
  public Long number() {
    return number;
  }

  /** Returns how often it was changed. */
  public int version() {
    return version;
  }

  /** Returns the title. */
  public String title() {
    return title;
  }

  /** Returns who wrote it. */
  public Author author() {
    return author;
  }

  /** Returns the price. */
  public BigDecimal price() {
    return price;
  }

  /** Changes the price. */
  public void price(BigDecimal newPrice) {
    price = newPrice;
  }

  /** Returns the day it came out. */
  public LocalDate published() {
    return published;
  }

  /** Returns when it was bought, to the millisecond. */
  public Instant bought() {
    return bought;
  }

  /** Returns what it is kept as. */
  public Form form() {
    return form;
  }

  /** Returns what it is about. */
  public String summary() {
    return summary;
  }

  /** Returns the picture. */
  public byte[] cover() {
    return cover.clone();
  }

  /** Tells everything else about it. */
  public Book describe(Form newForm, Instant when, double howGood, String about, byte[] picture) {
    form = newForm;
    bought = when;
    stars = howGood;
    summary = about;
    cover = picture.clone();
    return this;
  }
}
