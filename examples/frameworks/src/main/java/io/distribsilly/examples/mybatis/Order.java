package io.distribsilly.examples.mybatis;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/** An order, as a row of table ORDERS. */
public record Order(UUID id, LocalDate day, String customer, BigDecimal total, boolean paid) {}
