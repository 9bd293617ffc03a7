-- ALTER TABLE never rewrites a row: rows from before have the value that the DEFAULT had then.
CREATE TABLE t (a INT, b INT, v VARCHAR(5), PRIMARY KEY (a, b));
> done

INSERT INTO t VALUES (1, 1, 'one'), (2, 2, NULL);
> 2 rows changed

ALTER TABLE t ADD COLUMN n INT DEFAULT 40 + 2;
> done

ALTER TABLE t ADD note VARCHAR(10);
> done

ALTER TABLE t ADD COLUMN flag BOOLEAN DEFAULT FALSE NOT NULL;
> done

SELECT * FROM t;
> A | B | V | N | NOTE | FLAG
> 1 | 1 | one | 42 | null | false
> 2 | 2 | null | 42 | null | false

SELECT n, flag FROM t WHERE a = 1 AND b = 1;
> N | FLAG
> 42 | false

-- What is written as NULL later stays NULL.
UPDATE t SET n = NULL WHERE a = 1 AND b = 1;
> 1 row changed

INSERT INTO t (a, b) VALUES (3, 3);
> 1 row changed

INSERT INTO t (a, b, n) VALUES (4, 4, NULL);
> 1 row changed

ALTER TABLE t ALTER COLUMN n SET DEFAULT 7;
> done

INSERT INTO t (a, b) VALUES (5, 5);
> 1 row changed

SELECT a, n, note, flag FROM t;
> A | N | NOTE | FLAG
> 1 | null | null | false
> 2 | 42 | null | false
> 3 | 42 | null | false
> 4 | null | null | false
> 5 | 7 | null | false

SELECT a FROM t WHERE n = 42;
> A
> 2
> 3

UPDATE t SET note = 'x' WHERE n = 42;
> 2 rows changed

SELECT a, n, note FROM t WHERE a IN (2, 3) AND b IN (2, 3);
> A | N | NOTE
> 2 | 42 | x
> 3 | 42 | x

ALTER TABLE t ALTER n DROP DEFAULT;
> done

INSERT INTO t (a, b) VALUES (6, 6);
> 1 row changed

SELECT n FROM t WHERE a = 6;
> N
> null

-- ADD COLUMN says what it cannot do.
ALTER TABLE t ADD COLUMN n INT;
> error 42S21 COLUMN_ALREADY_EXISTS: table "T" has a column "N" already; use IF NOT EXISTS

ALTER TABLE t ADD COLUMN IF NOT EXISTS n VARCHAR(3);
> done

ALTER TABLE t ADD COLUMN c INT NOT NULL;
> error 23502 NOT_NULL_VIOLATION: column "C" cannot be added NOT NULL to table "T", which has rows; give it a DEFAULT

ALTER TABLE t ADD COLUMN c INT PRIMARY KEY;
> error 0A000 FEATURE_NOT_SUPPORTED: column C cannot become part of the primary key; create a table that has it, and INSERT INTO that from this one

ALTER TABLE t ADD COLUMN c INT DEFAULT 'x';
> error 22018 INVALID_CONVERSION: DEFAULT of column "C": value 'x' cannot be converted to column "C" INTEGER

ALTER TABLE t ADD COLUMN c VARCHAR(2) DEFAULT 'too long';
> error 22001 VALUE_TOO_LONG: DEFAULT of column "C": value 'too long' has length 8, which is too long for column "C" VARCHAR(2)

ALTER TABLE t ADD COLUMN c INT DEFAULT a;
> error 42000 INVALID_STATEMENT: line 1, column 40: DEFAULT of column "C" contains a column; it must be a constant

ALTER TABLE t ADD COLUMN c INT DEFAULT NULL NOT NULL;
> error 23502 NOT_NULL_VIOLATION: DEFAULT of column "C": column "C" of table "T" cannot be NULL; give it a value

ALTER TABLE nowhere ADD COLUMN c INT;
> error 42S02 TABLE_NOT_FOUND: table "NOWHERE" does not exist

ALTER TABLE IF EXISTS nowhere ADD COLUMN c INT;
> done

ALTER TABLE information_schema.tables ADD COLUMN c INT;
> error 42000 INVALID_STATEMENT: table INFORMATION_SCHEMA.TABLES cannot be created, altered, dropped or truncated: INFORMATION_SCHEMA is made by the database itself

CREATE TABLE empty (id INT PRIMARY KEY);
> done

ALTER TABLE empty ADD COLUMN c INT NOT NULL;
> done

INSERT INTO empty (id) VALUES (1);
> error 23502 NOT_NULL_VIOLATION: column "C" of table "EMPTY" cannot be NULL; give it a value

-- DROP COLUMN; a new column of the same name knows nothing of the old one.
ALTER TABLE t DROP COLUMN note;
> done

SELECT note FROM t WHERE a = 2 AND b = 2;
> error 42S22 COLUMN_NOT_FOUND: line 1, column 8: column "NOTE" not found in table "T"

SELECT note FROM t;
> error 42S22 COLUMN_NOT_FOUND: line 1, column 8: column "NOTE" not found in any table

ALTER TABLE t DROP COLUMN note;
> error 42S22 COLUMN_NOT_FOUND: table "T" has no column "NOTE"; check its name and case

ALTER TABLE t DROP COLUMN IF EXISTS note;
> done

ALTER TABLE t ADD COLUMN note VARCHAR(10);
> done

SELECT a, note FROM t WHERE note IS NOT NULL;
> A | NOTE
> (no rows)

ALTER TABLE t DROP a;
> error 2BP01 DEPENDENT_OBJECTS: column "A" of table "T" cannot be dropped: it is part of the primary key

ALTER TABLE t DROP COLUMN v CASCADE;
> done

SELECT * FROM t WHERE a = 2 AND b = 2;
> A | B | N | FLAG | NOTE
> 2 | 2 | 42 | false | null

-- RENAME.
ALTER TABLE t RENAME COLUMN flag TO done;
> done

ALTER TABLE t RENAME a TO "first";
> done

ALTER TABLE t ALTER COLUMN b RENAME TO "second";
> done

SELECT done FROM t WHERE "first" = 1 AND "second" = 1;
> DONE
> false

ALTER TABLE t RENAME COLUMN done TO n;
> error 42S21 COLUMN_ALREADY_EXISTS: table "T" has a column "N" already

ALTER TABLE t RENAME COLUMN flag TO n;
> error 42S22 COLUMN_NOT_FOUND: table "T" has no column "FLAG"; check its name and case

ALTER TABLE t RENAME TO u;
> done

SELECT * FROM t;
> error 42S02 TABLE_NOT_FOUND: line 1, column 15: table "T" not found; create it, or check its name and case

SELECT "first" FROM u WHERE done IS FALSE AND n IS NULL;
> first
> 1
> 4
> 6

ALTER TABLE u RENAME TO kv;
> error 42S01 TABLE_ALREADY_EXISTS: table "KV" exists already; drop it first, or use IF NOT EXISTS

ALTER TABLE u RENAME TO other.u;
> error 0A000 FEATURE_NOT_SUPPORTED: a table cannot be moved to another schema (OTHER.U); create one there, INSERT INTO it from this one and drop this one

ALTER TABLE u RENAME TO public.t;
> done

-- NOT NULL.
ALTER TABLE t ALTER COLUMN n SET NOT NULL;
> error 23502 NOT_NULL_VIOLATION: column "N" of table "T" is NULL in the row with key (1, 1); give it a value first

UPDATE t SET n = 0 WHERE n IS NULL;
> 3 rows changed

ALTER TABLE t ALTER COLUMN n SET NOT NULL;
> done

ALTER TABLE t ALTER COLUMN n SET NOT NULL;
> done

UPDATE t SET n = NULL WHERE "first" = 1 AND "second" = 1;
> error 23502 NOT_NULL_VIOLATION: column "N" of table "T" cannot be NULL; give it a value

@columns COLUMN_NAME, IS_NULLABLE, COLUMN_DEFAULT
DESCRIBE t;
> COLUMN_NAME | IS_NULLABLE | COLUMN_DEFAULT
> first | NO | null
> second | NO | null
> N | NO | null
> DONE | NO | FALSE
> NOTE | YES | null

ALTER TABLE t ALTER COLUMN n DROP NOT NULL;
> done

UPDATE t SET n = NULL WHERE "first" = 1 AND "second" = 1;
> 1 row changed

ALTER TABLE t ALTER COLUMN "first" DROP NOT NULL;
> error 42000 INVALID_STATEMENT: column "first" of table "T" is part of the primary key and cannot be NULL

ALTER TABLE t ALTER COLUMN "first" SET NOT NULL;
> done

-- Types that can hold more.
ALTER TABLE t ALTER COLUMN n SET DATA TYPE BIGINT;
> done

UPDATE t SET n = 5000000000 WHERE "first" = 1 AND "second" = 1;
> 1 row changed

SELECT "first", n FROM t WHERE n > 40;
> first | N
> 1 | 5000000000
> 2 | 42
> 3 | 42

ALTER TABLE t ALTER COLUMN note TYPE VARCHAR(20);
> done

UPDATE t SET note = 'fifteen letters' WHERE "first" = 1 AND "second" = 1;
> 1 row changed

ALTER TABLE t ALTER COLUMN note SET DATA TYPE VARCHAR(10);
> error 0A000 FEATURE_NOT_SUPPORTED: column "NOTE" of table "T" cannot be changed from VARCHAR(20) to VARCHAR(10) without rewriting its rows; add another column, UPDATE it from this one, drop this one and rename the other

ALTER TABLE t ALTER COLUMN n SET DATA TYPE INTEGER;
> error 0A000 FEATURE_NOT_SUPPORTED: column "N" of table "T" cannot be changed from BIGINT to INTEGER without rewriting its rows; add another column, UPDATE it from this one, drop this one and rename the other

ALTER TABLE t ALTER COLUMN n SET DATA TYPE VARCHAR(10);
> error 0A000 FEATURE_NOT_SUPPORTED: column "N" of table "T" cannot be changed from BIGINT to VARCHAR(10) without rewriting its rows; add another column, UPDATE it from this one, drop this one and rename the other

ALTER TABLE t ALTER COLUMN "first" SET DATA TYPE BIGINT;
> error 0A000 FEATURE_NOT_SUPPORTED: column "first" of table "T" cannot be changed from INTEGER to BIGINT without rewriting its rows; add another column, UPDATE it from this one, drop this one and rename the other

ALTER TABLE t ALTER COLUMN nothing SET DATA TYPE BIGINT;
> error 42S22 COLUMN_NOT_FOUND: table "T" has no column "NOTHING"; check its name and case

ALTER TABLE t ALTER COLUMN done SET DEFAULT 'x';
> error 22018 INVALID_CONVERSION: DEFAULT of column "DONE": value 'x' cannot be converted to column "DONE" BOOLEAN

-- Statements that were prepared before, and the built-in table.
ALTER TABLE kv ADD COLUMN changed TIMESTAMP;
> done

UPSERT INTO kv (key, value) VALUES ('a', '1');
> 1 row changed

SELECT * FROM kv;
> KEY | VALUE | CHANGED
> a | 1 | null

ALTER TABLE kv DROP COLUMN value;
> done

SELECT * FROM kv WHERE key = 'a';
> KEY | CHANGED
> a | null

ALTER TABLE t;
> error 42000 SYNTAX_ERROR: line 1, column 14: unexpected ";"; expected . or ADD or ALTER or DROP or RENAME

ALTER TABLE t ADD;
> error 42000 SYNTAX_ERROR: line 1, column 18: unexpected ";"

-- Indexes go on with what is altered.
CREATE TABLE i (id INT PRIMARY KEY, a INT, b INT);
> done

INSERT INTO i VALUES (1, 1, 1), (2, 2, NULL);
> 2 rows changed

ALTER TABLE i ADD COLUMN c INT DEFAULT 9;
> done

CREATE UNIQUE INDEX by_b_c ON i (b, c);
> done

INSERT INTO i VALUES (3, 3, 1, 9);
> error 23505 DUPLICATE_KEY: unique index "BY_B_C" of table "I" allows one row with (1, 9), and there are two; give one of them other values

UPDATE i SET c = 10 WHERE id = 1;
> 1 row changed

INSERT INTO i VALUES (3, 3, 1, 9);
> 1 row changed

ALTER TABLE i RENAME COLUMN b TO bb;
> done

INSERT INTO i VALUES (4, 4, 1, 10);
> error 23505 DUPLICATE_KEY: unique index "BY_B_C" of table "I" allows one row with (1, 10), and there are two; give one of them other values

ALTER TABLE i ALTER COLUMN c SET DATA TYPE BIGINT;
> error 0A000 FEATURE_NOT_SUPPORTED: column "C" of table "I" cannot be changed from INTEGER to BIGINT without rewriting its rows; add another column, UPDATE it from this one, drop this one and rename the other

ALTER TABLE i DROP COLUMN a;
> done

INSERT INTO i VALUES (4, 1, 10);
> error 23505 DUPLICATE_KEY: unique index "BY_B_C" of table "I" allows one row with (1, 10), and there are two; give one of them other values

ALTER TABLE i DROP COLUMN bb;
> error 2BP01 DEPENDENT_OBJECTS: column "BB" of table "I" cannot be dropped: index "BY_B_C" needs it; drop that first, or use CASCADE

ALTER TABLE i DROP COLUMN bb CASCADE;
> done

SELECT * FROM i;
> ID | C
> 1 | 10
> 2 | 9
> 3 | 9

CALL CHECK();
> SHARD | OBJECT | TABLE_NAME | ROW_KEY | PROBLEM
> (no rows)
