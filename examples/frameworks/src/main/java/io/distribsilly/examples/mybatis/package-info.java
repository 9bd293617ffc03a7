/**
 * MyBatis: a mapper of annotations, with dynamic SQL. Start with {@link
 * io.distribsilly.examples.mybatis.OrderMapper}.
 */
package io.distribsilly.examples.mybatis;
