-- A new database has 4 shards. RESHARD takes any multiple or divisor of that.
@columns JOB, FROM_SHARDS, TO_SHARDS, ROWS
CALL RESHARD(8);
> JOB | FROM_SHARDS | TO_SHARDS | ROWS
> 1 | 4 | 8 | 0

@columns JOB, FROM_SHARDS, TO_SHARDS
? 16
{call reshard(?)};
> JOB | FROM_SHARDS | TO_SHARDS
> 2 | 8 | 16

@columns FROM_SHARDS, TO_SHARDS
? '32'
CALL public.reshard(?);
> FROM_SHARDS | TO_SHARDS
> 16 | 32

-- Fewer again.
@columns FROM_SHARDS, TO_SHARDS
CALL RESHARD(1);
> FROM_SHARDS | TO_SHARDS
> 32 | 1

@columns FROM_SHARDS, TO_SHARDS
CALL RESHARD(32);
> FROM_SHARDS | TO_SHARDS
> 1 | 32

-- What it cannot do.
CALL RESHARD(0);
> error 22023 INVALID_PARAMETER_VALUE: RESHARD(0): the number must be from 1 to 1024

CALL RESHARD(-8);
> error 22023 INVALID_PARAMETER_VALUE: RESHARD(-8): the number must be from 1 to 1024

CALL RESHARD(32);
> error 22023 INVALID_PARAMETER_VALUE: RESHARD(32): the database has 32 shards already

CALL RESHARD(33);
> error 22023 INVALID_PARAMETER_VALUE: RESHARD(33): the number must be a multiple or a divisor of the 32 shards that there are; near it: 16, 64

CALL RESHARD(2048);
> error 22023 INVALID_PARAMETER_VALUE: RESHARD(2048): the number must be from 1 to 1024

CALL RESHARD(NULL);
> error 22023 INVALID_PARAMETER_VALUE: argument SHARDS of RESHARD is NULL; it must be a whole number

CALL RESHARD('many');
> error 22023 INVALID_PARAMETER_VALUE: argument SHARDS of RESHARD is 'many'; it must be a whole number

CALL RESHARD(64.5);
> error 22023 INVALID_PARAMETER_VALUE: argument SHARDS of RESHARD is 64.5; it must be a whole number

CALL RESHARD(99999999999);
> error 22023 INVALID_PARAMETER_VALUE: argument SHARDS of RESHARD is 99999999999; it must be a whole number

? NULL
CALL RESHARD(?);
> error 22023 INVALID_PARAMETER_VALUE: argument SHARDS of RESHARD is NULL; it must be a whole number

? TRUE
CALL RESHARD(?);
> error 22023 INVALID_PARAMETER_VALUE: argument SHARDS of RESHARD is true; it must be a whole number

CALL RESHARD(?);
> error 07001 PARAMETER_COUNT: wrong number of parameters: the statement takes 1, not 0

CALL RESHARD(1 + 1);
> error 42000 INVALID_STATEMENT: line 1, column 14: an argument of CALL must be a literal or ?

CALL RESHARD;
> error 42000 INVALID_STATEMENT: wrong number of arguments: RESHARD(SHARDS) takes 1, not 0

CALL RESHARD();
> error 42000 INVALID_STATEMENT: wrong number of arguments: RESHARD(SHARDS) takes 1, not 0

CALL RESHARD(64, 128);
> error 42000 INVALID_STATEMENT: wrong number of arguments: RESHARD(SHARDS) takes 1, not 2

CALL SHARD(64);
> error 42S03 ROUTINE_NOT_FOUND: line 1, column 6: there is no procedure "SHARD"; there is BACKUP, CHECK, COMPACT, EXPORT_CSV, IMPORT_CSV, RESHARD, RESHARD_CANCEL

CALL other.RESHARD(64);
> error 42S03 ROUTINE_NOT_FOUND: line 1, column 6: there is no procedure "OTHER"."RESHARD"; there is BACKUP, CHECK, COMPACT, EXPORT_CSV, IMPORT_CSV, RESHARD, RESHARD_CANCEL

-- What is not running cannot be canceled.
CALL RESHARD_CANCEL();
> error 55000 RESHARD_NOT_RUNNING: no RESHARD is splitting or merging shards, so there is nothing to cancel; to go back, CALL RESHARD with the old number

CALL RESHARD_CANCEL(1);
> error 42000 INVALID_STATEMENT: wrong number of arguments: RESHARD_CANCEL() takes 0, not 1

{? = CALL RESHARD(64)};
> error 42000 SYNTAX_ERROR: line 1, column 2: procedures return rows, not a value; write {call ...} without ? =
