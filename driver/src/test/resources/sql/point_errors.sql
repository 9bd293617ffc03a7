CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(5) NOT NULL, n INT);
> done

-- Names, with line and column.
SELECT * FROM nowhere WHERE id = 1;
> error 42S02 TABLE_NOT_FOUND: line 1, column 15: table "NOWHERE" not found; create it, or check its name and case

SELECT nope FROM t WHERE id = 1;
> error 42S22 COLUMN_NOT_FOUND: line 1, column 8: column "NOPE" not found in table "T"

SELECT *
FROM t
WHERE id = 1
  AND nope = 2;
> error 42S22 COLUMN_NOT_FOUND: line 4, column 7: column "NOPE" not found in table "T"

SELECT x.id FROM t WHERE id = 1;
> error 42S02 TABLE_NOT_FOUND: line 1, column 8: table "X" is not part of the statement; its columns are those of "T"

SELECT "id" FROM t WHERE id = 1;
> error 42S22 COLUMN_NOT_FOUND: line 1, column 8: column "id" not found in table "T"

INSERT INTO nowhere VALUES (1);
> error 42S02 TABLE_NOT_FOUND: line 1, column 13: table "NOWHERE" not found; create it, or check its name and case

INSERT INTO t (id, nope) VALUES (1, 2);
> error 42S22 COLUMN_NOT_FOUND: line 1, column 20: column "NOPE" not found in table "T"

INSERT INTO t (id, n, id) VALUES (1, 2, 3);
> error 42S21 COLUMN_ALREADY_EXISTS: line 1, column 23: column "ID" is given a value twice

UPDATE t SET nope = 1 WHERE id = 1;
> error 42S22 COLUMN_NOT_FOUND: line 1, column 14: column "NOPE" not found in table "T"

UPDATE t SET n = 1, n = 2 WHERE id = 1;
> error 42S21 COLUMN_ALREADY_EXISTS: line 1, column 21: column "N" is given a value twice

-- Numbers of values.
INSERT INTO t VALUES (1, 'a');
> error 42000 INVALID_STATEMENT: line 1, column 22: 2 values are given for 3 columns of table "T"

INSERT INTO t (id, name) VALUES (1, 'a'), (2);
> error 42000 INVALID_STATEMENT: line 1, column 43: 1 values are given for 2 columns of table "T"

-- Values.
INSERT INTO t (id, name) VALUES (NULL, 'a');
> error 23502 NOT_NULL_VIOLATION: column "ID" of table "T" cannot be NULL; give it a value

INSERT INTO t (name) VALUES ('a');
> error 23502 NOT_NULL_VIOLATION: column "ID" of table "T" cannot be NULL; give it a value

INSERT INTO t (id, name) VALUES (1, NULL);
> error 23502 NOT_NULL_VIOLATION: column "NAME" of table "T" cannot be NULL; give it a value

INSERT INTO t VALUES (1, 'abcdef', 1);
> error 22001 VALUE_TOO_LONG: value 'abcdef' has length 6, which is too long for column "NAME" VARCHAR(5)

INSERT INTO t VALUES (1, 'a', 3000000000);
> error 22003 NUMERIC_OUT_OF_RANGE: value 3000000000 is out of range for column "N" INTEGER

INSERT INTO t VALUES (1, 'a', 'x');
> error 22018 INVALID_CONVERSION: value 'x' cannot be converted to column "N" INTEGER

INSERT INTO t VALUES (1, 'a', DATE '2020-01-01');
> error 22018 INVALID_CONVERSION: value 2020-01-01 (LocalDate) cannot be converted to column "N" INTEGER

INSERT INTO t VALUES (1, 'a', id);
> error 42S22 COLUMN_NOT_FOUND: line 1, column 31: column "ID" not found: there is no row to take it from; strings are written in single quotes

-- Tables of the system.
INSERT INTO information_schema.shards VALUES (1);
> error 25006 READ_ONLY: line 1, column 13: tables of INFORMATION_SCHEMA cannot be written to: INFORMATION_SCHEMA.SHARDS

CREATE TABLE u (id INT PRIMARY KEY, n INT DEFAULT 'x');
> error 22018 INVALID_CONVERSION: DEFAULT of column "N": value 'x' cannot be converted to column "N" INTEGER

CREATE TABLE u (id INT PRIMARY KEY, s VARCHAR(2) DEFAULT 'abc');
> error 22001 VALUE_TOO_LONG: DEFAULT of column "S": value 'abc' has length 3, which is too long for column "S" VARCHAR(2)

SELECT id FROM t WHERE id IN (1, 2, 3);
> ID
> (no rows)
