SAVEPOINT s;
> error 25000 INVALID_TRANSACTION_STATE: there are no savepoints in autocommit, where every statement is a transaction by itself; switch it off first (setAutoCommit(false), or BEGIN)

ROLLBACK TO SAVEPOINT s;
> error 25000 INVALID_TRANSACTION_STATE: there are no savepoints in autocommit, where every statement is a transaction by itself; switch it off first (setAutoCommit(false), or BEGIN)

RELEASE SAVEPOINT s;
> error 25000 INVALID_TRANSACTION_STATE: there are no savepoints in autocommit, where every statement is a transaction by itself; switch it off first (setAutoCommit(false), or BEGIN)

BEGIN;
> done

INSERT INTO kv VALUES ('a', '1');
> 1 row changed

SAVEPOINT s;
> done

UPSERT INTO kv VALUES ('a', '2'), ('b', '2');
> 2 rows changed

SAVEPOINT t;
> done

DELETE FROM kv WHERE key = 'a';
> 1 row changed

SELECT * FROM kv ORDER BY key;
> KEY | VALUE
> b | 2

ROLLBACK TO t;
> done

SELECT * FROM kv ORDER BY key;
> KEY | VALUE
> a | 2
> b | 2

ROLLBACK TO SAVEPOINT s;
> done

SELECT * FROM kv ORDER BY key;
> KEY | VALUE
> a | 1

-- Those set later are gone, this one is not.
ROLLBACK TO t;
> error 3B001 INVALID_SAVEPOINT: there is no savepoint "T" in this transaction: it was released, undone by an earlier one, or never set

UPSERT INTO kv VALUES ('c', '3');
> 1 row changed

-- The newest of a name counts; releasing it brings the older one back.
SAVEPOINT s;
> done

UPSERT INTO kv VALUES ('d', '4');
> 1 row changed

ROLLBACK TO s;
> done

RELEASE s;
> done

SELECT * FROM kv ORDER BY key;
> KEY | VALUE
> a | 1
> c | 3

ROLLBACK TO s;
> done

SELECT * FROM kv ORDER BY key;
> KEY | VALUE
> a | 1

RELEASE SAVEPOINT s;
> done

RELEASE SAVEPOINT s;
> error 3B001 INVALID_SAVEPOINT: there is no savepoint "S" in this transaction: it was released, undone by an earlier one, or never set

COMMIT;
> done

SELECT * FROM kv ORDER BY key;
> KEY | VALUE
> a | 1
