-- EXPLAIN PLAN FOR names the path, and for the point path key, slot and shard.
EXPLAIN PLAN FOR SELECT value FROM kv WHERE key = 'a';
> PLAN
> path: point
> table: KV
> key: ('a')
> slot: 3
> shard: s00003

EXPLAIN PLAN FOR SELECT value FROM kv WHERE key IN ('a', 'b');
> PLAN
> path: point
> table: KV
> key: ('a')
> slot: 3
> shard: s00003
> key: ('b')
> slot: 2
> shard: s00002

? 'a'
EXPLAIN PLAN FOR SELECT value FROM kv WHERE key = ?;
> PLAN
> path: point
> table: KV
> key: ('a')
> slot: 3
> shard: s00003

-- Without its parameters it shows what it can.
EXPLAIN PLAN FOR SELECT value FROM kv WHERE key = ?;
> PLAN
> path: point
> table: KV
> key: known once the parameters are set

EXPLAIN PLAN FOR INSERT INTO kv VALUES ('a', '1');
> PLAN
> path: point
> table: KV
> key: ('a')
> slot: 3
> shard: s00003

EXPLAIN PLAN FOR UPDATE kv SET value = '2' WHERE key = 'a';
> PLAN
> path: point
> table: KV
> key: ('a')
> slot: 3
> shard: s00003

EXPLAIN PLAN FOR DELETE FROM kv WHERE key = 'a';
> PLAN
> path: point
> table: KV
> key: ('a')
> slot: 3
> shard: s00003

EXPLAIN PLAN FOR SELECT count(*) FROM kv WHERE value = '1';
> PLAN
> path: query
> EnumerableAggregate(group=[{}], EXPR$0=[COUNT()])
>   EnumerableCalc(expr#0=[{inputs}], expr#1=[_UTF-8'1':VARCHAR(16777216) CHARACTER SET "UTF-8"], expr#2=[=($t0, $t1)], VALUE=[$t0], $condition=[$t2])
>     ShardScan(table=[PUBLIC.KV], columns=[[VALUE]])

-- Nothing was executed.
SELECT * FROM kv;
> KEY | VALUE
> (no rows)

EXPLAIN PLAN FOR SELECT nothing FROM kv;
> error 42S22 COLUMN_NOT_FOUND: line 1, column 25: column "NOTHING" not found in any table

EXPLAIN PLAN FOR DROP TABLE kv;
> error 42000 SYNTAX_ERROR: line 1, column 18: unexpected "DROP"

EXPLAIN SELECT * FROM kv;
> error 42000 SYNTAX_ERROR: line 1, column 9: unexpected "SELECT"; expected PLAN
