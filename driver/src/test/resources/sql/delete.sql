INSERT INTO kv VALUES ('a', '1'), ('b', '2'), ('c', '3'), ('d', NULL);
> 4 rows changed

DELETE FROM kv WHERE key = 'a';
> 1 row changed

DELETE FROM kv WHERE key = 'a';
> 0 rows changed

DELETE FROM kv WHERE key IN ('b', 'c', 'x') AND value > '2';
> 1 row changed

? 'b'
? 'nobody'
DELETE FROM kv WHERE key = ?;
> 1 row changed
> 0 rows changed

SELECT key FROM kv WHERE key IN ('a', 'b', 'c', 'd');
> KEY
> d

DELETE FROM kv;
> 1 row changed

DELETE FROM kv WHERE value = '1';
> 0 rows changed

DELETE FROM nowhere WHERE key = 'a';
> error 42S02 TABLE_NOT_FOUND: line 1, column 13: table "NOWHERE" not found; create it, or check its name and case
