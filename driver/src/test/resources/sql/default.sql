-- A column that an INSERT does not name gets its DEFAULT, else NULL.
CREATE TABLE t (
  a INT PRIMARY KEY,
  b VARCHAR(20) DEFAULT 'it''s "süß"' NOT NULL,
  c INT DEFAULT 2 * (3 + 4),
  d DECIMAL(5, 2) DEFAULT -1.5,
  e DATE DEFAULT DATE '2024-02-29',
  f CHAR(3) DEFAULT 'x',
  g TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
  h BOOLEAN DEFAULT NULL,
  i INT
);
> done

SELECT column_name, column_default FROM information_schema.columns WHERE table_name = 'T' ORDER BY ordinal_position;
> COLUMN_NAME | COLUMN_DEFAULT
> A | null
> B | 'it''s "süß"'
> C | 2 * (3 + 4)
> D | -1.5
> E | DATE '2024-02-29'
> F | 'x'
> G | CURRENT_TIMESTAMP
> H | NULL
> I | null

INSERT INTO t (a) VALUES (1);
> 1 row changed

INSERT INTO t (a, b, c) VALUES (2, DEFAULT, NULL);
> 1 row changed

SELECT a, b, c, d, e, f, g IS NULL AS g, h, i FROM t ORDER BY a;
> A | B | C | D | E | F | G | H | I
> 1 | it's "süß" | 14 | -1.50 | 2024-02-29 | x   | false | null | null
> 2 | it's "süß" | null | -1.50 | 2024-02-29 | x   | false | null | null

-- What is no value of the column is refused by CREATE TABLE.
CREATE TABLE u (a INT PRIMARY KEY, b INT DEFAULT 'many');
> error 22018 INVALID_CONVERSION: DEFAULT of column "B": value 'many' cannot be converted to column "B" INTEGER

CREATE TABLE u (a INT PRIMARY KEY, b TINYINT DEFAULT 1000);
> error 22003 NUMERIC_OUT_OF_RANGE: DEFAULT of column "B": value 1000 is out of range for column "B" TINYINT

CREATE TABLE u (a INT PRIMARY KEY, b VARCHAR(2) DEFAULT 'abc');
> error 22001 VALUE_TOO_LONG: DEFAULT of column "B": value 'abc' has length 3, which is too long for column "B" VARCHAR(2)

CREATE TABLE u (a INT PRIMARY KEY, b DATE DEFAULT DATE '2023-02-29');
> error 22007 INVALID_DATETIME: DEFAULT of column "B": '2023-02-29' is no valid DATE

CREATE TABLE u (a INT PRIMARY KEY, b INT NOT NULL DEFAULT NULL);
> error 23502 NOT_NULL_VIOLATION: DEFAULT of column "B": column "B" of table "U" cannot be NULL; give it a value

CREATE TABLE u (a INT PRIMARY KEY, b INT DEFAULT 1 / 0);
> error 22012 DIVISION_BY_ZERO: DEFAULT of column "B": division by zero; guard the divisor, for example with NULLIF(divisor, 0)

CREATE TABLE u (a INT PRIMARY KEY, b INT DEFAULT nothing(1));
> error 42000 INVALID_STATEMENT: DEFAULT of column "B": expression "NOTHING"(1) is not supported here; compute it before the statement, or cast its operands to the types it needs

CREATE TABLE u (a INT PRIMARY KEY, b INT DEFAULT sum(1));
> error 42000 INVALID_STATEMENT: DEFAULT of column "B": expression SUM(1) is not supported here; compute it before the statement, or cast its operands to the types it needs
