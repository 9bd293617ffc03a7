/**
 * Spring: {@code JdbcClient}, {@code @Transactional} and a HikariCP pool over the driver. Start
 * with {@link io.distribsilly.examples.spring.Bank}.
 */
package io.distribsilly.examples.spring;
