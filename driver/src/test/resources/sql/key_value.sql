-- Every new database has the table KV, good for use at once.
INSERT INTO kv VALUES ('a', '1');
> 1 row changed

INSERT INTO kv (value, key) VALUES ('2', 'b'), ('3', 'c');
> 2 rows changed

SELECT value FROM kv WHERE key = 'a';
> VALUE
> 1

? 'b'
SELECT value FROM kv WHERE key = ?;
> VALUE
> 2

INSERT INTO kv VALUES ('a', '9');
> error 23505 DUPLICATE_KEY: row with key ('a') of table "KV" exists already; use UPSERT to replace it

UPSERT INTO kv VALUES ('a', '9');
> 1 row changed

UPDATE kv SET value = value || '!' WHERE key IN ('a', 'b', 'x');
> 2 rows changed

? 'b'
? 'x'
DELETE FROM kv WHERE key = ?;
> 1 row changed
> 0 rows changed

-- A batch says of each of its rows what became of it.
? 'd', '4'
? 'a', '5'
? 'e', NULL
? NULL, '6'
INSERT INTO kv VALUES (?, ?);
> 1 row changed
> error 23505 DUPLICATE_KEY: row with key ('a') of table "KV" exists already; use UPSERT to replace it
> 1 row changed
> error 23502 NOT_NULL_VIOLATION: column "KEY" of table "KV" cannot be NULL; give it a value

SELECT * FROM kv ORDER BY key;
> KEY | VALUE
> a | 9!
> c | 3
> d | 4
> e | null

SELECT upper(value) AS value, key FROM kv WHERE value IS NOT NULL AND key IN ('a', 'e');
> VALUE | KEY
> 9! | a

INSERT INTO kv VALUES (NULL, '1');
> error 23502 NOT_NULL_VIOLATION: column "KEY" of table "KV" cannot be NULL; give it a value

? 1
SELECT value FROM kv WHERE key = ? AND value = ?;
> error 07001 PARAMETER_COUNT: wrong number of parameters: the statement takes 2, not 1
