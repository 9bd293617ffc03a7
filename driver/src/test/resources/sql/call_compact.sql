-- One row a shard.
@columns SHARD
CALL COMPACT();
> SHARD
> s00000
> s00001
> s00002
> s00003

CALL COMPACT('all');
> error 42000 INVALID_STATEMENT: wrong number of arguments: COMPACT() takes 0, not 1
