-- DEFAULT as the value that UPDATE and MERGE set: that of the column, or NULL.
CREATE TABLE account (id INT PRIMARY KEY DEFAULT 9, owner VARCHAR(5) NOT NULL, cents INT DEFAULT 2 * 50, since DATE);
> done

INSERT INTO account VALUES (1, 'ann', 1, DATE '2026-01-01'), (2, 'bob', 2, DATE '2026-01-02'), (3, 'cid', 3, NULL);
> 3 rows changed

EXPLAIN PLAN FOR UPDATE account SET cents = DEFAULT WHERE id = 1;
> PLAN
> path: point
> table: ACCOUNT
> key: (1)
> slot: 2
> shard: s00002

UPDATE account SET cents = DEFAULT, since = DEFAULT WHERE id = 1;
> 1 row changed

UPDATE account SET cents = DEFAULT WHERE owner LIKE 'b%';
> 1 row changed

SELECT * FROM account ORDER BY id;
> ID | OWNER | CENTS | SINCE
> 1 | ann | 100 | null
> 2 | bob | 100 | 2026-01-02
> 3 | cid | 3 | null

UPDATE account SET owner = DEFAULT WHERE id = 1;
> error 23502 NOT_NULL_VIOLATION: column "OWNER" of table "ACCOUNT" cannot be NULL; give it a value

UPDATE account SET owner = DEFAULT WHERE cents > 0;
> error 23502 NOT_NULL_VIOLATION: column "OWNER" of table "ACCOUNT" cannot be NULL; give it a value

-- A key column too.
UPDATE account SET id = DEFAULT WHERE id = 3;
> 1 row changed

MERGE INTO account AS a USING (VALUES (1, 'eve'), (4, 'dan')) AS v (id, owner) ON a.id = v.id
WHEN MATCHED THEN UPDATE SET owner = v.owner, cents = DEFAULT
WHEN NOT MATCHED THEN INSERT (id, owner, cents) VALUES (v.id, v.owner, DEFAULT);
> 2 rows changed

SELECT * FROM account ORDER BY id;
> ID | OWNER | CENTS | SINCE
> 1 | eve | 100 | null
> 2 | bob | 100 | 2026-01-02
> 4 | dan | 100 | null
> 9 | cid | 3 | null

-- It stands for a whole value only.
UPDATE account SET cents = DEFAULT + 1 WHERE id = 1;
> error 42000 SYNTAX_ERROR: line 1, column 36: unexpected "+"; expected , or ; or WHERE or the end of the statement

UPDATE account SET cents = 1 WHERE cents = DEFAULT;
> error 42000 SYNTAX_ERROR: line 1, column 44: unexpected "DEFAULT"
