-- TRUNCATE TABLE empties a table at once, as dropping and creating it would.
CREATE TABLE t (a INT PRIMARY KEY, b VARCHAR(5) DEFAULT 'x' NOT NULL);
> done

INSERT INTO t (a) VALUES (1), (2);
> 2 rows changed

TRUNCATE TABLE t;
> done

SELECT * FROM t;
> A | B
> (no rows)

SELECT * FROM t WHERE a = 1;
> A | B
> (no rows)

INSERT INTO t (a) VALUES (1);
> 1 row changed

SELECT * FROM t;
> A | B
> 1 | x

SELECT table_name, column_name, column_default FROM information_schema.columns WHERE table_name = 'T' ORDER BY ordinal_position;
> TABLE_NAME | COLUMN_NAME | COLUMN_DEFAULT
> T | A | null
> T | B | 'x'

TRUNCATE TABLE public.t;
> done

SELECT COUNT(*) AS n FROM t;
> N
> 0

TRUNCATE TABLE t;
> done

-- It commits what is open, and cannot be undone.
BEGIN;
> done

INSERT INTO kv VALUES ('a', '1');
> 1 row changed

TRUNCATE TABLE t;
> done

ROLLBACK;
> done

SELECT value FROM kv WHERE key = 'a';
> VALUE
> 1

-- Who has written to it before cannot commit.
@connection b
BEGIN;
> done

@connection b
INSERT INTO t (a) VALUES (7);
> 1 row changed

TRUNCATE TABLE t;
> done

@connection b
COMMIT;
> error 42S02 TABLE_NOT_FOUND: the table was dropped or truncated while the statement or transaction ran; if there is one of its name, run it again

@connection b
INSERT INTO t (a) VALUES (8);
> 1 row changed

SELECT a FROM t;
> A
> 8

EXPLAIN PLAN FOR SELECT a FROM t WHERE a = 8;
> PLAN
> path: point
> table: T
> key: (8)
> slot: 2
> shard: s00002

TRUNCATE TABLE nothing;
> error 42S02 TABLE_NOT_FOUND: table "NOTHING" does not exist

TRUNCATE TABLE other.t;
> error 42S02 TABLE_NOT_FOUND: table "OTHER.T" does not exist

TRUNCATE TABLE information_schema.tables;
> error 42000 INVALID_STATEMENT: table INFORMATION_SCHEMA.TABLES cannot be created, altered, dropped or truncated: INFORMATION_SCHEMA is made by the database itself

TRUNCATE t;
> error 42000 SYNTAX_ERROR: line 1, column 10: unexpected "t"; expected ( or TABLE
