-- No rows are good news. What is found when there is something to find is in CheckTest.
INSERT INTO kv VALUES ('a', 'b'), ('c', 'd');
> 2 rows changed

CALL CHECK();
> SHARD | OBJECT | TABLE_NAME | ROW_KEY | PROBLEM
> (no rows)

{call check};
> SHARD | OBJECT | TABLE_NAME | ROW_KEY | PROBLEM
> (no rows)

CALL CHECK(1);
> error 42000 INVALID_STATEMENT: wrong number of arguments: CHECK() takes 0, not 1

{call public.check()};
> SHARD | OBJECT | TABLE_NAME | ROW_KEY | PROBLEM
> (no rows)

CALL "PUBLIC".CHECK;
> SHARD | OBJECT | TABLE_NAME | ROW_KEY | PROBLEM
> (no rows)

CALL other.CHECK();
> error 42S03 ROUTINE_NOT_FOUND: line 1, column 6: there is no procedure "OTHER"."CHECK"; there is BACKUP, CHECK, COMPACT, EXPORT_CSV, IMPORT_CSV, RESHARD, RESHARD_CANCEL
