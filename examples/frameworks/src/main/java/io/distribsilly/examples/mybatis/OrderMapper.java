package io.distribsilly.examples.mybatis;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.cursor.Cursor;

/** The statements about orders. MyBatis makes the class; one of them belongs to one session. */
public interface OrderMapper {
  /** Creates the table, if it is not there. */
  @Update(
      """
      CREATE TABLE IF NOT EXISTS orders (
        id UUID PRIMARY KEY, "DAY" DATE NOT NULL, customer VARCHAR(80),
        total DECIMAL(12, 2), paid BOOLEAN NOT NULL DEFAULT FALSE)
      """)
  void prepare();

  /** Inserts an order; a second one with its id is an error. */
  @Insert(
      "INSERT INTO orders VALUES (#{id}, #{day}, #{customer, jdbcType=VARCHAR}, #{total}, #{paid})")
  int insert(Order order);

  /** Returns an order, null if there is none. */
  @Select("SELECT * FROM orders WHERE id = #{id}")
  Order get(UUID id);

  /** Returns the orders with these ids and of this customer, where one is given, by day and id. */
  @Select(
      """
      <script>
      SELECT * FROM orders
      <where>
        <if test="ids != null">
          id IN <foreach collection="ids" item="id" open="(" close=")" separator=",">#{id}</foreach>
        </if>
        <if test="customer != null">AND customer = #{customer}</if>
      </where>
      ORDER BY "DAY", id
      </script>
      """)
  List<Order> find(@Param("ids") Collection<UUID> ids, @Param("customer") String customer);

  /** Goes over all orders, by id, without having them all in memory. */
  @Select("SELECT * FROM orders ORDER BY id")
  Cursor<Order> all();

  /** Marks an order as paid; returns 1, or 0 if there is no such order. */
  @Update("UPDATE orders SET paid = TRUE WHERE id = #{id}")
  int pay(UUID id);

  /** Returns what is still to be paid. */
  @Select("SELECT SUM(total) FROM orders WHERE NOT paid")
  BigDecimal unpaid();

  /** Deletes the orders that are paid; returns how many. */
  @Delete("DELETE FROM orders WHERE paid")
  int deletePaid();
}
