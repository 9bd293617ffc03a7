-- OR of the same key columns is a list of keys.
CREATE TABLE t (a INT, b INT, c VARCHAR(5), PRIMARY KEY (a, b));
> done

INSERT INTO t VALUES (1, 1, 'x'), (1, 2, 'y'), (2, 1, 'z'), (3, 1, NULL);
> 4 rows changed

EXPLAIN PLAN FOR SELECT c FROM t WHERE (a = 2 OR 1 = a OR a IN (9, 1)) AND b = 1;
> PLAN
> path: point
> table: T
> key: (1, 1)
> slot: 2
> shard: s00002
> key: (2, 1)
> slot: 3
> shard: s00003
> key: (9, 1)
> slot: 3
> shard: s00003

SELECT a, b, c FROM t WHERE (a = 2 OR 1 = a OR a IN (9, 1)) AND b = 1;
> A | B | C
> 1 | 1 | x
> 2 | 1 | z

? 3, 1
SELECT a, b FROM t WHERE b = 1 AND (a = ? OR a = ?);
> A | B
> 1 | 1
> 3 | 1

SELECT a, b FROM t WHERE (a, b) IN ((1, 2), (2, 1)) OR (a, b) = (3, 1);
> A | B
> 1 | 2
> 2 | 1
> 3 | 1

SELECT a, b FROM t WHERE (a = 1 OR a = NULL) AND (b = 1 OR b = 2) AND (c = 'x' OR c = 'y');
> A | B
> 1 | 1
> 1 | 2

SELECT a, b FROM t WHERE (a = 1 OR a = 2.5) AND b = 1;
> A | B
> 1 | 1

UPDATE t SET c = 'new' WHERE b = 1 AND (a = 1 OR a = 3);
> 2 rows changed

DELETE FROM t WHERE (b = 1 OR b = 2) AND a = 1 AND (a = 1 OR c = 'y');
> 2 rows changed

SELECT * FROM t ORDER BY a, b;
> A | B | C
> 2 | 1 | z
> 3 | 1 | new

-- Other ORs are conditions like any other.
@columns PLAN
EXPLAIN PLAN FOR SELECT c FROM t WHERE (a = 1 OR b = 1) AND a = 2 AND b = 1;
> PLAN
> path: point
> table: T
> key: (2, 1)
> slot: 3
> shard: s00003

SELECT a, b FROM t WHERE a = 2 OR c = 'new' ORDER BY a;
> A | B
> 2 | 1
> 3 | 1

SELECT a, b FROM t WHERE (a = 2 OR a > 2) AND b = 1 ORDER BY a;
> A | B
> 2 | 1
> 3 | 1

SELECT a FROM t WHERE a = 2 OR nothing = 1;
> error 42S22 COLUMN_NOT_FOUND: line 1, column 32: column "NOTHING" not found in table "T"
