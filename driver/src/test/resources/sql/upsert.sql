CREATE TABLE t (a INT, b CHAR(2), v VARCHAR DEFAULT 'none', w INT, PRIMARY KEY (a, b));
> done

UPSERT INTO t VALUES (1, 'x', 'one', 10), (1, 'y', 'two', 20);
> 2 rows changed

-- The whole row is replaced: what is left out becomes its default again.
UPSERT INTO t (b, a) VALUES ('x', 1);
> 1 row changed

SELECT * FROM t WHERE a = 1 AND b IN ('x', 'y');
> A | B | V | W
> 1 | x  | none | null
> 1 | y  | two | 20

-- The last one wins.
UPSERT INTO t VALUES (2, 'z', 'first', 1), (2, 'z', 'second', 2);
> 2 rows changed

SELECT v, w FROM t WHERE (a, b) = (2, 'z');
> V | W
> second | 2

UPSERT INTO t (a, v) VALUES (1, 'no key');
> error 23502 NOT_NULL_VIOLATION: column "B" of table "T" cannot be NULL; give it a value
