-- A table without a primary key: each row has a number that nobody sees.
CREATE TABLE t (a INTEGER, b VARCHAR(10) DEFAULT 'x');
> done

INSERT INTO t VALUES (1, 'one'), (1, 'one'), (NULL, NULL);
> 3 rows changed

? 2, 'two'
? 2, 'two'
INSERT INTO t VALUES (?, ?);
> 1 row changed
> 1 row changed

INSERT INTO t (a) SELECT a + 10 FROM t WHERE a IS NOT NULL;
> 4 rows changed

INSERT INTO t DEFAULT VALUES;
> 1 row changed

SELECT * FROM t ORDER BY a, b;
> A | B
> null | null
> null | x
> 1 | one
> 1 | one
> 2 | two
> 2 | two
> 11 | x
> 11 | x
> 12 | x
> 12 | x

SELECT COUNT(*) AS n, COUNT(a) AS a FROM t;
> N | A
> 10 | 8

SELECT a FROM t WHERE a = 1;
> A
> 1
> 1

SELECT b FROM t WHERE a > 1 AND b LIKE 't%';
> B
> two
> two

-- Rows are changed by a query.
UPDATE t SET b = 'uno' WHERE a = 1;
> 2 rows changed

UPDATE t AS u SET a = u.a + 1, b = DEFAULT WHERE u.a >= 12;
> 2 rows changed

DELETE FROM t WHERE a IS NULL;
> 2 rows changed

DELETE FROM t WHERE a IN (SELECT a FROM t WHERE b = 'two');
> 2 rows changed

SELECT * FROM t ORDER BY a, b;
> A | B
> 1 | uno
> 1 | uno
> 11 | x
> 11 | x
> 13 | x
> 13 | x

MERGE INTO t USING (VALUES (11, 'eleven'), (20, 'twenty')) AS v (a, b) ON t.a = v.a
WHEN MATCHED THEN UPDATE SET b = v.b WHEN NOT MATCHED THEN INSERT (a, b) VALUES (v.a, v.b);
> 3 rows changed

SELECT * FROM t ORDER BY a, b;
> A | B
> 1 | uno
> 1 | uno
> 11 | eleven
> 11 | eleven
> 13 | x
> 13 | x
> 20 | twenty

-- UPSERT and ON CONFLICT find nothing to replace.
UPSERT INTO t VALUES (20, 'twenty');
> 1 row changed

INSERT INTO t VALUES (20, 'twenty') ON CONFLICT DO NOTHING;
> 1 row changed

INSERT INTO t VALUES (20, 'twenty') ON CONFLICT (a) DO NOTHING;
> error 42000 INVALID_STATEMENT: line 1, column 49: ON CONFLICT names other columns than the primary key or a unique index of table "T"; write ON CONFLICT ()

SELECT a, COUNT(*) AS n FROM t GROUP BY a ORDER BY a;
> A | N
> 1 | 2
> 11 | 2
> 13 | 2
> 20 | 3

-- The number is not a column.
CREATE TABLE u (c INTEGER, d INTEGER);
> done

INSERT INTO u VALUES (1, 2), (11, 12);
> 2 rows changed

SELECT * FROM t NATURAL JOIN u WHERE a = 1 AND c = 1;
> A | B | C | D
> 1 | uno | 1 | 2
> 1 | uno | 1 | 2

SELECT t.*, u.* FROM t JOIN u ON t.a = u.c WHERE a = 11 ORDER BY b;
> A | B | C | D
> 11 | eleven | 11 | 12
> 11 | eleven | 11 | 12

SELECT "row key" FROM t;
> error 42S22 COLUMN_NOT_FOUND: line 1, column 8: column "row key" not found in any table

SELECT column_name, ordinal_position, key_position FROM information_schema.columns WHERE table_name = 'T' ORDER BY 2;
> COLUMN_NAME | ORDINAL_POSITION | KEY_POSITION
> A | 1 | null
> B | 2 | null

EXPLAIN PLAN FOR DELETE FROM t WHERE a = 1;
> PLAN
> path: query
> writes: T
> EnumerableCalc(expr#0..1=[{inputs}], expr#2=[1], expr#3=[=($t0, $t2)], row key=[$t1], $condition=[$t3])
>   ShardScan(table=[row keys of PUBLIC.T], columns=[[A, row key]])

SELECT * FROM t FOR UPDATE;
> error 0A000 FEATURE_NOT_SUPPORTED: table "T" has no primary key, by which its rows could be locked; give it one, or lock rows by an UPDATE

-- Transactions, indexes, changes of the table.
BEGIN;
> done

INSERT INTO u VALUES (5, 5);
> 1 row changed

UPDATE u SET d = 6 WHERE c = 5;
> 1 row changed

SELECT * FROM u ORDER BY c;
> C | D
> 1 | 2
> 5 | 6
> 11 | 12

ROLLBACK;
> done

SELECT * FROM u ORDER BY c;
> C | D
> 1 | 2
> 11 | 12

CREATE UNIQUE INDEX u_c ON u (c);
> done

INSERT INTO u VALUES (1, 3);
> error 23505 DUPLICATE_KEY: unique index "U_C" of table "U" allows one row with (1), and there are two; give one of them other values

INSERT INTO u VALUES (1, 3) ON CONFLICT (c) DO UPDATE SET d = EXCLUDED.d;
> 1 row changed

ALTER TABLE u ADD COLUMN e INTEGER DEFAULT 7;
> done

UPDATE u SET e = e + d WHERE c = 1;
> 1 row changed

SELECT * FROM u ORDER BY c;
> C | D | E
> 1 | 3 | 10
> 11 | 12 | 7

TRUNCATE TABLE u;
> done

INSERT INTO u (c) VALUES (1);
> 1 row changed

SELECT * FROM u;
> C | D | E
> 1 | null | 7

CREATE SCHEMA s;
> done

CREATE TABLE s.t (a INTEGER);
> done

INSERT INTO s.t VALUES (1);
> 1 row changed

UPDATE s.t SET a = 2;
> 1 row changed

SELECT * FROM s.t;
> A
> 2

DELETE FROM s.t WHERE a = 2;
> 1 row changed

DROP SCHEMA s CASCADE;
> done

DROP TABLE t;
> done

DROP TABLE u;
> done
